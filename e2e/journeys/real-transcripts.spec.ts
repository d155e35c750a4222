import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Episode } from '../../core/episode/schema.ts'
import { type Editor, expect, test } from '../launch.ts'
import { fileOf, imported, lines, openFile } from '../screens/episode-file.ts'
import { absent, realData, seed } from '../screens/real-data.ts'
import { caretAtStart, openTranscript, replaceAll, undoEverything } from '../screens/transcript-screen.ts'

const transcripts = join(realData, 'transcripts')
const captions = 'hbmartin-real-hosts/Managed services vs. DIY.vtt'
const wordTimes = 'whisper-timestamped/smartphone.mp3.words.json'
const long = 'changelog/the-changelog-500.md'

test.skip(absent !== undefined, absent)

/** How many turns are drawn, each of which must have its speaker and time right beside it. */
async function speakersBesideLines(page: Page): Promise<number> {
  const tops = (of: string) =>
    page
      .locator(of)
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)).sort())
  const besides = await tops('.transcript .cm-line')
  expect(await tops('.cm-margin .who')).toEqual(besides)
  return besides.length
}

/** Types, splits and joins at the start of the text. */
async function typeSplitJoin(page: Page, before: string): Promise<void> {
  const line = page.getByRole('textbox', { name: 'Transcript', exact: true }).locator('.cm-line').first()
  await caretAtStart(page)
  await page.keyboard.type('Ahoy ')
  await expect(line).toContainText('Ahoy ')
  await page.keyboard.press('Enter')
  await expect(line).not.toContainText(before.slice(0, 12))
  await page.keyboard.press('Backspace')
  await expect(line).toContainText(`Ahoy ${before.slice(0, 12)}`)
}

/** Imports a file; answers the episode it made, as it is then. */
async function kept(
  editor: Editor,
  path: string,
): Promise<{ readonly id: string; readonly before: Episode }> {
  const id = await imported(editor, path)
  return { id, before: await fileOf(editor, id) }
}

test('real captions are edited by key and exported, real word times and a long talk come back whole', async ({
  editor,
}) => {
  const talk = await kept(editor, join(transcripts, captions))
  const timed = await kept(editor, join(transcripts, wordTimes))
  const hours = await kept(editor, join(transcripts, long))
  const page = await editor.open()

  await test.step('captions with speakers: type, split, join, speaker by number, find and replace, revert one', async () => {
    const text = await openTranscript(page, talk.id)
    await typeSplitJoin(page, lines(talk.before)[0] ?? '')
    expect(await speakersBesideLines(page)).toBeGreaterThan(3)
    await page.locator('.cm-margin .nm').first().click()
    await expect(page.getByRole('combobox', { name: 'Who says this?' })).toBeFocused()
    await page.keyboard.press('Escape')
    await caretAtStart(page)
    await page.keyboard.press('ControlOrMeta+;')
    await expect(page.getByRole('combobox', { name: 'Who says this?' })).toBeFocused()
    await page.keyboard.press('2')
    await expect(text.locator('.cm-line').first()).toHaveAttribute('aria-label', /^Nikolay/)
    expect(await replaceAll(page, 'Postgres', 'PG')).toBeGreaterThan(20)
    await page.getByRole('radio', { name: /^Changes/ }).click()
    const list = page.getByRole('list', { name: 'Changes' })
    await list
      .getByRole('button', { name: /Deleted Postgres.*Inserted PG/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Revert this' }).click()
    await expect(text).toContainText('welcome to Postgres FM')
    await page.getByRole('radio', { name: 'Edit' }).click()
  })

  await test.step('a time for each word: everything done is undone, to the last time', async () => {
    await openTranscript(page, timed.id)
    await typeSplitJoin(page, lines(timed.before)[0] ?? '')
    expect(await replaceAll(page, 'smartphone', 'téléphone')).toBeGreaterThan(0)
    await undoEverything(page)
  })

  await test.step('a long talk: its end is there at once and can be typed in', async () => {
    const text = await openTranscript(page, hours.id)
    await caretAtStart(page)
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type(' Over.')
    await expect(text).toContainText(' Over.')
    expect(await replaceAll(page, 'Changelog', 'Log')).toBeGreaterThan(0)
    await undoEverything(page)
  })

  await editor.close()
  for (const { id, before } of [timed, hours]) {
    expect((await fileOf(editor, id)).transcript).toEqual(before.transcript)
  }
  const out = join(editor.home.folder, 'out')
  const { stdout } = await editor.galley('export', talk.id, '--out', out, '--formats', 'webvtt', '--json')
  const [file] = JSON.parse(stdout).files
  const vtt = await readFile(join(out, file.path), 'utf8').catch(() => readFile(file.path, 'utf8'))
  expect(vtt).toMatch(/<v Nikolay>Ahoy Hello, and welcome to/)
  expect(vtt).toContain('welcome to')
  expect(vtt).toContain('PG')
  expect(vtt.match(/Postgres/g)?.length ?? 0).toBeGreaterThan(0)
})

test('the seed: a misheard name is replaced, one place is taken back, and the screen has no violations', async ({
  editor,
}) => {
  const { id, before, page, text } = await openFile(editor, seed)
  await expect(text).toContainText((lines(before)[0] ?? '').slice(0, 40))
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  expect(await replaceAll(page, 'century', 'Sentry')).toBe(8)
  await page.getByRole('radio', { name: /^Changes/ }).click()
  await expect(page.getByRole('heading', { name: '8 changes' })).toBeVisible()
  const list = page.getByRole('list', { name: 'Changes' })
  await list
    .getByRole('button', { name: /century/ })
    .first()
    .click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as TSV' }).click(),
  ])
  const table = await readFile(await download.path(), 'utf8')
  expect(table.split('\n')).toHaveLength(9)
  expect(download.suggestedFilename()).toMatch(/ changes\.tsv$/)
  await page.getByRole('button', { name: 'Revert this' }).click()
  await expect(page.getByRole('heading', { name: '7 changes' })).toBeVisible()
  await undoEverything(page)
  await editor.close()
  expect((await fileOf(editor, id)).transcript).toEqual(before.transcript)
})
