import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Episode } from '../../core/episode/schema.ts'
import { type Editor, expect, test } from '../launch.ts'
import { countOf, expectSaved, fileOf, openFile, turns, words } from '../screens/episode-file.ts'
import { absent, realData } from '../screens/real-data.ts'
import { openTranscript, replaceAll } from '../screens/transcript-screen.ts'

test.skip(absent !== undefined, absent)

const pairs = join(realData, 'gold-pairs/btctranscripts')
const talks = join(realData, 'transcripts/talkpython')

/** Hands a file over as the new recognition, up to its preview. */
async function handOver(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: 'More tools' }).click()
  await page.getByRole('menuitem', { name: 'New recognition…' }).click()
  await page.locator('input[type=file]').first().setInputFiles(path)
  await page.getByRole('button', { name: /Look inside/ }).click()
  await expect(page.getByRole('heading', { name: 'New recognition' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Replace transcript/ })).toBeEnabled()
}

/** How many words each name says. */
function said(episode: Episode): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { speaker, words } of turns(episode)) {
    const name = episode.people.find(({ id }) => id === speaker)?.name ?? ''
    counts[name] = (counts[name] ?? 0) + words.length
  }
  return counts
}

/** The episode as saved, once a text stands in it so often. */
async function savedNow(
  editor: Editor,
  page: Page,
  id: string,
  text: RegExp,
  count: number,
): Promise<Episode> {
  await expectSaved(editor, page, id, (episode) => expect(countOf(episode, text)).toBe(count))
  return fileOf(editor, id)
}

test('a diarised talk gets the times of each word from a second file, and keeps its names and corrections', async ({
  editor,
}) => {
  const { id, page, text } = await openFile(editor, join(pairs, 'chaincode-decoded-bech32m.asr.md'))
  await page.getByRole('tab', { name: /^Speakers/ }).click()
  for (const [index, name] of ['Odalys', 'Merrick'].entries()) {
    await page.getByPlaceholder('Who is it?').first().fill(name)
    await page.getByRole('button', { name: new RegExp(`^Name all \\d+ ${name}`) }).click()
    await expect(page.getByText(`${index + 1} of 2 named`)).toBeVisible()
  }
  expect(await replaceAll(page, 'checksum', 'check sum')).toBe(3)
  expect(await replaceAll(page, 'Merch.', 'Quill.')).toBe(1)
  const before = await savedNow(editor, page, id, /\bQuill\b/g, 1)
  expect(words(before).filter(({ end }) => end !== undefined)).toEqual([])

  await handOver(page, join(pairs, 'chaincode-decoded-bech32m.deepgram.json'))
  const voices = page.getByRole('list', { name: 'Who is who' }).getByRole('listitem')
  await expect(voices.filter({ hasText: 'Speaker 0' }).getByRole('button')).toContainText('Odalys')
  await expect(voices.filter({ hasText: 'Speaker 1' }).getByRole('button')).toContainText('Merrick')
  await expect(page.getByRole('tab', { name: /^Kept 4/ })).toBeVisible()
  await expect(page.getByRole('tab', { name: /^Does not fit 0/ })).toBeVisible()
  expect(await fileOf(editor, id)).toEqual(before)
  await page.getByRole('button', { name: /^Replace transcript/ }).click()
  await expect(text).toContainText('Quill')
  await expectSaved(editor, page, id, (episode) =>
    expect(turns(episode).length).not.toBe(turns(before).length),
  )

  const after = await fileOf(editor, id)
  expect(said(after)).toEqual(said(before))
  // Of the words of a correction only the first has the time that was measured.
  expect(
    words(after)
      .filter(({ start }) => start === undefined)
      .map(({ text }) => text),
  ).toEqual(['sum', 'sum', 'sum'])
  expect([countOf(after, /check sum/gi), countOf(after, /checksum/gi), countOf(after, /\bQuill\b/g)]).toEqual(
    [3, 0, 1],
  )
  expect(after.people).toEqual(before.people)
  await page.keyboard.press('ControlOrMeta+Z')
  await expectSaved(editor, page, id, ({ transcript }) => expect(transcript).toEqual(before.transcript))
})

test('what a live recording of the same talk never says is listed, and nothing is replaced before that was looked at', async ({
  editor,
}) => {
  const { id, page, text } = await openFile(editor, join(talks, '388-python311.vtt'))
  await replaceAll(page, 'specializing', 'specialising')
  await replaceAll(page, 'Chronicles', 'Kronicles')
  const before = await savedNow(editor, page, id, /Kronicles/gi, 3)
  expect(countOf(before, /specialising/gi)).toBe(4)

  await test.step('looked at and left', async () => {
    await handOver(page, join(talks, 'youtube-388-python311.vtt'))
    await expect(page.getByRole('tab', { name: /^Kept 4/ })).toBeVisible()
    const lost = page.getByRole('region', { name: 'Does not fit' })
    await expect(lost.getByRole('listitem')).toHaveCount(3)
    for (const row of await lost.getByRole('listitem').all()) await expect(row).toContainText('Kronicles')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await openTranscript(page, id)
    expect(await fileOf(editor, id)).toEqual(before)
    await expect(text).toContainText('Keeping with the annual release cycle')
  })

  await test.step('looked at and taken', async () => {
    await handOver(page, join(talks, 'youtube-388-python311.vtt'))
    await page.getByRole('button', { name: /^Replace transcript/ }).click()
    await expect(text).toContainText('Hey, everyone. Welcome to Talk Python To Me.')
    const after = await savedNow(editor, page, id, /specialising/gi, 4)
    expect([countOf(after, /specializing/gi), countOf(after, /Kronicles/gi)]).toEqual([0, 0])
    await page.keyboard.press('ControlOrMeta+Z')
    await expectSaved(editor, page, id, ({ transcript }) => expect(transcript).toEqual(before.transcript))
  })
})
