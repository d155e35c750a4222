import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../launch.ts'
import { expectSaved, fileOf, imported, lines } from '../screens/episode-file.ts'
import { absent, realData } from '../screens/real-data.ts'
import { openTranscript } from '../screens/transcript-screen.ts'

test.skip(absent !== undefined, absent)

const folder = join(realData, 'transcripts/harmontown')

/** Opens the rules of the show. */
async function openRules(page: Page) {
  await page.getByRole('button', { name: 'More tools' }).click()
  await page.getByRole('menuitem', { name: 'Replacement rules…' }).click()
  const panel = page.getByRole('region', { name: 'Replacement rules' })
  await expect(panel).toBeVisible()
  return panel
}

/** The rows of a list as pairs, in order; quotes as a table of tab-separated text has them. */
const pairsOf = (tsv: string): readonly string[] =>
  tsv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) =>
      row
        .split('\t')
        .slice(0, 2)
        .map((cell) =>
          cell
            .trim()
            .replace(/^"(.*)"$/, '$1')
            .replaceAll('""', '"'),
        )
        .join('\t'),
    )

/** What a rule of the list does, judged apart from Galley: whole words, as written, each rule after the one above. */
const applied = (line: string, pairs: readonly string[]): string =>
  pairs.reduce((text, pair) => {
    const [find = '', replace = ''] = pair.split('\t')
    return text.replace(new RegExp(`(?<![\\p{L}\\p{N}_])(?:${find})(?![\\p{L}\\p{N}_])`, 'gu'), () => replace)
  }, line)

test('the real list of a show is tried out and applied on its transcript, and its rules taken back one by one, days later', async ({
  editor,
}) => {
  const id = await imported(editor, join(folder, '43.tsv'), '--show', 'Harmontown')
  const list = join(folder, 'transcription_corrections.tsv')
  const before = await fileOf(editor, id)
  const pairs = pairsOf(await readFile(list, 'utf8'))
  const isName = (pair: string) => pair === 'Aaron\tErin'
  expect([pairs.length, pairs.filter(isName).length]).toEqual([30, 1])
  let page = await editor.open()
  await openTranscript(page, id)
  let panel = await openRules(page)
  const row = (start: string) => panel.getByRole('button', { name: new RegExp(`^${start}`) })
  const reads = (expected: readonly string[]) =>
    expectSaved(editor, page, id, (episode) => expect(lines(episode)).toEqual(expected))

  await test.step('the dry run counts the places of each rule and changes nothing', async () => {
    await panel.getByLabel('Import list…').setInputFiles(list)
    await expect(panel.getByText('30 rules', { exact: true })).toBeVisible()
    const button = panel.getByRole('button', { name: /^Replace \d+ places$/ })
    await expect(button).toBeEnabled()
    const rows = await panel.locator('.rule-main').evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''))
    const counts = rows.map((label) => Number(/, (\d+) places?$/.exec(label)?.[1] ?? Number.NaN))
    expect(counts[6]).toBe(3)
    expect(await button.textContent()).toContain(`${counts.reduce((sum, count) => sum + count, 0)} places`)
    expect((await fileOf(editor, id)).transcript).toEqual(before.transcript)
  })

  await test.step('applied, the text reads what the list makes of it', async () => {
    await panel.getByRole('button', { name: /^Replace \d+ places$/ }).click()
    const expected = lines(before).map((line) => applied(line, pairs))
    expect(expected).not.toEqual(lines(before))
    await reads(expected)
  })

  await test.step('after a reload one rule is taken back, and only that one', async () => {
    await page.reload()
    panel = await openRules(page)
    await row('Aaron becomes Erin').click()
    await panel.getByRole('button', { name: 'Revert 3 places' }).click()
    await reads(
      lines(before).map((line) =>
        applied(
          line,
          pairs.filter((pair) => !isName(pair)),
        ),
      ),
    )
  })

  await test.step('after a restart another one', async () => {
    await editor.close()
    page = await editor.open()
    await openTranscript(page, id)
    panel = await openRules(page)
    await row('Harmon Town').click()
    await panel.getByRole('button', { name: /^Revert \d+ places?$/ }).click()
    // What the first rule had written is as it was heard; no other rule is let loose on it.
    const others = pairs.slice(1).filter((pair) => !isName(pair))
    await reads(
      lines(before).map((line) =>
        applied(
          line,
          others.map((pair) => pair.replace(/^harmon\|Harman\t/, 'harmon|Harman(?! Town)\t')),
        ),
      ),
    )
  })

  await test.step('a rule is changed, and the list comes out equal in all the others', async () => {
    await row('Bootson').click()
    await panel.getByRole('button', { name: 'Edit', exact: true }).click()
    await panel.getByRole('textbox', { name: 'Replace with' }).fill('Bootsin')
    await panel.getByRole('button', { name: 'Save rule' }).click()
    await expect(row('Bootson becomes Bootsin')).toBeVisible()
    await panel.getByRole('button', { name: 'More for the list' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Export list' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Harmontown replace list.tsv')
    const exported = pairsOf(await readFile(await download.path(), 'utf8'))
    expect(exported).toEqual(pairs.map((pair) => pair.replace(/^Bootson\t.*/, 'Bootson\tBootsin')))
  })
})
