import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Episode } from '../../core/episode/schema.ts'
import { expect, test } from '../launch.ts'
import { expectSaved, fileOf, openFile, turns } from '../screens/episode-file.ts'
import { absent, realData } from '../screens/real-data.ts'
import { caretAtStart } from '../screens/transcript-screen.ts'

test.skip(absent !== undefined, absent)

/** A talk that a recogniser parted into the voices S12 and S10, neither of them named. */
const parted = join(realData, 'transcripts/stt-vendors/bbcKaldiTranscriptWithSpeakerSegments.sample.json')

/** How many turns each name has, told by the file. */
function turnsByName(episode: Episode): Record<string, number> {
  const count: Record<string, number> = {}
  for (const { speaker } of turns(episode)) {
    const person = episode.people.find(({ id }) => id === speaker)
    const name = person?.name || person?.label || 'nobody'
    count[name] = (count[name] ?? 0) + 1
  }
  return count
}

/** The whole percents the talk bar tells, by name. */
async function toldShares(page: Page): Promise<Record<string, number>> {
  const told = await page.getByRole('img', { name: /^Share of talking: / }).getAttribute('aria-label')
  const parts = [...(told ?? '').matchAll(/(?:: |, )(.+?) (\d+)%/g)]
  return Object.fromEntries(parts.map(([, name = '', percent]) => [name, Number(percent)]))
}

/** What each name's share of the words is, told by the file. */
function wordShares(episode: Episode): Record<string, number> {
  const all = turns(episode).reduce((sum, turn) => sum + turn.words.length, 0)
  return Object.fromEntries(
    episode.people.map(({ id, name }) => {
      const own = turns(episode).filter(({ speaker }) => speaker === id)
      return [name, (100 * own.reduce((sum, turn) => sum + turn.words.length, 0)) / all]
    }),
  )
}

test('unnamed voices of a recogniser are named once, changed by number, renamed, given whole and merged', async ({
  editor,
}) => {
  const { id, before, page, text } = await openFile(editor, parted)
  expect(turnsByName(before)).toEqual({ S12: 14, S10: 11 })
  const speakers = page.getByRole('tab', { name: /^Speakers/ })
  const names = page.locator('.cm-margin .nm')
  const isSaid = (expected: Record<string, number>) =>
    expectSaved(editor, page, id, (episode) => expect(turnsByName(episode)).toEqual(expected))
  const ask = async () => {
    await caretAtStart(page)
    await page.keyboard.press('ControlOrMeta+;')
    await expect(page.getByRole('combobox', { name: 'Who says this?' })).toBeFocused()
  }

  await test.step('a voice is named once, for all its turns', async () => {
    await speakers.click()
    await expect(page.getByText('0 of 2 named')).toBeVisible()
    await page.getByPlaceholder('Who is it?').first().fill('Ottilie')
    await page.getByRole('button', { name: 'Name all 14 Ottilie' }).click()
    await expect(page.getByText('1 of 2 named')).toBeVisible()
    await isSaid({ Ottilie: 14, S10: 11 })
    await expect(text.locator('.cm-line').first()).toHaveAttribute('aria-label', /^Ottilie/)
  })

  await test.step('the other is named from the text, again with all its turns', async () => {
    await names.filter({ hasText: 'S10' }).first().click()
    await expect(page.getByRole('radio', { name: 'All 11 turns' })).toBeChecked()
    await page.keyboard.type('Barnaby')
    await page.keyboard.press('Enter')
    await isSaid({ Ottilie: 14, Barnaby: 11 })
    await expect(names.filter({ hasText: 'S10' })).toHaveCount(0)
    await expect(page.getByText('2 of 2 named')).toBeVisible()
  })

  await test.step('what the talk bar tells is the share of words, and adds up', async () => {
    const [told, counted] = [await toldShares(page), wordShares(await fileOf(editor, id))]
    expect(Object.keys(told).sort()).toEqual(['Barnaby', 'Ottilie'])
    for (const [name, percent] of Object.entries(told)) {
      expect(Math.abs(percent - (counted[name] ?? 0))).toBeLessThan(1)
    }
    expect(Object.values(told).reduce((sum, percent) => sum + percent, 0)).toBe(100)
  })

  await test.step('a number gives one turn to somebody else, and only that one', async () => {
    await ask()
    await expect(page.getByRole('radio', { name: 'Only this turn' })).toBeChecked()
    await page.keyboard.press('2')
    await isSaid({ Ottilie: 13, Barnaby: 12 })
    await expect(text.locator('.cm-line').first()).toHaveAttribute('aria-label', /^Barnaby/)
    await page.keyboard.press('ControlOrMeta+Z')
    await isSaid({ Ottilie: 14, Barnaby: 11 })
  })

  await test.step('all turns of a voice go over at once, as one step', async () => {
    await ask()
    await page.getByRole('radio', { name: 'All 14 turns' }).check()
    await page.getByRole('combobox', { name: 'Who says this?' }).press('2')
    await isSaid({ Barnaby: 25 })
    await page.keyboard.press('ControlOrMeta+Z')
    await isSaid({ Ottilie: 14, Barnaby: 11 })
  })

  await test.step('a new name holds in the margin, for the screen reader and in the file', async () => {
    await page.getByRole('button', { name: 'More for Barnaby' }).click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await page.getByRole('textbox', { name: 'Name of Barnaby' }).fill('Barnabas')
    await page.keyboard.press('Enter')
    await isSaid({ Ottilie: 14, Barnabas: 11 })
    await expect(names.filter({ hasText: /^Barnaby/ })).toHaveCount(0)
    await expect(names.filter({ hasText: /^Barnabas/ }).first()).toBeVisible()
    await expect(text.locator('.cm-line[aria-label^="Barnabas"]').first()).toBeVisible()
    await expect(text.locator('.cm-line[aria-label^="Barnaby,"]')).toHaveCount(0)
  })

  await test.step('two voices become one, and undo parts the same turns again', async () => {
    await page.getByRole('button', { name: 'More for Barnabas' }).click()
    await page.getByRole('menuitem', { name: /^Ottilie/ }).click()
    await isSaid({ Ottilie: 25 })
    await expect(page.getByText('1 of 1 named')).toBeVisible()
    expect(await toldShares(page)).toEqual({ Ottilie: 100 })
    await page.keyboard.press('ControlOrMeta+Z')
    await isSaid({ Ottilie: 14, Barnabas: 11 })
    const parts = ({ speaker }: { readonly speaker?: string | undefined }, episode: Episode) =>
      episode.people.findIndex((person) => person.id === speaker)
    const after = await fileOf(editor, id)
    expect(turns(after).map((turn) => parts(turn, after))).toEqual(
      turns(before).map((turn) => parts(turn, before)),
    )
  })
})
