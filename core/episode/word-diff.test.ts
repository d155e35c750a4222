import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffWords, refineChange, slideToSentences } from './word-diff.ts'

const split = (text: string): string[] => text.split(' ').filter((word) => word !== '')
/** Differences as people read them: `was>is`. */
const changes = (was: string, is: string): string[] => {
  const [a, b] = [split(was), split(is)]
  return diffWords(a, b).map(
    ({ fromA, toA, fromB, toB }) => `${a.slice(fromA, toA).join(' ')}>${b.slice(fromB, toB).join(' ')}`,
  )
}
/** Puts the differences into `a`; the result must be `b`. */
const patched = (a: readonly string[], b: readonly string[]): string[] => {
  const result: string[] = []
  let at = 0
  for (const { fromA, toA, fromB, toB } of diffWords(a, b)) {
    result.push(...a.slice(at, fromA), ...b.slice(fromB, toB))
    at = toA
  }
  return [...result, ...a.slice(at)]
}

describe('comparing two texts word by word', () => {
  test('equal texts differ nowhere', () => {
    expect(changes('one two three', 'one two three')).toEqual([])
  })

  test('a replaced word is one difference', () => {
    expect(changes('time with at century is SDKs', 'time with at Sentry is SDKs')).toEqual(['century>Sentry'])
  })

  test('two words can become one', () => {
    expect(changes('after the fast API meetup', 'after the FastAPI meetup')).toEqual(['fast API>FastAPI'])
  })

  test('words come and go', () => {
    expect(changes('a b c d', 'b c x d')).toEqual(['a>', '>x'])
  })

  test('the same word again and again is compared without anchors', () => {
    expect(changes('no no no yes no', 'no no yes no no')).toHaveLength(2)
  })

  test('unrelated texts are one difference', () => {
    const other = Array.from({ length: 900 }, (_, i) => (i % 2 === 0 ? 'x' : 'y')).join(' ')
    const text = Array.from({ length: 900 }, (_, i) => (i % 2 === 0 ? 'p' : 'q')).join(' ')
    expect(changes(text, other)).toHaveLength(1)
  })

  test('putting the differences into one text gives the other', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 60 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(patched(a, b)).toEqual(b)
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  test('differences are in order and never touch', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        let [endA, endB] = [-1, -1]
        for (const { fromA, toA, fromB, toB } of diffWords(a, b)) {
          expect(
            fromA > endA && fromB > endB && toA >= fromA && toB >= fromB && toA + toB > fromA + fromB,
          ).toBe(true)
          ;[endA, endB] = [toA, toB]
        }
      }),
    )
  })

  test('long texts without a word that occurs once are compared', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 700, maxLength: 1200 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(patched([...a, ...a], [...b, ...b])).toEqual([...b, ...b])
      }),
      { numRuns: 20 },
    )
  }, 60_000)

  test('sixty thousand words with three thousand changes are compared', () => {
    const vocabulary = Array.from({ length: 4000 }, (_, i) => `w${i}`)
    const a = Array.from({ length: 60_000 }, (_, i) => vocabulary[(i * 7919) % 4000] ?? '')
    const b = a.map((word, i) => (i % 20 === 7 ? `${word}x` : word))
    expect(diffWords(a, b)).toHaveLength(3000)
    expect(patched(a, b)).toEqual(b)
  })
})

describe('where words that only came or went are said to stand', () => {
  const slid = (was: string, is: string): string[] => {
    const [a, b] = [split(was), split(is)]
    const hunks = slideToSentences(diffWords(a, b), a, b)
    const result: string[] = []
    let at = 0
    for (const { fromA, toA, fromB, toB } of hunks) {
      result.push(...a.slice(at, fromA), ...b.slice(fromB, toB))
      at = toA
    }
    expect([...result, ...a.slice(at)]).toEqual(b)
    return hunks.map(
      ({ fromA, toA, fromB, toB }) => `${a.slice(fromA, toA).join(' ')}>${b.slice(fromB, toB).join(' ')}`,
    )
  }

  test('at the start of a sentence, where that is one of the places', () => {
    expect(slid('about them. I mostly. I think so', 'about them. I think so')).toEqual(['I mostly.>'])
    expect(slid('about them. I think so', 'about them. I mostly. I think so')).toEqual(['>I mostly.'])
  })

  test('where they were found, when no place is better', () => {
    expect(slid('so so very good', 'so very good')).toHaveLength(1)
  })

  test('never over another difference', () => {
    const words = fc.array(fc.constantFrom('a', 'b.', 'a.', 'c'), { maxLength: 30 })
    fc.assert(
      fc.property(words, words, (a, b) => void slid(a.join(' '), b.join(' '))),
      { numRuns: 300 },
    )
  }, 60_000)
})

describe('what of a change is marked', () => {
  const marked = (was: string, is: string): string => {
    const { before, after } = refineChange(was, is)
    return `${was.slice(before, was.length - after)}>${is.slice(before, is.length - after)}`
  }
  test.each([
    ['Pibytes podcast,', 'Pybites Podcast,', 'Pibytes podcast>Pybites Podcast'],
    ['Python', 'Python,', '>,'],
    ['Python,', 'Python', ',>'],
    ['“flask”', '“Flask”', 'flask>Flask'],
    ['"Hey', '"Hey!', '>!'],
    ['a', 'ab', 'a>ab'],
    ['', 'new', '>new'],
    ['...', '..', '.>'],
  ])('%s to %s marks %s', (was, is, expected) => {
    expect(marked(was, is)).toBe(expected)
  })
})
