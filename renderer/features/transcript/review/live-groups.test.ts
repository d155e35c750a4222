import { describe, expect, test } from 'vitest'
import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import type { Transcript } from '../../../../core/episode/schema.ts'
import { splitWords } from '../../../../core/episode/transcript.ts'
import { SegmentId } from '../../../../core/ids.ts'
import { countPlaces, liveGroups, withGone } from './live-groups.ts'

const id = (n: number) => SegmentId.parse(`sg-${n}`)
const transcript = (...turns: string[]): Transcript => ({
  segments: turns.map((words, n) => ({ id: id(n), words: splitWords(words) })),
})
const place = (turn: number, from: number, before: string): SuggestedPlace => ({
  segmentId: id(turn),
  from,
  to: from + before.split(' ').length,
  before,
  after: 'Sentry',
  leftContext: '',
  rightContext: '',
})
const group = (heard: string, ...places: SuggestedPlace[]): CorrectionGroup => ({
  id: `su-${heard}`,
  heard,
  right: 'Sentry',
  kind: 'product',
  confidence: 0.9,
  tier: 1,
  reasons: [],
  places,
})
const where = (groups: readonly CorrectionGroup[]) =>
  groups.map(({ heard, places }) => [heard, ...places.map(({ segmentId, from }) => `${segmentId}:${from}`)])

describe('groups in a text that was edited since', () => {
  const groups = [
    group('century', place(0, 1, 'century'), place(1, 0, 'century')),
    group('sent tree', place(1, 2, 'sent tree')),
  ]

  test('in the same text they are the same objects', () => {
    const live = liveGroups(groups, transcript('the century here', 'century or sent tree'))
    expect(live[0]).toBe(groups[0])
    expect(live[1]).toBe(groups[1])
    expect(countPlaces(live)).toBe(3)
  })

  test('words before a place move it along, within its turn', () => {
    const live = liveGroups(groups, transcript('now and then the century here', 'century or sent tree'))
    expect(where(live)).toEqual([
      ['century', 'sg-0:4', 'sg-1:0'],
      ['sent tree', 'sg-1:2'],
    ])
  })

  test('places go with their words into the turns that theirs was split into', () => {
    const wall = [group('century', place(0, 1, 'century'), place(0, 5, 'century'), place(0, 8, 'century'))]
    const live = liveGroups(wall, transcript('the century', 'is not', 'a century', 'nor this century'))
    expect(where(live)).toEqual([['century', 'sg-0:1', 'sg-2:1', 'sg-3:2']])
  })

  test('a place that says something else is gone, and so is a group without a place', () => {
    const live = liveGroups(groups, transcript('the Sentry here', 'century or Sentry'))
    expect(where(live)).toEqual([['century', 'sg-1:0']])
  })

  test('of two places one word is left for, only one stays', () => {
    const twice = [group('century', place(0, 0, 'century'), place(0, 2, 'century'))]
    expect(where(liveGroups(twice, transcript('a and century')))).toEqual([['century', 'sg-0:2']])
  })

  test('without a transcript, and without its turn, nothing stays', () => {
    expect(liveGroups(groups, undefined)).toEqual([])
    expect(liveGroups(groups, transcript())).toEqual([])
  })
})

describe('groups of an earlier look beside what a new one found', () => {
  const before = [
    { ...group('century', place(0, 1, 'century'), place(1, 0, 'century')), confidence: 0.95 },
    group('sent tree', place(1, 2, 'sent tree')),
  ]

  test('a place that says something else is kept where it stood, and lives again with its words', () => {
    const accepted = transcript('the Sentry here', 'century or Sentry')
    const found = [{ ...group('century', place(1, 0, 'century')), confidence: 0.95 }]
    const kept = withGone(found, before, accepted)
    expect(where(liveGroups(kept, accepted))).toEqual([['century', 'sg-1:0']])
    const undone = transcript('the century here', 'century or sent tree')
    expect(where(liveGroups(kept, undone))).toEqual(where(before))
  })

  test('a place that still says what was suspected there is the new look’s to judge', () => {
    expect(withGone([], before, transcript('the century here', 'century or sent tree'))).toEqual([])
  })

  test('a group that went whole comes back among the others by how sure it is', () => {
    const less = { ...group('sen tree', place(0, 2, 'sen tree')), confidence: 0.5 }
    const kept = withGone([less], before, transcript('the Sentry sen tree', 'Sentry or Sentry'))
    expect(kept.map(({ heard }) => heard)).toEqual(['century', 'sent tree', 'sen tree'])
  })
})
