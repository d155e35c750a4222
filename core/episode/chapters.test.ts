import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChapterId, SegmentId } from '../ids.ts'
import { millis } from '../time.ts'
import { headingsBefore } from './chapters.ts'
import type { Chapter, Segment } from './schema.ts'
import { timedSegments } from './transcript.ts'

const time = fc.nat({ max: 40 }).map((n) => millis(n * 500))
const word = fc.record({ text: fc.constantFrom('a', 'word', 'harbours'), start: time, end: time })
const turns = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })

/** The turn whose start is nearest, the earlier of two that are as near. */
function nearest(segments: readonly Segment[], at: number): string | undefined {
  const starts = timedSegments({ segments }).map(({ segment, start }) => ({ id: segment.id, start }))
  const after = starts.find(({ start }) => start >= at)
  const before = starts.filter(({ start }) => start < at).at(-1)
  if (!after || !before) return (after ?? before)?.id
  return after.start - at <= at - before.start ? after.id : before.id
}

test('a heading stands at the nearest start, also where measured times overlap and run backwards', () => {
  fc.assert(
    fc.property(turns, time, (lists, startTime) => {
      const segments = lists.map((words, n) => ({ id: SegmentId.parse(`sg-${n}`), words }))
      const chapter: Chapter = {
        id: ChapterId.parse('ch-1'),
        startTime,
        title: 'Here',
        inTableOfContents: true,
      }
      const [place] = headingsBefore({ chapters: [chapter], transcript: { segments } }).keys()
      expect(place).toBe(nearest(segments, startTime))
    }),
  )
})
