import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../launch.ts'
import { countOf, expectSaved, fileOf, lines, openFile } from '../screens/episode-file.ts'
import { absent, realData } from '../screens/real-data.ts'

test.skip(absent !== undefined, absent)

/** Captions of two people who talk about databases. */
const talk = join(realData, 'transcripts/hbmartin-real-hosts/Managed services vs. DIY.vtt')

/** The longest time in which the page drew nothing, from now until what is waited for is there. */
async function longestPause(page: Page, until: () => Promise<void>) {
  await page.evaluate(() => {
    const watch = { last: performance.now(), longest: 0 }
    Object.assign(window, { watch })
    const frame = () => {
      const now = performance.now()
      watch.longest = Math.max(watch.longest, now - watch.last)
      watch.last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  await until()
  return page.evaluate(() => (window as unknown as { watch: { longest: number } }).watch.longest)
}

test('whole words, capitals, groups and single places of a real talk are replaced as asked, each time as one step', async ({
  editor,
}) => {
  const { id, before, page, text } = await openFile(editor, talk)
  await page.keyboard.press('ControlOrMeta+F')
  const bar = page.getByRole('search', { name: 'Find and replace' })
  const find = bar.getByPlaceholder('Find', { exact: true })
  const put = bar.getByPlaceholder('Replace with')
  const toggle = (name: string) => bar.getByRole('button', { name, exact: true }).click()
  const isCounted = (count: number) =>
    expect(bar.getByRole('status').first()).toHaveText(new RegExp(`^(\\d+ of )?${count}$`))
  const undoIsExact = async () => {
    await text.focus()
    await page.keyboard.press('ControlOrMeta+Z')
    await expectSaved(editor, page, id, ({ transcript }) => expect(transcript).toEqual(before.transcript))
    await expect(page.getByRole('button', { name: /^Undo/ }).first()).toBeDisabled()
  }
  const reads = (expected: readonly string[]) =>
    expectSaved(editor, page, id, (episode) => expect(lines(episode)).toEqual(expected))

  await test.step('whole word and capitals narrow what is found', async () => {
    const narrows = async (word: string, by: string, all: RegExp, some: RegExp) => {
      expect(countOf(before, some)).toBeLessThan(countOf(before, all))
      await find.fill(word)
      await isCounted(countOf(before, all))
      await toggle(by)
      await isCounted(countOf(before, some))
      await toggle(by)
    }
    await narrows('database', 'Whole word', /database/gi, /\bdatabase\b/gi)
    await narrows('cloud', 'Match capitals', /cloud/gi, /cloud/g)
  })

  await test.step('a place whose tick is gone stays as it is', async () => {
    await toggle('Whole word')
    await find.fill('database')
    await put.fill('datastore')
    const rows = page.getByRole('listbox', { name: 'Places found' }).getByRole('option')
    await rows.nth(1).locator('.ctree-tick').click()
    await expect(rows.nth(1)).toHaveAttribute('aria-checked', 'false')
    const count = countOf(before, /\bdatabase\b/gi)
    await bar.getByRole('button', { name: `Replace all ${count - 1}` }).click()
    let nth = 0
    await reads(
      lines(before).map((line) =>
        line.replace(/\bdatabase\b/gi, (word) => {
          nth += 1
          return nth === 2 ? word : 'datastore'
        }),
      ),
    )
    await undoIsExact()
    await toggle('Whole word')
  })

  await test.step('capitals are kept where that is asked', async () => {
    await find.fill('cloud')
    await put.fill('vapour')
    await toggle('Keep capitals')
    await bar.getByRole('button', { name: /^Replace all/ }).click()
    await reads(lines(before).map((line) => line.replace(/cloud/g, 'vapour').replace(/Cloud/g, 'Vapour')))
    await undoIsExact()
    await toggle('Keep capitals')
  })

  await test.step('an expression with groups writes what the groups held', async () => {
    await toggle('Regular expression')
    await find.fill('\\b(managed) (services?)\\b')
    await put.fill('$2, $1')
    const count = countOf(before, /\b(managed) (services?)\b/gi)
    expect(count).toBeGreaterThan(5)
    await bar.getByRole('button', { name: `Replace all ${count}` }).click()
    await reads(lines(before).map((line) => line.replace(/\b(managed) (services?)\b/gi, '$2, $1')))
    await undoIsExact()
  })

  await test.step('an expression that is not whole, and one that never ends, get a sentence and change nothing', async () => {
    await find.fill('(managed')
    await expect(bar.getByRole('alert')).toHaveText(
      /^This expression is not whole: .+\. Nothing was changed\.$/,
    )
    await expect(bar.getByRole('button', { name: /^Replace all/ })).toBeDisabled()
    const pause = await longestPause(page, async () => {
      await find.fill('(\\w+\\s?)+¬')
      await expect(bar.getByRole('alert')).toHaveText(/^This expression takes too long/)
    })
    expect(pause).toBeLessThan(1_000)
    await find.fill('Postgres FM')
    await expect(bar.getByRole('alert')).toHaveCount(0)
    await isCounted(countOf(before, /Postgres FM/gi))
    expect((await fileOf(editor, id)).transcript).toEqual(before.transcript)
  })
})
