import { expect, test } from '../launch.ts'
import { expectSaved, fileOf, openFile, turns, words } from '../screens/episode-file.ts'
import { absent, seed } from '../screens/real-data.ts'

test.skip(absent !== undefined, absent)

/**
 * Where a person who read the seed says that its chapters begin, as the number of words before. Two numbers
 * where both are right: a greeting belongs to what follows as well as to what goes before it.
 */
const readBy: readonly (readonly [from: number, to: number])[] = [
  [0, 0],
  [217, 254],
  [970, 970],
  [1764, 1764],
  [3191, 3191],
  [4242, 4244],
  [5232, 5232],
  [5476, 5476],
  [5581, 5754],
  [6272, 6272],
  [7061, 7061],
  [7925, 7974],
  [8333, 8333],
  [8800, 8927],
  [9486, 9499],
  [9652, 9652],
]
/** Words a proposal may be away from there: a sentence or two, ten seconds of this talk. */
const near = 30
/** And for those that miss it: about a minute. */
const far = 200

test('the headings proposed for the seed stand where a reader puts them, in the preview and in the episode', async ({
  editor,
}) => {
  const { id, before, page, text } = await openFile(editor, seed)
  await page.getByRole('button', { name: 'Place chapters in the text…' }).click()
  const list = page.getByRole('listbox', { name: 'Proposed headings' })
  await expect(list.getByRole('option')).toHaveCount(16)
  expect(await fileOf(editor, id)).toEqual(before)
  await page.getByRole('button', { name: 'Place 16 headings' }).click()
  await expectSaved(editor, page, id, ({ chapters }) =>
    expect(chapters.filter(({ segmentId }) => segmentId !== undefined)).toHaveLength(16),
  )

  const after = await fileOf(editor, id)
  expect(words(after).map((word) => word.text)).toEqual(words(before).map((word) => word.text))
  let count = 0
  const begins = new Map(
    turns(after).map((turn) => {
      const at = count
      count += turn.words.length
      return [turn.id, at]
    }),
  )
  const placed = after.chapters.map(({ segmentId }) => (segmentId && begins.get(segmentId)) ?? -1)
  expect(placed).toEqual(placed.toSorted((a, b) => a - b))
  const off = placed.map((at, index) => {
    const [from, to] = readBy[index] ?? [0, 0]
    return at < from ? from - at : Math.max(0, at - to)
  })
  expect(off.filter((away) => away <= near).length).toBeGreaterThanOrEqual(11)
  expect(Math.max(...off)).toBeLessThanOrEqual(far)

  await test.step('on the screen each title stands right above the words of its place', async () => {
    await text.focus()
    await page.keyboard.press('ControlOrMeta+Home')
    await expect(text.locator('h2').first()).toContainText(after.chapters[0]?.title ?? '')
    const second = turns(after).find(({ id }) => id === after.chapters[1]?.segmentId)
    const begins = second?.words.slice(0, 6).map((word) => word.text)
    const heading = text.locator('h2', { hasText: after.chapters[1]?.title ?? '' })
    const [above, below] = [
      await heading.boundingBox(),
      await text
        .locator('.cm-line', { hasText: begins?.join(' ') ?? '' })
        .first()
        .boundingBox(),
    ]
    const gap = (below?.y ?? 0) - ((above?.y ?? 0) + (above?.height ?? 0))
    expect(gap).toBeGreaterThan(-2)
    expect(gap).toBeLessThan(40)
  })
})
