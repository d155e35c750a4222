import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { chapterLists, cueLists, type Limits } from '../testing/format-arbitraries.ts'
import { formatFixtures, registeredFiles } from '../testing/format-fixtures.ts'
import { restrictChapters, restrictCues } from '../testing/format-restriction.ts'
import { millis } from '../time.ts'
import { documentFormats } from './documents/read-text.ts'
import type { ChapterFormat, Format, TranscriptFormat } from './format.ts'
import { describeFormats, detectFormat, formatById, formats } from './registry.ts'

/** What a format cannot say and states as a loss; everything else must come back as it was. */
const limits: Readonly<Record<string, Limits>> = {
  subrip: { unsayable: /-->|<b>|<\/v>/ },
  'plain-transcript': { unsayable: /:/ },
  'podcast-transcript-html': { unsayable: /:|\*\*/ },
  ffmetadata: { endsLost: 'implied' },
  'audible-json': { endsLost: 'implied' },
  'webvtt-chapters': { endsLost: 'overlapping' },
  'audacity-labels': { endsLost: 'empty' },
  'audition-markers': { endsLost: 'empty' },
  'apple-hls-json': { endsLost: 'empty' },
  cue: { unsayable: /"/ },
}

/** What a title becomes in a format that has no way to write one of its signs. */
const titleIn: Readonly<Record<string, (title: string) => string>> = {
  cue: (title) => title.replaceAll('"', "'"),
}

const chapterFormats = formats.filter((format): format is ChapterFormat => format.kind === 'chapters')
const transcriptFormats = formats.filter((format): format is TranscriptFormat => format.kind === 'transcript')

/** Reads a text and answers its value, or the code of the error a reader may throw. */
function outcome(format: Format, text: string): unknown {
  try {
    return format.parse(text).value
  } catch (error) {
    if (isAppError(error, 'format-error')) return error.code
    throw error
  }
}

describe('the registry', () => {
  test('lists every file of chapters/ and transcripts/ under its own name', () => {
    expect(formats.map((format) => `${format.kind}/${format.id}`).sort()).toEqual(registeredFiles())
  })

  test('finds formats by id', () => {
    expect(formatById('webvtt')?.label).toBe('WebVTT captions')
    expect(formatById('no-such')).toBeUndefined()
  })

  test('describes every format with an extension, a media type and what it carries', () => {
    for (const described of describeFormats()) {
      expect(described.extensions.length).toBeGreaterThan(0)
      expect(described.mime).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
      expect(described.carries).toContain(described.kind === 'chapters' ? 'title' : 'text')
      const known = formatById(described.id) ?? documentFormats.find((one) => one.id === described.id)
      expect(known?.specification).toMatch(/^https:\/\//)
    }
  })
})

describe.each(formats.map((format) => [format.id, format] as const))('%s', (id, format) => {
  const fixtures = formatFixtures(id)

  test('has a sample', () => {
    expect(fixtures.map((fixture) => fixture.name)).toContain('sample')
  })

  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))(
    'detects its own fixture %s and no other format claims it as surely',
    (_, fixture) => {
      expect(detectFormat(fixture.text).id).toBe(id)
    },
  )

  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))(
    'reads %s as expected',
    (_, fixture) => {
      const parsed = format.parse(fixture.text)
      expect(JSON.parse(JSON.stringify(parsed))).toEqual(fixture.expected)
    },
  )

  test.each([
    ['CRLF', (text: string) => text.replace(/\n/g, '\r\n')],
    ['CR', (text: string) => text.replace(/\n/g, '\r')],
    ['a missing last line feed', (text: string) => text.replace(/\n+$/, '')],
  ] as const)('reads its sample the same with %s', (_, change) => {
    const [sample] = fixtures
    expect(outcome(format, change(sample?.text ?? ''))).toEqual(outcome(format, sample?.text ?? ''))
  })

  test('judges and refuses hostile text without crashing', () => {
    const hostile = [
      '',
      ' ',
      '\n\n\n',
      '\0\0\0',
      '{',
      '[',
      '<',
      '<a',
      '"',
      '{"chapters":[',
      '{"segments":[{}]}',
      '[[[[',
      '﻿',
      '-->',
      '00:00',
      'WEBVTT',
      '1\n',
      ':',
      '**',
      '\uD800',
      `${'['.repeat(5000)}`,
      `${'<a>'.repeat(5000)}`,
      `${'{"a":'.repeat(5000)}`,
      '00:00:00,000 --> 00:00:00,000',
      '\u2028',
      'a\u0000b: c',
    ]
    for (const text of hostile) {
      expect(format.detect(text.slice(0, 4096))).toBeGreaterThanOrEqual(0)
      expect(format.detect(text.slice(0, 4096))).toBeLessThanOrEqual(1)
      outcome(format, text)
    }
  })

  test('reads its sample cut off anywhere, or says in one error why not', () => {
    const [sample] = fixtures
    const text = sample?.text ?? ''
    for (let length = 0; length < text.length; length += 7) {
      format.detect(text.slice(0, length))
      outcome(format, text.slice(0, length))
    }
  })

  test('gets through a line of ten million characters', () => {
    const [sample] = fixtures
    const line = 'lamp [x] **y** <z> 1:02 & "q", '.repeat(330_000)
    const text = `${sample?.text ?? ''}\n${line}${' '.repeat(500_000)}`
    expect(format.detect(text.slice(0, 4096))).toBeGreaterThanOrEqual(0)
    outcome(format, text)
    outcome(format, line.slice(0, 1_000_000))
  }, 120_000)

  test('survives random damage to its sample', () => {
    const [sample] = fixtures
    const text = sample?.text ?? ''
    const damage = fc.record({ at: fc.nat(text.length), cut: fc.nat(12), put: fc.string({ maxLength: 6 }) })
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), (damages) => {
        const damaged = damages.reduce(
          (now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut),
          text,
        )
        const score = format.detect(damaged.slice(0, 4096))
        outcome(format, damaged)
        return score >= 0 && score <= 1
      }),
      { numRuns: 200, seed: 20261122 },
    )
  })
})

