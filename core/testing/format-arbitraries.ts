import fc from 'fast-check'
import type { ChapterEntry, ChapterList, Cue, CueHeading, CueList, CueWord } from '../formats/format.ts'
import { millis } from '../time.ts'
import { syntaxSigns } from './syntax-signs.ts'

/** Words that have broken somebody's file: signs of every syntax, scripts, look-alikes of times and tags. */
const nastyWords = [
  ...syntaxSigns,
  '#1',
  'a&amp;b',
  ']]>',
  '-->',
  '--',
  '<b>',
  '</v>',
  '{x}',
  '[y]',
  '(z)',
  '|',
  '/',
  '%20',
  '$1',
  '\\n',
  '*star*',
  '_under_',
  '`tick`',
  '**bold**',
  '~~',
  '10:30',
  '1:02:03',
  '00:00:01,000',
  'https://pod.example/a_b?c=1&d=2',
  'mañana',
  'Ärger',
  '山田',
  'שלום',
  'مرحبا',
  '🎙️',
  '👩‍👩‍👧',
  'e\u0301',
  '\uE000',
  '\uE145',
  '\\\u{10FF2A}',
  '\u{10FFFD}',
  '&#x10FF2A;',
  '!',
  '?',
  '…',
  '—',
] as const
const plainWords = ['lamp', 'ladder', 'Harbour', 'the', 'a', 'of', 'Night', '42', 'O’Neil', "don't"] as const

const word = fc.oneof(fc.constantFrom(...plainWords), fc.constantFrom(...nastyWords))
const plainWord = fc.constantFrom(...plainWords)

/** A phrase of one to so many words, single spaces between, that keeps out what a format cannot say. */
function phrase(maxLength: number, unsayable: RegExp | undefined, minLength = 1): fc.Arbitrary<string> {
  const sayable = unsayable ? word.filter((one) => !unsayable.test(one)) : word
  return fc.array(sayable, { minLength, maxLength }).map((words) => words.join(' '))
}

/** An address as chapter files hold it. */
const address = fc
  .tuple(
    fc.constantFrom('https://pod.example/', 'http://a.example/x?b=1&c=2#', 'https://ü.example/'),
    fc.nat(999),
  )
  .map(([start, tail]) => `${start}${tail}`)

const times = fc
  .array(fc.integer({ min: 1000, max: 900_000 }), { minLength: 1, maxLength: 12 })
  .chain((gaps) =>
    fc.constantFrom(0, 0, 500, 2999).map((first) => {
      let time = first
      return gaps.map((gap, at) => {
        if (at > 0) time += gap
        return time
      })
    }),
  )

const extra = fc.option(
  fc.constantFrom(
    { value: '<podcast:value type="lightning"/>' },
    { 'rss:remote': { deep: [1, null, true, 'x'] }, n: 1.5 },
    { __note: 'kept' },
  ),
  { nil: undefined },
)
const location = fc.constantFrom(
  undefined,
  { name: 'Old "Harbour" & Co' },
  { name: 'Göteborg', geo: 'geo:57.7,11.96', osm: 'R113314' },
)

/** Removes keys whose value is undefined, as `exactOptionalPropertyTypes` asks. */
export function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}

/** What keeps a generated value within what one format can say. */
export interface Limits {
  /** Words that this format cannot write; the loss is stated and has a test of its own. */
  readonly unsayable?: RegExp
  /** The format's file cannot say that there are no chapters. */
  readonly neverEmpty?: boolean
  /**
   * Ends this format cannot tell from an open end, or cannot say: `empty` those at the chapter's own
   * start, `implied` those at any start, `overlapping` also those after the next start and those a
   * single millisecond on.
   */
  readonly endsLost?: 'empty' | 'implied' | 'overlapping'
}

