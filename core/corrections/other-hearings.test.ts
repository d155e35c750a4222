import { describe, expect, test } from 'vitest'
import type { HeardSpan } from './heard-spans.ts'
import { hearingsByTerm, otherHearings } from './other-hearings.ts'
import type { Likeness } from './sound-index.ts'
import { prepareVocabulary } from './vocabulary.ts'

const [culp, culps, okken] = prepareVocabulary(
  ['Culp', 'Culps', 'Okken'].map((spelling) => ({ spelling, kind: 'person' as const })),
  undefined,
)

function likeness(key: string, term = culp, { frequency = 0, sound = 0.9 } = {}): Likeness {
  const span = { key, words: key.split(' '), frequency } as unknown as HeardSpan
  return { span, term, sound } as Likeness
}

const byTerm = (all: readonly Likeness[]) => hearingsByTerm(all, ({ sound }) => sound)

describe('what else is like a term', () => {
  test('is the best that shares no word, and how many are worth a good deal', () => {
    const one = likeness('kulp')
    const all = [one, likeness('kulp and', culp, { sound: 0.99 }), likeness('culb', culp, { sound: 0.8 })]
    expect(otherHearings(one, byTerm(all))).toEqual({ best: 0.8, many: 1 })
  })

  test('counts for the plural of a term as well, once, and not for another term', () => {
    const all = [likeness('culb'), likeness('culb', culps), likeness('coke', okken)]
    expect(otherHearings(likeness('kulp', culps), byTerm(all))).toEqual({ best: 0.9, many: 1 })
    expect(otherHearings(likeness('aukin', okken), byTerm(all))).toEqual({ best: 0.9, many: 1 })
    expect(otherHearings(likeness('kulp'), byTerm([]))).toEqual({ best: 0, many: 0 })
  })

  test('is worth little where it is an ordinary word', () => {
    const all = [likeness('called', culp, { frequency: 54 })]
    expect(otherHearings(likeness('kulp'), byTerm(all)).best).toBeCloseTo(0.09)
    expect(otherHearings(likeness('kulp'), byTerm(all)).many).toBe(0)
  })

  test('is the worthiest few however many there are', () => {
    const many = Array.from({ length: 5000 }, (_, i) => likeness(`w${i}`, culp, { sound: i / 5000 }))
    expect(otherHearings(likeness('kulp'), byTerm(many))).toEqual({ best: 4999 / 5000, many: 12 })
  })
})
