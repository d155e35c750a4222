import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { type Editor, expect, test } from '../launch.ts'
import { caretAtStart, openTranscript, transcriptText, undoEverything } from '../screens/transcript-screen.ts'

/** Imports a text of that name and gives the episode's id. */
async function imported(editor: Editor, name: string, text: string): Promise<string> {
  const file = join(editor.home.folder, name)
  await writeFile(file, text)
  const { stdout, stderr } = await editor.galley('import', file, '--as', 'transcript', '--json')
  const [episode] = JSON.parse(stdout || '{"episodes":[]}').episodes
  if (!episode) throw new Error(`${name} made no episode. ${stderr}`)
  return episode.id
}

/** The episode's file; the editor has let go of it. */
async function shown(editor: Editor, id: string): Promise<{ readonly transcript: unknown }> {
  return JSON.parse(await readFile(join(editor.home.library, 'episodes', `${id}.json`), 'utf8'))
}

/** Where each word of a line begins on screen, from the left. */
function wordEdges(line: Locator): Promise<readonly number[]> {
  return line.evaluate((element) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
    if (!(node instanceof Text)) throw new Error('The line has no text of its own.')
    return [...node.data.matchAll(/\S+/gu)].map((word) => {
      const range = document.createRange()
      range.setStart(node, word.index)
      range.setEnd(node, word.index + word[0].length)
      return range.getBoundingClientRect().left
    })
  })
}

const cue = (from: string, to: string, text: string) => `00:${from}.000 --> 00:${to}.000\n${text}\n\n`
const wall = Array.from({ length: 60_000 }, (_, at) => (at % 97 === 0 ? 'Lantern' : `w${at % 613}`)).join(' ')
const odd = `WEBVTT\n\n${cue('10:00', '10:05', '<v Ada>late first')}${cue('00:01', '00:09', '<v Bo>early and long')}${cue('00:03', '00:04', '<v Ada>inside the one before')}`
const two = (count: number) => String(count).padStart(2, '0')
const crowd = `WEBVTT\n\n${Array.from({ length: 200 }, (_, at) =>
  cue(`${two(Math.floor(at / 60))}:${two(at % 60)}`, '59:59', `<v Voice ${at + 1}>hello from ${at + 1}`),
).join('')}`
const scripts = [
  'Ada: שלום לכולם, this is mixed טקסט here',
  'Bo: مرحبا بكم في البرنامج رقم 12',
  'Cy: 👩‍👩‍👧‍👦 family 👍🏽 and 🏴‍☠️ flags, e\u0301te\u0301',
  'Di: 今日はラジオです。よろしく。',
].join('\n\n')