describe.each(
  chapterFormats.filter((format) => format.serialise).map((format) => [format.id, format] as const),
)('chapters written as %s', (id, format) => {
  test('come back as they were, in every field the format carries', () => {
    fc.assert(
      fc.property(chapterLists(limits[id]), (list) => {
        const expected = restrictChapters(format, list)
        fc.pre(expected.length > 0)
        const text = format.serialise?.(list) ?? ''
        expect(text.endsWith('\n')).toBe(true)
        expect(format.parse(text).value.chapters).toEqual(expected)
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })
})

describe.each(
  transcriptFormats.filter((format) => format.serialise).map((format) => [format.id, format] as const),
)('transcripts written as %s', (id, format) => {
  test('come back as they were, in every field the format carries', () => {
    fc.assert(
      fc.property(cueLists({ ...limits[id], alwaysTimed: format.needsTimes === true }), (list) => {
        const text = format.serialise?.(list) ?? ''
        expect(text.endsWith('\n')).toBe(true)
        expect(format.parse(text).value).toEqual(restrictCues(format, list))
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })

  test('are refused with a sentence when the format needs times and there are none', () => {
    const write = (): string => format.serialise?.({ cues: [{ text: 'Hello there.' }] }) ?? ''
    if (format.needsTimes) expect(write).toThrow(/needs a time for every cue/)
    else expect(write()).toContain('Hello there.')
  })
})

describe('converting between formats of a kind', () => {
  const list = {
    chapters: ['Cold open', 'A & B: "why?" <now>', '10:30 rule 🎙️', 'Última luz'].map((title, at) => ({
      startTime: millis(at * 1_234_567),
      title,
    })),
  }
  const writers = chapterFormats.filter((format) => format.serialise)
  test.each(writers.flatMap((from) => writers.map((to) => [from.id, to.id, from, to] as const)))(
    'chapters from %s to %s keep count, order and start times',
    (_from, _to, from, to) => {
      const once = from.parse(from.serialise?.(list) ?? '').value
      const twice = to.parse(to.serialise?.(once) ?? '').value
      const expected = restrictChapters(to, { chapters: restrictChapters(from, list) })
      expect(twice.chapters.map((chapter) => chapter.startTime)).toEqual(
        expected.map((chapter) => chapter.startTime),
      )
      const spelt = (id: string, title: string): string => titleIn[id]?.(title) ?? title
      expect(twice.chapters.map((chapter) => chapter.title)).toEqual(
        expected.map((chapter) => spelt(to.id, spelt(from.id, chapter.title))),
      )
    },
  )

  const cues = {
    cues: ['Hello & welcome here.', 'Thanks <so> much.', 'Good night, lamp.', 'And a last one.'].map(
      (text, at) => ({
        start: millis(at * 61_000),
        end: millis(at * 61_000 + 4000),
        speaker: at % 2 === 0 ? 'Ann Lee' : 'Bo',
        text,
      }),
    ),
  }
  const speakers = transcriptFormats.filter((format) => format.serialise)
  test.each(speakers.flatMap((from) => speakers.map((to) => [from.id, to.id, from, to] as const)))(
    'transcripts from %s to %s keep count, order, start times and speakers',
    (_from, _to, from, to) => {
      const once = from.parse(from.serialise?.(cues) ?? '').value
      const timed = from.carries.has('start') ? once : { cues: cues.cues }
      const twice = to.parse(to.serialise?.(to.needsTimes ? timed : once) ?? '').value
      expect(twice.cues.map((cue) => cue.text)).toEqual(cues.cues.map((cue) => cue.text))
      expect(twice.cues.map((cue) => cue.speaker)).toEqual(cues.cues.map((cue) => cue.speaker))
      const keepsTimes = to.carries.has('start') && (from.carries.has('start') || to.needsTimes === true)
      const starts = cues.cues.map((cue) => (keepsTimes ? cue.start : undefined))
      expect(twice.cues.map((cue) => cue.start)).toEqual(starts)
    },
  )
})
