import { expect, test } from 'vitest'
import { episode } from '../../../core/testing/episode-builder.ts'
import { millis } from '../../../core/time.ts'
import { newChapterStart } from './new-chapter.ts'

const { chapters } = episode('# 0:00 Start', '# 1:00 Middle', '# 5:00 End')
const second = chapters[1]?.id

test('the first chapter starts at 0:00', () => {
  expect(newChapterStart([], undefined, {})).toBe(0)
})

test('a new chapter starts where the person is in the text', () => {
  expect(newChapterStart(chapters, second, { place: millis(90_500) })).toBe(90_500)
})

test('not where another chapter starts already', () => {
  expect(newChapterStart(chapters, second, { place: millis(60_000) })).toBe(180_000)
})

test('else halfway to the next, or to the end', () => {
  expect(newChapterStart(chapters, second, {})).toBe(180_000)
  expect(newChapterStart(chapters, undefined, { duration: millis(360_000) })).toBe(330_000)
})

test('a minute after the last where nobody knows the end', () => {
  expect(newChapterStart(chapters, undefined, {})).toBe(360_000)
})