/** Chapters with every field a chapter can have, in order, at least a second apart. */
export function chapterLists(limits: Limits = {}): fc.Arbitrary<ChapterList> {
  const title = fc.oneof(
    { weight: 8, arbitrary: phrase(6, limits.unsayable) },
    { weight: 1, arbitrary: fc.constant('ß漢'.repeat(60)) },
  )
  const entry = fc.record({
    title,
    length: fc.option(fc.nat(900_000), { nil: undefined }),
    url: fc.option(address, { nil: undefined }),
    image: fc.option(address, { nil: undefined }),
    hidden: fc.constantFrom(undefined, undefined, undefined, true as const),
    location,
    extra,
  })
  return times
    .chain((starts) =>
      fc.array(entry, { minLength: starts.length, maxLength: starts.length }).map((entries) => ({
        chapters: starts.map((start, at): ChapterEntry => {
          const { length, ...rest } = entries[at] ?? { title: '', length: undefined }
          const endTime = length === undefined ? undefined : millis(start + length)
          return defined<ChapterEntry>({ startTime: millis(start), endTime, ...rest } as ChapterEntry)
        }),
      })),
    )
    .map((list) => ({ chapters: withoutLostEnds(list.chapters, limits.endsLost) }))
}

function withoutLostEnds(
  chapters: readonly ChapterEntry[],
  lost: Limits['endsLost'],
): readonly ChapterEntry[] {
  const starts = new Set(chapters.map((chapter) => chapter.startTime))
  return chapters.map((chapter, at) => {
    const { endTime, ...open } = chapter
    if (lost === undefined || endTime === undefined) return chapter
    const implied = lost === 'empty' ? endTime === chapter.startTime : starts.has(endTime)
    const next = chapters.slice(at + 1).find((one) => one.hidden !== true)?.startTime
    const unsayable = endTime <= chapter.startTime + 1 || (next !== undefined && endTime > next)
    return implied || (lost === 'overlapping' && unsayable) ? open : chapter
  })
}

const names = [
  'Ann Lee',
  'Bo',
  'Zoë Ångström',
  'Dr. Who',
  'Ann & Bob',
  '山田太郎',
  'SPEAKER_00',
  'مريم',
  "Maire O'Neil",
] as const

interface CueShape {
  readonly text: string
  readonly speaker: string
  readonly gap: number
  readonly length: number
}

function cueShape(limits: Limits): fc.Arbitrary<CueShape> {
  return fc.record({
    // The first word is plain: what looks like a label or a time there has tests of its own.
    text: fc.tuple(plainWord, phrase(9, limits.unsayable)).map(([first, rest]) => `${first} ${rest}`),
    speaker: fc.constantFrom(...names),
    gap: fc.nat(4000),
    length: fc.integer({ min: 200, max: 9000 }),
  })
}

/** Which parts a generated transcript has; a file has each throughout or not at all. */
const parts = fc.record({
  timed: fc.boolean(),
  speakers: fc.boolean(),
  words: fc.boolean(),
  headings: fc.boolean(),
  language: fc.option(fc.constantFrom('en', 'pt-BR', 'zh-Hant'), { nil: undefined }),
  estimated: fc.boolean(),
})

/** Transcripts with two or more cues, timed or not, with or without speakers, word times and headings. */
export function cueLists(limits: Limits & { readonly alwaysTimed?: boolean } = {}): fc.Arbitrary<CueList> {
  const shapes = fc.array(cueShape(limits), { minLength: 2, maxLength: 9 })
  return fc.tuple(shapes, parts).map(([cues, has]) => {
    const timed = has.timed || limits.alwaysTimed === true
    let clock = 0
    const made = cues.map((shape): Cue => {
      const start = clock + shape.gap
      const end = start + shape.length
      clock = end
      return defined<Cue>({
        start: timed ? millis(start) : undefined,
        end: timed ? millis(end) : undefined,
        speaker: has.speakers ? shape.speaker : undefined,
        text: shape.text,
        words: timed && has.words ? spread(shape.text, start, end) : undefined,
      } as Cue)
    })
    return defined<CueList>({
      cues: made,
      headings: has.headings ? headingsFor(made) : undefined,
      language: has.language,
      estimated: timed && has.estimated ? true : undefined,
    } as CueList)
  })
}

function spread(text: string, start: number, end: number): readonly CueWord[] {
  const words = text.split(' ')
  const step = (end - start) / words.length
  return words.map((one, at) => ({
    text: one,
    start: millis(start + at * step),
    end: millis(start + (at + 1) * step),
    confidence: 0.5,
  }))
}

function headingsFor(cues: readonly Cue[]): readonly CueHeading[] {
  return cues.flatMap((cue, at) =>
    at % 3 === 0
      ? [
          defined<CueHeading>({
            beforeCue: at,
            title: `Part ${at} of *lamps* & <ladders>`,
            startTime: cue.start,
          } as CueHeading),
        ]
      : [],
  )
}
