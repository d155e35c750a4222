import { describe, expect, test } from 'vitest'
import { formatFixtures } from '../testing/format-fixtures.ts'
import { millis } from '../time.ts'
import {
  type ChapterFormat,
  type CueField,
  type CueList,
  chapterFields,
  type Format,
  type TranscriptFormat,
} from './format.ts'
import { chapterLosses, cueLosses } from './losses.ts'
import { formats } from './registry.ts'

const writers = formats.filter((format) => format.serialise)
const chapterWriters = writers.filter((format): format is ChapterFormat => format.kind === 'chapters')
const transcriptWriters = writers.filter((format): format is TranscriptFormat => format.kind === 'transcript')

/** The fields of a text, as the format reads it. */
function fieldsRead(format: Format, text: string): readonly string[] {
  const { value } = format.parse(text)
  if ('cues' in value) return [...fieldsIn(value)]
  return chapterFields.filter((field) => value.chapters.some((chapter) => chapter[field] !== undefined))
}

test.each(formats.filter((format) => !format.serialise).map((format) => [format.id, format] as const))(
  '%s, which is only read, has every field it carries in its fixtures, and no other',
  (id, format) => {
    const found = new Set(formatFixtures(id).flatMap(({ text }) => fieldsRead(format, text)))
    expect([...found].sort()).toEqual([...format.carries].sort())
  },
)

/** A transcript with every field there is, each with signs that nothing else in it has. */
const everyField: CueList = {
  language: 'gsw',
  estimated: true,
  headings: [{ beforeCue: 1, title: 'Zqheading' }],
  cues: [
    {
      start: millis(61_137),
      end: millis(67_248),
      speaker: 'Zqspeaker',
      text: 'Hello there.',
      words: [
        { text: 'Hello', start: millis(61_137), end: millis(62_573), confidence: 0.7391 },
        { text: 'there.', start: millis(64_461), end: millis(66_573), confidence: 0.7391 },
      ],
    },
    {
      start: millis(71_137),
      end: millis(77_248),
      speaker: 'Zqspeaker',
      text: 'Once more.',
      words: [
        { text: 'Once', start: millis(71_137), end: millis(72_573), confidence: 0.7391 },
        { text: 'more.', start: millis(74_461), end: millis(76_573), confidence: 0.7391 },
      ],
    },
  ],
}

/** A time with this fraction, however it is spelt: to the hundredth, to the thousandth, in whole milliseconds. */
const fraction = (digits: string): RegExp =>
  new RegExp(`[.,:]${digits.slice(0, 2)}(?!\\d\\d)|\\d${digits}(?!\\d)`)

/** How each field shows in a text. */
const cueMarks: readonly (readonly [CueField, RegExp])[] = [
  ['start', fraction('137')],
  ['end', fraction('248')],
  ['speaker', /Zqspeaker/i],
  ['words', fraction('461')],
  ['wordEnds', fraction('573')],
  ['confidence', /739/],
  ['language', /gsw/],
  ['headings', /Zqheading/i],
  ['estimated', /estimate/i],
]

/** The fields a transcript has anywhere. */
function fieldsIn({ cues, language, headings = [], estimated }: CueList): ReadonlySet<CueField> {
  const words = cues.flatMap((cue) => cue.words ?? [])
  const has: readonly (readonly [CueField, boolean])[] = [
    ['text', cues.length > 0],
    ['start', cues.some((cue) => cue.start !== undefined)],
    ['end', cues.some((cue) => cue.end !== undefined)],
    ['speaker', cues.some((cue) => cue.speaker !== undefined)],
    ['words', words.some((word) => word.start !== undefined)],
    ['wordEnds', words.some((word) => word.end !== undefined)],
    ['confidence', words.some((word) => word.confidence !== undefined)],
    ['language', language !== undefined],
    ['headings', headings.length > 0],
    ['estimated', estimated === true],
  ]
  return new Set(has.filter(([, isThere]) => isThere).map(([field]) => field))
}

describe.each(chapterWriters.map((format) => [format.id, format] as const))(
  'chapters written as %s',
  (_, format) => {
    test('hold nothing of a field the format does not carry', () => {
      const marked = {
        startTime: millis(60_000),
        endTime: millis(3_599_999),
        title: 'Shown',
        url: 'https://url.example/zqurl',
        image: 'https://image.example/zqimage',
        location: { name: 'zqlocation' },
        extra: { zqextra: 1 },
      }
      const text =
        format.serialise?.({
          chapters: [
            { startTime: millis(0), title: 'First' },
            marked,
            { ...marked, title: 'zqhidden', hidden: true },
          ],
        }) ?? ''
      for (const field of ['url', 'image', 'location', 'extra', 'hidden'] as const) {
        expect([field, text.includes(`zq${field}`)]).toEqual([field, format.carries.has(field)])
      }
      const read = format.parse(text).value.chapters.find((chapter) => chapter.title === 'Shown')
      const lost = new Set(chapterLosses(format, { chapters: [marked] }).map((loss) => loss.field))
      for (const field of ['endTime', 'url', 'image', 'location', 'extra'] as const) {
        expect([field, read?.[field] !== undefined]).toEqual([field, format.carries.has(field)])
        expect([field, lost.has(field)]).toEqual([field, !format.carries.has(field)])
      }
    })
  },
)

describe.each(transcriptWriters.map((format) => [format.id, format] as const))(
  'transcripts written as %s',
  (_, format) => {
    test('hold nothing of a field the format does not carry, and every one it does', () => {
      const text = format.serialise?.(everyField) ?? ''
      const found = fieldsIn(format.parse(text).value)
      for (const [field, mark] of cueMarks) {
        expect([field, found.has(field)]).toEqual([field, format.carries.has(field)])
        // What is carried may be spelt in other ways; what is not must not be there in any.
        if (!format.carries.has(field)) expect([field, mark.exec(text)?.[0]]).toEqual([field, undefined])
      }
    })

    test('lose what the format says is lost, and nothing besides', () => {
      const { carries } = format
      const timed = carries.has('start')
      // Where no time is written, the finer times are not spoken of one by one.
      const implied = (field: CueField): boolean =>
        field === 'wordEnds' ? !carries.has('words') : !timed && /^(?:end|words|estimated)$/.test(field)
      const lost = cueMarks.map(([field]) => field).filter((field) => !carries.has(field) && !implied(field))
      const said = new Set(cueLosses(format, everyField).map(({ field }) => field))
      said.delete('precision')
      expect([...said].sort()).toEqual([...lost].sort())
    })
  },
)
