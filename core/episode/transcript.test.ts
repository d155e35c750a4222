import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { episode, untimedEpisode } from '../testing/episode-builder.ts'
import { millis } from '../time.ts'
import { chapterAt, chapterEnd, headingsBefore } from './chapters.ts'
import type { Transcript, Word } from './schema.ts'
import { countWords, joinWords, splitWords, timedSegments, timesInTurn, timingOf } from './transcript.ts'

const words = (doc: { transcript?: Transcript | undefined }): Transcript => doc.transcript ?? { segments: [] }

describe('words', () => {
  test('text survives splitting and joining, white space folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(joinWords(splitWords(text))).toBe(text.split(/\s+/u).filter(Boolean).join(' '))
      }),
    )
  })

  test('a run of ten thousand letters without a space becomes joined pieces and counts once', () => {
    const long = '😀'.repeat(5_000)
    const pieces = splitWords(`a ${long} b`)
    expect(joinWords(pieces)).toBe(`a ${long} b`)
    expect(pieces.every((word) => !/\p{Cs}/u.test(word.text))).toBe(true)
    expect(countWords({ segments: [{ id: 'sg' as never, words: pieces }] })).toBe(3)
  })
})

describe('times', () => {
  test('measured times are kept as they are', () => {
    const [first] = timedSegments(words(episode('Ada: one two')))
    expect(first?.words).toEqual([
      { text: 'one', start: 0, end: 500, estimated: false },
      { text: 'two', start: 500, end: 1000, estimated: false },
    ])
  })

  test('between two measured times the words share the time by their length', () => {
    const cue: Word[] = [
      { text: 'aaa', start: millis(1000) },
      { text: 'b' },
      { text: 'ccc', end: millis(2000) },
    ]
    const [timed] = timedSegments({ segments: [{ id: 'sg' as never, words: cue }] })
    expect(timed?.words.map((word) => [word.start, word.end, word.estimated])).toEqual([
      [1000, 1400, true],
      [1400, 1600, true],
      [1600, 2000, true],
    ])
  })

  test('an untimed text of known length fills it', () => {
    const timed = timedSegments(words(untimedEpisode('one two', 'six ten')), { duration: millis(16_000) })
    expect(timed.map((segment) => segment.start)).toEqual([0, 8_000])
    expect(timed.at(-1)?.end).toBe(16_000)
    expect(timed.every((segment) => segment.estimated)).toBe(true)
  })

  test('what the times rest on is told apart', () => {
    expect(timingOf(words(episode('Ada: one two')))).toBe('words')
    expect(timingOf(words(untimedEpisode('Ada: one two')))).toBe('none')
    const cues = {
      segments: [
        { id: 'sg' as never, words: [{ text: 'a', start: millis(1) }, { text: 'b' }, { text: 'c' }] },
      ],
    }
    expect(timingOf(cues)).toBe('cues')
  })

  test('for any words, times never run backwards', () => {
    const word = fc.record(
      {
        text: fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 8 }),
        start: fc.nat(50_000).map(millis),
        end: fc.nat(50_000).map(millis),
      },
      { requiredKeys: ['text'] },
    )
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 12 }), { maxLength: 8 }), (segments) => {
        const transcript = { segments: segments.map((list, i) => ({ id: `sg-${i}` as never, words: list })) }
        let last = 0
        for (const segment of timedSegments(transcript)) {
          expect(segment.words).toHaveLength(segment.segment.words.length)
          for (const { start, end } of segment.words) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThanOrEqual(start)
            last = start
          }
        }
      }),
    )
  })
})

describe('times of one turn', () => {
  test('are those it has among all others, whatever was measured', () => {
    const word = fc.record({
      text: fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 8 }),
      lasts: fc.nat(900),
      pause: fc.nat(900),
      has: fc.constantFrom('none', 'none', 'start', 'end', 'both'),
    })
    const turns = fc.array(fc.array(word, { maxLength: 8 }), { minLength: 1, maxLength: 6 })
    const property = fc.property(turns, fc.option(fc.nat(60_000)), (lists, length) => {
      let clock = 0
      const segments = lists.map((list, i) => ({
        id: `sg-${i}` as never,
        words: list.map(({ text, lasts, pause, has }): Word => {
          const start = clock + pause
          clock = start + lasts
          return {
            text,
            ...((has === 'start' || has === 'both') && { start: millis(start) }),
            ...((has === 'end' || has === 'both') && { end: millis(clock) }),
          }
        }),
      }))
      const duration = length === null ? undefined : millis(length)
      const timed = timedSegments({ segments }, { duration })
      for (const [i, { segment, words: all, start }] of timed.entries()) {
        const next = timed[i + 1]?.start ?? timed.at(-1)?.end
        const alone = timesInTurn(segment.words, { start, next, duration }) ?? []
        expect(alone).toHaveLength(all.length)
        for (const [at, one] of alone.entries()) {
          // Starts are whole milliseconds, so what lies between may be one off.
          expect(Math.abs(one.start - (all[at]?.start ?? NaN))).toBeLessThanOrEqual(1)
          expect(Math.abs(one.end - (all[at]?.end ?? NaN))).toBeLessThanOrEqual(1)
        }
      }
    })
    fc.assert(property)
  })

  test('are worked out once, and anew when what is around the turn changed', () => {
    const list = splitWords('one two three')
    const frame = { start: millis(0), next: millis(14_000), duration: undefined }
    const first = timesInTurn(list, frame)
    expect(timesInTurn(list, { ...frame })).toBe(first)
    expect(timesInTurn(list, { ...frame, next: millis(28_000) })?.[1]?.start).toBe(8_000)
    expect(
      timesInTurn(splitWords('one two'), { start: undefined, next: millis(5), duration: undefined }),
    ).toBe(undefined)
  })
})

describe('chapters', () => {
  const doc = episode('# 0:00 Start', '# 0:02 Next', 'Ada: one two three', 'Bo: four five')

  test('a heading stands before the turn that starts nearest to it', () => {
    const headings = headingsBefore(doc)
    expect(headings.get('sg-1' as never)?.map((chapter) => chapter.title)).toEqual(['Start'])
    expect(headings.get('sg-2' as never)?.map((chapter) => chapter.title)).toEqual(['Next'])
  })

  test('an untimed transcript has headings only where a chapter is tied to the text', () => {
    expect(headingsBefore(untimedEpisode('# 0:00 Start', 'Ada: one')).size).toBe(0)
    const tied = untimedEpisode('# 0:30 Start', 'Ada: one', 'Ada: two')
    const chapters = tied.chapters.map((chapter) => ({ ...chapter, segmentId: 'sg-2' as never }))
    expect([...headingsBefore({ ...tied, chapters }).keys()]).toEqual(['sg-2'])
  })

  test('a chapter ends where the next listed one begins, the last with the episode', () => {
    expect(chapterEnd(doc.chapters, 0, millis(9_000))).toBe(2_000)
    expect(chapterEnd(doc.chapters, 1, millis(9_000))).toBe(9_000)
    expect(chapterEnd(doc.chapters, 1)).toBeUndefined()
  })

  test('the chapter at a time is the last that began', () => {
    expect(chapterAt(doc.chapters, millis(1_999))?.title).toBe('Start')
    expect(chapterAt(doc.chapters, millis(2_000))?.title).toBe('Next')
    expect(chapterAt([], millis(0))).toBeUndefined()
  })
})
