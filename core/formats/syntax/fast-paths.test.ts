import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Millis, millis } from '../../time.ts'
import { appleHlsJson } from '../chapters/apple-hls-json.ts'
import type { ChapterEntry, Cue, CueWord } from '../format.ts'
import { subrip } from '../transcripts/subrip.ts'
import { inOrder } from './chapter-list.ts'
import { cue, orderCues, timedCues } from './cues.ts'
import { parseJson, writeJson } from './json.ts'
import { readJson } from './json-reader.ts'
import { foldSpace, isFolded, splitLines } from './lines.ts'
import { readLooseTimings } from './loose-timings.ts'

/** Texts made of what takes a reader off its short way, and of what does not. */
const pieces = (...list: readonly string[]) =>
  fc.array(fc.constantFrom(...list), { maxLength: 12 }).map((parts) => parts.join(''))
const spoken = pieces(
  'a',
  'Ann: ',
  ' ',
  '  ',
  '\t',
  '\u00a0',
  '\u2028',
  '7',
  '-->',
  '<',
  '{',
  '&',
  '😀',
  'שלום',
)
const runs = { numRuns: 700 }

test('times in full are read as those a space behind them keeps from it', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 2, maxLength: 3 })
  const time = fc.tuple(digits, digits, digits, fc.constantFrom(',', '.', ':', ' '), digits)
  const stamp = time.map(([h, m, s, sign, f]) => `${h}:${m}:${s}${sign}${f}`)
  const usual = fc.tuple(fc.nat(99), fc.nat(61), fc.nat(61), fc.nat(999)).map(([h, m, s, f]) => {
    const two = (value: number): string => `${value}`.padStart(2, '0')
    return `${two(h)}:${two(m)}:${two(s)},${`${f}`.padStart(3, '0')}`
  })
  const either = fc.oneof(usual, usual, stamp)
  fc.assert(
    fc.property(either, fc.constantFrom(' --> ', '-->', ' -> ', ' --> '), either, (start, arrow, end) => {
      const line = start + arrow + end
      expect(readLooseTimings(line)).toEqual(readLooseTimings(`${line} `))
    }),
    runs,
  )
})

test('lines of SubRip are joined as when a tag makes each sign be looked at', () => {
  const line = spoken.filter((text) => !/^\s*\d/.test(text))
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const read = (text: string) => subrip.parse(`1\n00:00:01,000 --> 00:00:02,000\n${text}\n`).value.cues
      // An empty pair of tags says nothing but that there may be others.
      expect(read(lines.join('\n'))).toEqual(read(`<i></i>${lines.join('\n')}`))
      if (!/[<{]/.test(lines.join())) {
        const text = foldSpace(lines.join('\n'))
        expect(read(lines.join('\n')).map((one) => one.text)).toEqual(text === '' ? [] : [text])
      }
    }),
    runs,
  )
})

/** Cues of every kind: ready to be written, too long, too short, out of order, without an end, not folded. */
const cues = fc.array(
  fc.record({
    gap: fc.constantFrom(0, 0, 1, 500, 2000, -700),
    length: fc.constantFrom(undefined, -1, 0, 1, 900, 5000),
    speaker: fc.constantFrom(undefined, 'Ann'),
    text: fc.oneof(fc.constantFrom('lamp', 'the lamp burns'), spoken),
  }),
  { minLength: 1, maxLength: 6 },
)

function cuesOf(
  shapes: readonly { gap: number; length: number | undefined; text: string }[],
): readonly Cue[] {
  let clock = 1000
  return shapes.map(({ gap, length, ...rest }) => {
    clock = Math.max(0, clock + gap)
    const end = length === undefined ? undefined : millis(clock + length)
    return cue({ ...rest, start: millis(clock), end })
  })
}

