import fc from 'fast-check'
import type { Chapter, Episode, Person, Segment, Word } from '../episode/schema.ts'
import { ChapterId, PersonId, SegmentId } from '../ids.ts'
import { millis } from '../time.ts'
import { defined } from './format-arbitraries.ts'
import { talk } from './sample-episode.ts'
import { syntaxSigns } from './syntax-signs.ts'

/** Words and signs that have broken somebody's file, with plain ones between. */
const words = [
  ...[
    'lamp',
    'ladder',
    'Harbour',
    'the',
    'a',
    'of',
    'Night',
    '42',
    'O’Neil',
    "don't",
    'and',
    'so',
    'went',
    'home',
  ],
  ...[...syntaxSigns, '#1', '&amp;', ']]>', '-->', '--', '<b>', '</v>', '{x}', '[y]'],
  ...[
    '(z)',
    '|',
    '*star*',
    '_under_',
    '**bold**',
    '`tick`',
    '10:30',
    '1:02:03',
    '5:',
    'Ann:',
    'Note:',
    '- x',
    '1.',
  ],
  ...[
    'https://pod.example/a_b?c=1&d=2',
    'mañana',
    '山田',
    'שלום',
    '🎙️',
    '👩‍👩‍👧',
    'e\u0301',
    '…',
    '—',
    '{\\i1}',
    '0;5',
  ],
] as const
const word = fc.constantFrom(...words).filter((one) => !/\s/.test(one))
const phrase = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...words), { minLength, maxLength }).map((parts) => parts.join(' '))

/** Titles as people leave them: with line breaks, tabs, spaces at the ends, nothing at all, far too long. */
const title = fc.oneof(
  { weight: 6, arbitrary: phrase(1, 6) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '',
        ' ',
        'Two\nlines',
        'A\ttab',
        ' ends with space ',
        'ß漢'.repeat(90),
        '"Quoted"',
        '12:00',
        '2024',
        '-',
      ],
      ...[
        'Bo: and more',
        'x'.repeat(300),
        '\u202Eright to left',
        'a\u0000b',
        '\uD800',
        '00:01:00.000 Fake',
        '1 2 3',
      ],
    ),
  },
)

const entry = fc.record({
  gap: fc.constantFrom(0, 1, 400, 500, 999, 1000, 2999, 61_000, 600_000),
  length: fc.constantFrom(undefined, undefined, 0, 1, 999, 5000, 700_000),
  title,
  url: fc.constantFrom(
    undefined,
    undefined,
    'https://pod.example/x?a=1&b=2#c',
    'mailto:a@b.example',
    'not a link',
    '',
  ),
  image: fc.constantFrom(
    undefined,
    undefined,
    'https://pod.example/x.jpg',
    'data:image/png;base64,iVBORw0KGgo=',
  ),
  hidden: fc.constantFrom(false, false, false, true),
  located: fc.constantFrom(false, false, true),
  extra: fc.constantFrom(undefined, undefined, { own: { deep: [1, null] } }),
})

const chapters = fc.array(entry, { maxLength: 7 }).map((entries) => {
  let time = 0
  return entries.map(({ gap, length, located, hidden, ...rest }, at): Chapter => {
    time += gap
    return defined<Chapter>({
      id: ChapterId.parse(`ch-${at + 1}`),
      startTime: millis(time),
      endTime: length === undefined ? undefined : millis(time + length),
      inTableOfContents: !hidden,
      location: located ? { name: 'Old "Harbour"', geo: 'geo:57.7,11.96' } : undefined,
      ...rest,
    } as Chapter)
  })
})

const names = [
  'Ann Lee',
  'Bo',
  'Dr. Who',
  'Ann & Bob',
  '山田太郎',
  'A:B',
  '<b>',
  'Jon "J" Berg',
  '-',
  '',
  'Note',
  'a--',
  'Q',
]

const people = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }).map((found) =>
  found.map(
    (name, at): Person => ({
      id: PersonId.parse(`p-${at + 1}`),
      name,
      label: `SPEAKER_0${at}`,
      role: 'host',
      group: 'cast',
    }),
  ),
)

const turn = fc.record({
  words: fc.array(word, { maxLength: 30 }),
  speaker: fc.nat(5),
  pause: fc.constantFrom(0, 0, 300, 4000),
})

/** How much of a transcript was measured: every word, the first of a turn, or nothing. */
type Timing = 'words' | 'turns' | 'none'

function segmentsOf(
  turns: readonly { readonly words: readonly string[]; readonly speaker: number; readonly pause: number }[],
  timing: Timing,
  count: number,
): readonly Segment[] {
  let time = 0
  return turns.map(({ words: texts, speaker, pause }, at) => {
    time += pause
    const spoken = texts.map((text, index): Word => {
      const start = time
      time += 320
      const timed = timing === 'words' || (timing === 'turns' && index === 0)
      return timed ? { text, start: millis(start), end: millis(time) } : { text }
    })
    const id = SegmentId.parse(`sg-${at + 1}`)
    return speaker < count
      ? { id, speaker: PersonId.parse(`p-${speaker + 1}`), words: spoken }
      : { id, words: spoken }
  })
}

/** Episodes no producer would be proud of: odd titles, overlapping ends, nameless voices, empty turns. */
export const roughEpisodes: fc.Arbitrary<Episode> = fc
  .record({
    title,
    chapters,
    people,
    turns: fc.array(turn, { maxLength: 6 }),
    timing: fc.constantFrom<Timing>('words', 'words', 'turns', 'none'),
    language: fc.constantFrom('en', 'pt-BR'),
  })
  .map(({ people: voices, turns, timing, language, ...rest }) => ({
    ...talk(),
    ...rest,
    title: rest.title.trim() === '' ? 'Untitled' : rest.title,
    links: [],
    soundbites: [],
    corrections: [],
    people: voices,
    transcript: { language, segments: segmentsOf(turns, timing, voices.length) },
  }))