test('odd times, crowds and scripts are edited and undone like any other text', async ({ editor }) => {
  const [backwards, many, mixed] = [
    await imported(editor, 'odd.vtt', odd),
    await imported(editor, 'crowd.vtt', crowd),
    await imported(editor, 'mixed.txt', scripts),
  ]
  const before = await shown(editor, mixed)
  const page = await editor.open()

  await test.step('times that run backwards and overlap', async () => {
    const text = await openTranscript(page, backwards)
    await caretAtStart(page)
    await page.keyboard.type('So ')
    await expect(text).toContainText('So early and long')
    await expect(text).toContainText('inside the one before')
    await expect(text).toContainText('late first')
  })

  await test.step('200 voices, named one by one and found by typing', async () => {
    const text = await openTranscript(page, many)
    await expect(page.getByRole('tab', { name: /^Speakers 200/ })).toBeVisible()
    await caretAtStart(page)
    await page.keyboard.press('ControlOrMeta+;')
    await page.keyboard.type('voice 150')
    await page.keyboard.press('Enter')
    await expect(text.locator('.cm-line').first()).toHaveAttribute('aria-label', /^Voice 150/)
  })

  await test.step('each turn is read and walked through in its own direction', async () => {
    const text = await openTranscript(page, mixed)
    const lines = text.locator('.cm-line')
    const direction = (line: number) =>
      lines.nth(line).evaluate((element) => getComputedStyle(element).direction)
    expect(await Promise.all([0, 1, 2, 3].map(direction))).toEqual(['rtl', 'rtl', 'ltr', 'ltr'])
    // Left edges of the words, in the order they are said.
    expect(await wordEdges(lines.nth(1))).toEqual((await wordEdges(lines.nth(1))).toSorted((a, b) => b - a))
    expect(await wordEdges(lines.nth(2))).toEqual((await wordEdges(lines.nth(2))).toSorted((a, b) => a - b))
    // What is English in a Hebrew turn stands left of the first word, and itself reads from left to right.
    const [hebrew = 0, , english = 0, next = 0] = await wordEdges(lines.nth(0))
    expect([english < hebrew, english < next]).toEqual([true, true])
    const arabic = await lines.nth(1).boundingBox()
    await lines.nth(1).click({ position: { x: (arabic?.width ?? 2) - 2, y: (arabic?.height ?? 2) / 2 } })
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('-')
    await expect(lines.nth(1)).toHaveText(/^م-رحبا/)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Delete')
    await page.keyboard.press('End')
    await page.keyboard.type('!')
    await expect(lines.nth(1)).toHaveText('مرحبا بكم في البرنامج رقم 12!')
    await undoEverything(page)
    await expect(lines.nth(1)).toHaveText('مرحبا بكم في البرنامج رقم 12')
  })

  await test.step('right to left, joined emoji and marks stay whole', async () => {
    const text = await openTranscript(page, mixed)
    const family = text.locator('.cm-line', { hasText: 'family' })
    await family.click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Delete')
    await expect(family).not.toContainText('👩')
    await expect(family).toContainText('👍🏽 and 🏴‍☠️')
    await text.locator('.cm-line').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' סוף')
    await expect(text.locator('.cm-line').first()).toContainText('here סוף')
    await undoEverything(page)
  })
  await editor.close()
  const after = await shown(editor, mixed)
  expect(after.transcript).toEqual(before.transcript)
})

test('one turn of 60,000 words can be typed in, and an expression that never ends holds nothing up', async ({
  editor,
}) => {
  const id = await imported(
    editor,
    'wall.vtt',
    `WEBVTT\n\n${cue('00:00', '59:59', `${wall} ${'a'.repeat(60)}!`)}`,
  )
  const page = await editor.open()
  const text = await openTranscript(page, id)
  await caretAtStart(page)
  await page.keyboard.type('Start ')
  await expect(text).toContainText('Start Lantern')

  await page.keyboard.press('ControlOrMeta+F')
  await page.getByPlaceholder('Find', { exact: true }).fill('Lantern')
  await expect(page.getByRole('button', { name: /^Replace all 619/ })).toBeVisible()
  await page.getByRole('button', { name: 'Regular expression' }).click()
  await page.getByPlaceholder('Find', { exact: true }).fill('(a+)+$')
  const frames = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const from = performance.now()
        let count = 0
        const frame = () => {
          count += 1
          if (performance.now() - from > 500) resolve(count)
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
  )
  expect(frames).toBeGreaterThan(2)
  await expect(page.getByText(/This expression takes too long/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Close find' }).click()
  await undoEverything(page)
  await expect(text).not.toContainText('Start Lantern')
})

test('a file without a word says so, and a transcript emptied by hand can be typed in again', async ({
  editor,
}) => {
  const file = join(editor.home.folder, 'empty.vtt')
  await writeFile(file, 'WEBVTT\n\n')
  const { code, stderr, stdout } = await editor.galley('import', file)
  expect([code, stdout]).not.toEqual([70, ''])
  expect(stderr).not.toContain('bug')
  const id = await imported(editor, 'one.vtt', `WEBVTT\n\n${cue('00:01', '00:02', '<v Ada>only')}`)
  const page = await editor.open()
  await openTranscript(page, id)
  await caretAtStart(page)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.type('new words')
  await expect(transcriptText(page)).toContainText('new words')
})