test('cues are made ready one by one as they are taken when all of them are', () => {
  fc.assert(
    fc.property(cues, (shapes) => {
      const list = cuesOf(shapes)
      const latest = Math.max(...list.map(({ start = 0 }) => start))
      // One that is never ready, so that each of the others is looked at for itself.
      const unready = cue({ start: millis(latest), end: millis(latest + 9), text: ' two  spaces ' })
      const alone = timedCues({ cues: list }, 'SubRip')
      const among = timedCues({ cues: [...list, unready] }, 'SubRip')
      const last = alone.at(-1)
      expect(among.slice(0, -1)).toEqual(
        // The end of the last cue that states none is guessed from what comes after it.
        orderCues(list, []).at(-1)?.end === undefined ? [...alone.slice(0, -1), among.at(-2)] : alone,
      )
      expect(last && last.end > last.start).toBe(true)
      for (const [at, one] of alone.entries()) {
        expect(one.start).toBeGreaterThanOrEqual(alone[at - 1]?.start ?? 0)
        expect(one.end).toBeGreaterThan(one.start)
        expect(isFolded(one.text)).toBe(true)
      }
    }),
    runs,
  )
})

test('what is in order already stays as it is, and sorting it would change nothing', () => {
  const starts = fc.array(fc.nat(9), { maxLength: 6 })
  fc.assert(
    fc.property(starts, (times) => {
      const chapters = times.map((time, at): ChapterEntry => ({ startTime: millis(time), title: `${at}` }))
      expect(inOrder(chapters)).toEqual([...chapters].sort((a, b) => a.startTime - b.startTime))
      const said = times.map((time, at): Cue => ({ start: millis(time), text: `${at}` }))
      const sorted = [...said].sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
      expect(orderCues(said, [])).toEqual(sorted)
    }),
    runs,
  )
})

test('a cue of the two usual shapes has what one that is put together field by field has', () => {
  const time = fc.option(fc.nat(9000).map(millis), { nil: undefined })
  const words = fc.constantFrom<readonly CueWord[] | undefined>(undefined, [], [{ text: 'lamp' }])
  fc.assert(
    fc.property(time, time, fc.constantFrom(undefined, '', 'Ann'), words, (start, end, speaker, said) => {
      const made = cue({ start, end, speaker, text: 'lamp', words: said })
      const expected: [string, unknown][] = [
        ['start', start],
        ['end', end],
        ['speaker', speaker || undefined],
        ['text', 'lamp'],
        ['words', said?.length ? said : undefined],
      ]
      const there = expected.filter(([, value]) => value !== undefined)
      expect(made).toStrictEqual(Object.fromEntries(there))
    }),
  )
})

test('a text without carriage returns is cut into lines as one that has them', () => {
  fc.assert(
    fc.property(pieces('a', '\n', '\n\n', ' ', '\u2028', '\f'), (text) => {
      expect(splitLines(text)).toEqual(splitLines(`${text}\rx`).slice(0, -1))
      expect(splitLines(text.replaceAll('\n', '\r\n'))).toEqual(splitLines(text))
    }),
    runs,
  )
})

test('JSON the engine reads is read the same by the reader that forgives', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
      const written = JSON.stringify(JSON.parse(text), undefined, indent)
      expect(readJson(written, { depth: 100 })).toEqual({ value: parseJson(written) })
    }),
    runs,
  )
})

test('Apple’s chapters are written as any JSON is', () => {
  const chapter = fc.record({
    startTime: fc.nat(90_000_000).map(millis),
    length: fc.constantFrom<number | undefined>(undefined, 0, 1, 999, 60_500),
    title: fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }).map(foldSpace), fc.constant('')),
    url: fc.option(fc.string({ unit: 'binary', maxLength: 12 }), { nil: undefined }),
  })
  const endOf = (start: Millis, length: number | undefined) =>
    length === undefined ? {} : { endTime: millis(start + length) }
  fc.assert(
    fc.property(fc.array(chapter, { maxLength: 5 }), (shapes) => {
      const chapters = shapes.map(
        ({ startTime, length, title, url }): ChapterEntry => ({
          startTime,
          ...endOf(startTime, length),
          title,
          ...(url === undefined ? {} : { url }),
        }),
      )
      const text = appleHlsJson.serialise?.({ chapters }) ?? ''
      expect(text).toBe(writeJson(JSON.parse(text)))
      expect(JSON.parse(text)).toHaveLength(chapters.length)
    }),
    { numRuns: 150 },
  )
})
