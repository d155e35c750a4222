import { array, assert, boolean, constantFrom, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import type { Episode } from '../../episode/schema.ts'
import { ChapterId, countingIds, SegmentId } from '../../ids.ts'
import { episode, untimedEpisode } from '../../testing/episode-builder.ts'
import { applied } from '../../testing/expect-edit.ts'
import { headingEdits, turnEdits } from './apply-cuts.ts'
import { proposeHeadings } from './propose-headings.ts'
import { proposeTurns } from './propose-turns.ts'

const ids = () => {
  const counting = countingIds()
  return (prefix: string) => counting(`new-${prefix}`)
}
const wordsOf = ({ transcript }: Episode) => transcript?.segments.flatMap((segment) => segment.words)
const linesOf = ({ transcript }: Episode) =>
  transcript?.segments.map(({ words }) => words.map(({ text }) => text).join(' '))
const segment = (id: string) => SegmentId.parse(id)

test('a cut parts a turn before its word, and the first part keeps its id', () => {
  const before = untimedEpisode('Ada: Hello there. Hi Ada. Welcome.')
  const after = applied(
    before,
    ...turnEdits(before.transcript ?? { segments: [] }, [{ segmentId: segment('sg-1'), at: 2 }], ids()),
  )
  expect(linesOf(after)).toEqual(['Hello there.', 'Hi Ada. Welcome.'])
  expect(after.transcript?.segments[0]?.id).toBe('sg-1')
})

test('a speaker given with a cut speaks from there on, at word 0 from the start', () => {
  const before = untimedEpisode('Ada: hello', 'Bo: Hello there. Hi Ada.')
  const [ada, bo] = before.people
  const after = applied(
    before,
    ...turnEdits(
      before.transcript ?? { segments: [] },
      [
        { segmentId: segment('sg-2'), at: 0, speaker: ada?.id },
        { segmentId: segment('sg-2'), at: 2, speaker: bo?.id },
      ],
      ids(),
    ),
  )
  expect(after.transcript?.segments.map(({ speaker }) => speaker)).toEqual([ada?.id, ada?.id, bo?.id])
})

test('headings inside one turn split it, and each chapter is tied to its part', () => {
  const before = untimedEpisode(
    '# 0:00 Start',
    '# 1:00 Middle',
    '# 2:00 End',
    'One here. Two here. Three here.',
  )
  const at = [0, 2, 4]
  const after = applied(
    before,
    ...headingEdits(
      before.transcript ?? { segments: [] },
      before.chapters.map(({ id }, i) => ({ chapterId: id, segmentId: segment('sg-1'), at: at[i] ?? 0 })),
      ids(),
    ),
  )
  expect(linesOf(after)).toEqual(['One here.', 'Two here.', 'Three here.'])
  expect(after.chapters.map(({ segmentId }) => segmentId)).toEqual(
    after.transcript?.segments.map(({ id }) => id),
  )
})

test('a cut beyond the end of its turn, or in a turn that is gone, changes nothing', () => {
  const { transcript } = untimedEpisode('Ada: hello there')
  const cuts = [
    { segmentId: segment('sg-1'), at: 9 },
    { segmentId: segment('sg-9'), at: 1 },
  ]
  expect(turnEdits(transcript ?? { segments: [] }, cuts, ids())).toEqual([])
  expect(
    headingEdits(
      transcript ?? { segments: [] },
      [{ ...cuts[0], chapterId: ChapterId.parse('ch-1') } as never],
      ids(),
    ),
  ).toEqual([])
})

const sentence = constantFrom(
  'Welcome back to the show.',
  'How do you test it?',
  'Yeah, I write the tests first.',
  'Right.',
  'And then it ships.',
  'Let us talk about money.',
  '한국어 문장입니다.',
  'no end here',
)
const said = array(sentence, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '))
const talk = record({
  lines: array(said, { minLength: 1, maxLength: 4 }),
  timed: boolean(),
  ticks: array(boolean(), { minLength: 60, maxLength: 60 }),
})

test('any choice of proposed turns and headings keeps every word in order, and undo is exact', () => {
  assert(
    property(talk, ({ lines, timed, ticks }) => {
      const make = timed ? episode : untimedEpisode
      const before = make('# 0:00 Start', '# 0:05 Tests', '# 0:09 Money', ...lines)
      const transcript = before.transcript ?? { segments: [] }
      const newId = ids()
      const turns = proposeTurns(transcript, before.people).turns.filter((_turn, at) => ticks[at])
      // `applied` proves that undo is exact and the result valid.
      const split = applied(before, ...turnEdits(transcript, turns, newId))
      expect(wordsOf(split)).toEqual(wordsOf(before))
      const { headings } = proposeHeadings(split)
      const chosen = headings.filter((_heading, at) => ticks[59 - at])
      const headed = applied(split, ...headingEdits(split.transcript ?? { segments: [] }, chosen, newId))
      expect(wordsOf(headed)).toEqual(wordsOf(before))
      expect(headed.chapters.filter(({ segmentId }) => segmentId !== undefined)).toHaveLength(chosen.length)
    }),
    { numRuns: 50 },
  )
})
