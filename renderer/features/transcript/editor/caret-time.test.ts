import { describe, expect, test } from 'vitest'
import type { Word } from '../../../../core/episode/schema.ts'
import { episode, untimedEpisode } from '../../../../core/testing/episode-builder.ts'
import { millis } from '../../../../core/time.ts'
import { timeOfNth, wordAt } from './caret-time.ts'

const wordsOf = (of: ReturnType<typeof episode>): readonly Word[] => of.transcript?.segments[0]?.words ?? []
const nothing = { start: undefined, next: undefined, duration: undefined }

describe('the time of a word in a turn', () => {
  test('is that which was measured', () => {
    expect(timeOfNth(wordsOf(episode('Ada: so you are')), 1, nothing)).toEqual({
      time: 500,
      isEstimated: false,
    })
  })

  test('is reckoned by the letters where words have no times', () => {
    const words = wordsOf(untimedEpisode('Ada: abcd efgh'))
    const turn = { ...nothing, start: { time: millis(10_000), isEstimated: true }, next: millis(20_000) }
    expect(timeOfNth(words, 0, turn)).toEqual({ time: 10_000, isEstimated: true })
    expect(timeOfNth(words, 1, turn)).toEqual({ time: 15_000, isEstimated: true })
  })

  test('is not known where nothing is', () => {
    expect(timeOfNth(wordsOf(untimedEpisode('Ada: a b')), 1, nothing)).toBeUndefined()
  })
})

test('the word at a caret is the last that began before it', () => {
  const words = wordsOf(episode('Ada: so you are'))
  expect([0, 2, 3, 5, 7, 10].map((offset) => wordAt(words, 'so you are', offset))).toEqual([0, 0, 1, 1, 2, 2])
  expect(wordAt(words, ' so  you', 5)).toBe(1)
  expect(wordAt([], '', 0)).toBe(0)
})
