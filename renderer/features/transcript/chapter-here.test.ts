import { expect, test } from 'vitest'
import { countingIds } from '../../../core/ids.ts'
import { episode, untimedEpisode } from '../../../core/testing/episode-builder.ts'
import { applied } from '../../../core/testing/expect-edit.ts'
import { headingPlace, newChapterThere, placeChapter } from './chapter-here.ts'

const ids = () => {
  const counting = countingIds()
  return (prefix: string) => counting(`new-${prefix}`)
}
const only = <T>(list: readonly T[] | undefined, index = 0): T => {
  const item = list?.[index]
  if (item === undefined) throw new Error('The test names something that is not there.')
  return item
}

test('a caret at the start of a turn places the heading before that turn', () => {
  const talk = untimedEpisode('# 1:30 Flask', 'Ada: hello', 'Bo: so you are')
  const segment = only(talk.transcript?.segments, 1)
  const made = applied(
    talk,
    ...placeChapter(only(talk.chapters), headingPlace(segment, 'so you are', 0), ids()),
  )
  expect(made.chapters).toMatchObject([{ segmentId: 'sg-2', startTime: 90_000 }])
})

test('a caret inside a turn splits it before the word there', () => {
  const talk = untimedEpisode('# 1:30 Flask', 'Ada: hello and so you are')
  const segment = only(talk.transcript?.segments)
  const made = applied(
    talk,
    ...placeChapter(only(talk.chapters), headingPlace(segment, 'hello and so you are', 11), ids()),
  )
  expect(made.transcript?.segments.map((one) => one.words.map((word) => word.text).join(' '))).toEqual([
    'hello and',
    'so you are',
  ])
  expect(made.chapters[0]?.segmentId).toBe('new-sg-1')
})

test('where words are timed the chapter starts with its word', () => {
  const talk = episode('# 1:30 Flask', 'Ada: hello and so')
  const segment = only(talk.transcript?.segments)
  const made = applied(
    talk,
    ...placeChapter(only(talk.chapters), headingPlace(segment, 'hello and so', 6), ids()),
  )
  expect(made.chapters[0]?.startTime).toBe(500)
})

test('a new chapter stands before its turn', () => {
  const talk = episode('Ada: hello', 'Bo: hi')
  const segment = only(talk.transcript?.segments, 1)
  const place = headingPlace(segment, 'hi', 0)
  const made = applied(talk, ...newChapterThere(place.start ?? (0 as never), place, ids()).edits)
  expect(made.chapters).toMatchObject([{ startTime: 500, title: '', segmentId: 'sg-2' }])
})
