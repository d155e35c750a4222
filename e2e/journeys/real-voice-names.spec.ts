import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Episode } from '../../core/episode/schema.ts'
import { expect, test } from '../launch.ts'
import { expectSaved, openFile, turns } from '../screens/episode-file.ts'
import { absent, realData } from '../screens/real-data.ts'
import { undoEverything } from '../screens/transcript-screen.ts'

test.skip(absent !== undefined, absent)

/** A panel of ten voices as a recogniser parted them; the page names four of them, and a person wrote down who is who. */
const panel = join(realData, 'gold-pairs/btctranscripts/onboarding-bitcoin-and-lightning-developers.asr.md')

/** Who says the turn with these words. */
function speakerOf(episode: Episode, words: string): string | undefined {
  const turn = turns(episode).find((one) =>
    one.words
      .map(({ text }) => text)
      .join(' ')
      .includes(words),
  )
  return episode.people.find(({ id }) => id === turn?.speaker)?.name
}

const introductions = {
  'Adam Jonas': 'I’m Adam Jonas.',
  'Gloria Zhao': 'I’m Gloria.',
  'Jonas Nick': 'I’m Jonas, I work',
  'Will Clark': 'So I’m Will Clark,',
}

test('voices of a panel are named after what they say of themselves, each in one step, and undo takes it back', async ({
  editor,
}) => {
  const { id, before, page, text } = await openFile(editor, panel)
  const straight = (episode: Episode) =>
    Object.fromEntries(
      Object.entries(introductions).map(([name, words]) => [
        name,
        speakerOf(episode, words.replaceAll('’', "'")),
      ]),
    )
  const unnamed = before.people.filter((person) => person.name === '').length
  expect([unnamed, Object.values(straight(before))]).toEqual([10, ['', '', '', '']])
  await page.getByRole('tab', { name: /^Speakers/ }).click()
  const proposals = page.getByRole('button', { name: /^Name (?:it|all \d+) / })
  await expect(proposals).toHaveCount(4)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await test.step('the words are a press away', async () => {
    await page.getByRole('button', { name: /^Go to “So I.m Will Clark,/ }).click()
    await expect(
      text.locator('.cm-found, [class*=found]').filter({ hasText: 'Will Clark' }).first(),
    ).toBeVisible()
  })

  await test.step('one press names all turns of a voice', async () => {
    for (let left = 4; left > 0; left -= 1) {
      await proposals.first().press('Enter')
      await expect(proposals).toHaveCount(left - 1)
    }
    await expectSaved(editor, page, id, (episode) => {
      expect(straight(episode)).toEqual(
        Object.fromEntries(Object.keys(introductions).map((name) => [name, name])),
      )
      // Each became the person the page had named already, so nobody is there twice.
      expect(episode.people.filter((person) => person.name in introductions)).toHaveLength(4)
    })
    await expect(page.getByRole('button', { name: /^Gives their name/ })).toHaveCount(4)
  })

  await undoEverything(page)
  await expect(proposals).toHaveCount(4)
  await expectSaved(editor, page, id, (episode) => expect(episode.people).toEqual(before.people))
})
