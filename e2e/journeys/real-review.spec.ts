import type { Locator, Page } from '@playwright/test'
import type { Episode } from '../../core/episode/schema.ts'
import { expect, test } from '../launch.ts'
import { countOf, expectSaved, openFile } from '../screens/episode-file.ts'
import { absent, seed } from '../screens/real-data.ts'

test.skip(absent !== undefined, absent)

/** Goes to a group by an arrow alone; there are some eighty places in all. */
async function arrowTo(
  page: Page,
  list: Locator,
  heard: string,
  key: 'ArrowUp' | 'ArrowDown',
): Promise<void> {
  const wanted = list.and(page.getByLabel(`Places of ${heard},`))
  for (let steps = 0; steps < 90 && (await wanted.count()) === 0; steps += 1) await page.keyboard.press(key)
  await expect(wanted).toBeVisible()
}

/** How often a word stands in the text, in this writing. */
const count = (episode: Episode, word: string) => countOf(episode, new RegExp(`\\b${word}\\b`, 'g'))

test('the seed is reviewed by keys alone: one, all, skipped, never, spelled otherwise, and back to the text', async ({
  editor,
}) => {
  const { id, before, page, text } = await openFile(editor, seed)
  const list = page.getByRole('region', { name: 'Suggestions' }).getByRole('listbox')
  const isSaved = (expected: (episode: Episode) => void) => expectSaved(editor, page, id, expected)
  await expect(list).toBeVisible()
  // The looking goes on; groups that are named below come in their own time.
  await expect(page.getByRole('button', { name: /^century, suggested Sentry/ })).toBeVisible()

  await test.step('one place, then all the others, and undo of each', async () => {
    for (
      let tabs = 0;
      tabs < 60 && !(await list.evaluate((one) => one === document.activeElement));
      tabs += 1
    ) {
      await page.keyboard.press('Tab')
    }
    await expect(list).toBeFocused()
    await arrowTo(page, list, 'century', 'ArrowDown')
    const [wrong, right] = [count(before, 'century'), count(before, 'Sentry')]
    expect(wrong).toBe(8)
    await page.keyboard.press('Enter')
    await isSaved((episode) =>
      expect([count(episode, 'century'), count(episode, 'Sentry')]).toEqual([7, right + 1]),
    )
    await expect(list.getByRole('option')).toHaveCount(7)
    await page.keyboard.press('Shift+Enter')
    await isSaved((episode) =>
      expect([count(episode, 'century'), count(episode, 'Sentry')]).toEqual([0, right + 8]),
    )
    await page.keyboard.press('ControlOrMeta+Z')
    await isSaved((episode) => expect(count(episode, 'century')).toBe(7))
    await page.keyboard.press('ControlOrMeta+Shift+Z')
    await isSaved((episode) => expect(count(episode, 'century')).toBe(0))
  })

  await test.step('another spelling is typed for a place', async () => {
    await arrowTo(page, list, 'amen Ronacha', 'ArrowUp')
    await page.keyboard.press('e')
    const field = page.getByRole('textbox', { name: 'Right spelling' })
    await expect(field).toBeFocused()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Armin R.')
    await page.keyboard.press('Enter')
    await isSaved((episode) => {
      expect([countOf(episode, /amen Ronacha/g), countOf(episode, /my name is Armin R\./g)]).toEqual([0, 1])
    })
  })

  await test.step('skipped and never: the text stays, the answers are kept', async () => {
    await arrowTo(page, list, 'entry', 'ArrowDown')
    await page.keyboard.press('s')
    await expect(list.and(page.getByLabel('Places of entry,'))).toHaveCount(0)
    await arrowTo(page, list, 'piboids', 'ArrowDown')
    await page.keyboard.press('x')
    await expect(list.and(page.getByLabel('Places of piboids,'))).toHaveCount(0)
    await isSaved((episode) => {
      expect(episode.answers?.map(({ heard, answer }) => [heard, answer])).toEqual([
        ['entry', 'skipped'],
        ['piboids', 'refused'],
      ])
      expect([count(episode, 'entry'), count(episode, 'piboids')]).toEqual([
        count(before, 'entry'),
        count(before, 'piboids'),
      ])
    })
    await expect(text.locator('mark', { hasText: 'piboids' })).toHaveCount(0)
  })

  await test.step('on to the next group, and back to its word in the text', async () => {
    const here = await list.getAttribute('aria-label')
    await page.keyboard.press('ArrowUp')
    await expect(list).not.toHaveAttribute('aria-label', here ?? '')
    const heard = /^Places of (.*), suggested/.exec((await list.getAttribute('aria-label')) ?? '')?.[1]
    await page.keyboard.press('Escape')
    await expect(text).toBeFocused()
    expect(await page.evaluate(() => window.getSelection()?.toString())).toBe(heard)
    await page.keyboard.press('F8')
    await expect(page.getByRole('group', { name: /, suggested / })).toBeVisible()
    expect(await page.evaluate(() => window.getSelection()?.toString())).not.toBe('')
  })
})
