import { describe, expect, test } from 'vitest'
import type { Segment } from '../../../../core/episode/schema.ts'
import { episode, untimedEpisode } from '../../../../core/testing/episode-builder.ts'
import { millis } from '../../../../core/time.ts'
import { timeInTurn } from './caret-time.ts'

const turn = (of: ReturnType<typeof episode>): Segment => {
  const segment = of.transcript?.segments[0]
  if (!segment) throw new Error('The talk has a turn.')
  return segment
}
const nothing = { start: undefined, next: undefined }

describe('the time of a place in a turn', () => {
  test('is that of the word there', () => {
    const segment = turn(episode('Ada: so you are'))
    expect(timeInTurn(segment, 'so you are', 4, nothing)).toEqual({ time: 500, isEstimated: false })
  })

  test('is reckoned by the letters where words have no times', () => {
    const segment = turn(untimedEpisode('Ada: abcd efgh'))
    const frame = { start: { time: millis(10_000), isEstimated: true }, next: millis(19_000) }
    expect(timeInTurn(segment, 'abcd efgh', 0, frame)).toEqual({ time: 10_000, isEstimated: true })
    expect(timeInTurn(segment, 'abcd efgh', 9, frame)).toEqual({ time: 19_000, isEstimated: true })
  })

  test('of a typed word lies between its neighbours', () => {
    const timed = turn(episode('Ada: one two'))
    const segment = {
      ...timed,
      words: [timed.words[0], { text: 'new' }, timed.words[1]].flatMap((word) => word ?? []),
    }
    const place = timeInTurn(segment, 'one new two', 5, nothing)
    expect(place?.isEstimated).toBe(true)
    expect(place?.time).toBeGreaterThanOrEqual(500)
    expect(place?.time).toBeLessThanOrEqual(1000)
  })

  test('is not known where nothing is', () => {
    expect(timeInTurn(turn(untimedEpisode('Ada: a b')), 'a b', 1, nothing)).toBeUndefined()
  })
})
