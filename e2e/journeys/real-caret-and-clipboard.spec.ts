import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { Episode } from '../../core/episode/schema.ts'
import { formatTime } from '../../core/time.ts'
import { expect, test } from '../launch.ts'
import { expectSaved, fileOf, lines, openFile, turns, words } from '../screens/episode-file.ts'
import { absent, realData } from '../screens/real-data.ts'
import { caretAtStart } from '../screens/transcript-screen.ts'

test.skip(absent !== undefined, absent)

/** A diarised talk with a measured time for every word. */
const timed = join(realData, 'transcripts/stt-vendors/bbcKaldiTranscriptWithSpeakerSegments.sample.json')

const press = async (page: Page, key: string, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key)
}

/** Puts the caret at the start of a turn that is in sight. */
async function caretAtTurn(page: Page, text: Locator, nth: number): Promise<void> {
  await text
    .locator('.cm-line')
    .nth(nth)
    .click({ position: { x: 4, y: 8 } })
  await page.keyboard.press('Home')
}

/** Measured starts never run back. */
function isInOrder(episode: Episode): void {
  const times = words(episode).flatMap(({ start }) => start ?? [])
  expect(times.length).toBeGreaterThan(1_000)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
}

test('a chapter made at the caret of a timed talk has the time of its word, in the text and in what is exported', async ({
  editor,
}) => {
  const { id, before, page, text } = await openFile(editor, timed)
  await caretAtStart(page)
  await press(page, 'ControlOrMeta+ArrowRight', 20)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+End')
  const rest = await page.evaluate(() => window.getSelection()?.toString() ?? '')
  await page.keyboard.press('ArrowLeft')
  const [line = ''] = lines(before)
  expect(line.split(rest)).toHaveLength(2)
  const index = line.slice(0, line.indexOf(rest)).trim().split(' ').length
  const word = words(before)[index]
  expect(rest.startsWith(`${word?.text} `)).toBe(true)

  await page.getByRole('button', { name: 'Chapter here' }).click()
  await page.getByRole('menuitem', { name: 'New chapter at the caret' }).click()
  await page.getByRole('textbox', { name: 'Chapter title' }).fill('Whale song')
  await page.keyboard.press('Enter')
  await expect(text.locator('h2')).toContainText('Whale song')
  await expectSaved(editor, page, id, ({ chapters }) => expect(chapters[0]?.title).toBe('Whale song'))
  const after = await fileOf(editor, id)
  const [chapter] = after.chapters
  if (!chapter) throw new Error('No chapter was saved.')
  expect(chapter.startTime).toBe(word?.start)
  expect(turns(after)[1]?.id).toBe(chapter.segmentId)
  expect(turns(after)[1]?.words[0]).toEqual(word)
  expect(words(after)).toEqual(words(before))
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Chapters/ })
    .first()
    .click()
  await expect(page.getByRole('main')).toContainText(formatTime(chapter.startTime))

  await editor.close()
  const out = join(editor.home.folder, 'out')
  await editor.galley('export', id, '--out', out, '--formats', 'markdown-transcript')
  const bundle = join(out, (await readdir(out))[0] ?? '')
  const name = (await readdir(bundle)).find((file) => file.endsWith('.md')) ?? ''
  const [above = '', below = ''] = (await readFile(join(bundle, name), 'utf8')).split(/^#+ .*Whale song.*$/m)
  expect(above).toContain(line.slice(0, line.indexOf(rest)).trim())
  expect(below).toContain(rest.trim())
})

test('words are cut and pasted across turns with the keys of the clipboard, and undo is exact', async ({
  editor,
}) => {
  const { id, before, page, text } = await openFile(editor, timed)
  const [first = '', second = '', third = ''] = lines(before)
  const reads = (expected: readonly string[]) =>
    expectSaved(editor, page, id, (episode) =>
      expect(lines(episode).slice(0, expected.length)).toEqual(expected),
    )

  await test.step('out of one turn into another; what was not touched keeps its times', async () => {
    await caretAtStart(page)
    await press(page, 'Shift+ArrowRight', first.indexOf(' ', 20) + 1)
    const cut = await page.evaluate(() => window.getSelection()?.toString() ?? '')
    await page.keyboard.press('ControlOrMeta+X')
    await expect(text.locator('.cm-line').first()).toHaveText(first.slice(cut.length))
    await caretAtTurn(page, text, 2)
    await page.keyboard.press('ControlOrMeta+V')
    await expect(text.locator('.cm-line').nth(2)).toHaveText(cut + third)
    await reads([first.slice(cut.length), second, cut + third])
    const after = await fileOf(editor, id)
    const count = cut.trim().split(' ').length
    const own = turns(before)
      .slice(0, 3)
      .map((turn) => turn.words)
    expect(turns(after)[0]?.words).toEqual(own[0]?.slice(count))
    expect(turns(after)[1]?.words).toEqual(own[1])
    expect(turns(after)[2]?.words.slice(count)).toEqual(own[2])
    expect(
      turns(after)
        .slice(0, 3)
        .map(({ speaker }) => speaker),
    ).toEqual(
      turns(before)
        .slice(0, 3)
        .map(({ speaker }) => speaker),
    )
    isInOrder(after)
  })

  await test.step('from the middle of one turn to the middle of the next, and in elsewhere as two turns', async () => {
    await press(page, 'ControlOrMeta+Z', 2)
    await reads([first, second, third])
    await caretAtTurn(page, text, 1)
    await press(page, 'ArrowLeft', 6)
    await press(page, 'Shift+ArrowRight', 15)
    await page.keyboard.press('ControlOrMeta+X')
    const joined = first.slice(0, -5) + second.slice(9)
    await reads([joined, third])
    await caretAtTurn(page, text, 1)
    await page.keyboard.press('ControlOrMeta+V')
    await reads([joined, first.slice(-5), second.slice(0, 9) + third])
    isInOrder(await fileOf(editor, id))
  })

  await test.step('undo brings back every word, every time and every speaker', async () => {
    await expect(async () => {
      await page.keyboard.press('ControlOrMeta+Z')
      await expect(page.getByRole('button', { name: /^Undo/ }).first()).toBeDisabled({ timeout: 200 })
    }).toPass({ intervals: [50] })
    await expectSaved(editor, page, id, ({ transcript }) => expect(transcript).toEqual(before.transcript))
  })
})
