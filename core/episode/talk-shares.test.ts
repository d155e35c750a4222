import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PersonId, SegmentId } from '../ids.ts'
import { talkShares, wholePercents } from './talk-shares.ts'

const turn = (n: number, count: number, speaker?: string) => ({
  id: SegmentId.parse(`sg-${n}`),
  words: Array.from({ length: count }, () => ({ text: 'word' })),
  ...(speaker !== undefined && { speaker: PersonId.parse(speaker) }),
})

describe('shares of talking', () => {
  test('count turns and words of every voice, and those of nobody', () => {
    const shares = talkShares({
      segments: [turn(1, 3, 'ada'), turn(2, 2), turn(3, 1, 'ada'), turn(4, 2, 'bo')],
    })
    expect(shares.get(PersonId.parse('ada'))).toEqual({
      turns: 2,
      words: 4,
      share: 0.5,
      percent: 50,
      first: 'sg-1',
    })
    expect(shares.get(undefined)).toMatchObject({ turns: 1, words: 2, percent: 25 })
  })

  test('are none where nothing is said', () => {
    expect(talkShares(undefined).size).toBe(0)
    expect(talkShares({ segments: [turn(1, 0, 'ada')] }).get(PersonId.parse('ada'))).toMatchObject({
      percent: 0,
    })
  })

  test('sum to a hundred where rounding each would not', () => {
    expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33])
    expect(wholePercents([335, 335, 330])).toEqual([34, 33, 33])
  })

  test('always sum to a hundred, and none is further than one from its part', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60_000), { minLength: 1, maxLength: 12 }), (parts) => {
        const all = parts.reduce((sum, part) => sum + part, 0)
        fc.pre(all > 0)
        const percents = wholePercents(parts)
        expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100)
        for (const [i, percent] of percents.entries()) {
          expect(Math.abs(percent - (100 * (parts[i] ?? 0)) / all)).toBeLessThan(1)
        }
      }),
    )
  })
})
