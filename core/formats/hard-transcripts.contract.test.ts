import { describe, expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { restrictCues } from '../testing/format-restriction.ts'
import { millis } from '../time.ts'
import type { Cue, CueList, TranscriptFormat } from './format.ts'
import { cueLosses } from './losses.ts'
import { formats } from './registry.ts'
import { cue } from './syntax/cues.ts'
import { foldSpace } from './syntax/lines.ts'

type Writer = TranscriptFormat & Required<Pick<TranscriptFormat, 'serialise'>>
const writers = formats.filter(
  (format): format is Writer => format.kind === 'transcript' && format.serialise !== undefined,
)

const said = (start: number, speaker: string | undefined, text: string): Cue =>
  cue({ start: millis(start), end: millis(start + 900), speaker, text })
/** A name that speaks by turns with another, as in every talk. */
const talk = (...names: readonly string[]): readonly Cue[] =>
  names.flatMap((name, at) => [
    said(at * 4000, name, 'Good evening.'),
    said(at * 4000 + 1000, 'Ann Lee', 'Is it late?'),
    said(at * 4000 + 2000, name, 'It is.'),
  ])
const texts = (...list: readonly string[]): readonly Cue[] =>
  list.map((text, at) => said(at * 1000, at % 2 === 0 ? 'Bo' : 'Ann Lee', text))

/** What has broken somebody's file, by what it is. */
const hard: Readonly<Record<string, readonly Cue[]>> = {
  'names with signs of every syntax': talk(
    ...[
      '& Co',
      'A < B',
      '"Q"',
      "O'Neil",
      'back\\slash',
      'a=b',
      'c;d',
      '#1',
      'e,f',
      '[x]',
      '(y)',
      'q?',
      'z!',
      'A: B',
    ],
  ),
  'names in emoji and from right to left': talk('🎙️ Host', 'שלום', 'مريم', 'e\u0301mile'),
  'names of three hundred bytes and of seven words': talk(
    `${'Ж'.repeat(149)}ab`,
    'Of the house of seven old lamps',
  ),
  'one who speaks alone, once': [said(0, 'Ann Lee', 'Good evening.')],
  'words nobody is named for': [said(0, undefined, 'Good evening.'), said(1000, undefined, 'Is it late?')],
  'words that begin as a name does': [
    ...[said(0, undefined, 'Note: this'), said(1000, undefined, 'Note: that')],
    ...[said(2000, undefined, 'Ann: x'), said(3000, undefined, 'Ann: y')],
  ],
  'texts of signs': texts(
    '& < > " \' \\ = ; #',
    '#',
    '=',
    ';',
    "'",
    '\\',
    '&amp;',
    '</v>',
    '<b>x</b>',
    '{x}',
    '[y] z',
    '-->',
  ),
  'texts that mean something somewhere': texts(
    ...['1', '00:00:01,000 --> 00:00:02,000', '(0:10)', '[00:01.00] x', '# head', '- item', '> quote'],
    ...['1. one', '**b**', 'WEBVTT', 'NOTE x', 'STYLE', 'start\tend', '"a",b', '{\\an8}', '<00:01.000>'],
  ),
  'line breaks and tabs': texts('two\nlines', 'a\ttab', 'a\r\n\r\nb', ' c \u00a0 d '),
  'emoji, and right to left': texts('🎙️ 👩‍👩‍👧', 'שלום מרחב 10:30', 'مرحبا', 'e\u0301 \u200Fx'),
  'six thousand bytes in one text': texts('Ж'.repeat(3000), `${'lamp '.repeat(1200)}.`),
  'fractions of .5 and .999, and ten hours': [
    ...[said(500, 'Bo', 'Half.'), said(59_999, 'Ann Lee', 'Nearly.'), said(61_500, 'Bo', 'Half again.')],
    ...[said(3_599_999, 'Ann Lee', 'Nearly an hour.'), said(36_000_000, 'Bo', 'Ten.')],
  ],
}

const folded = (cues: readonly Cue[]): CueList => ({
  cues: cues.map((one) => ({ ...one, text: foldSpace(one.text) })),
})

describe.each(writers.map((format) => [format.id, format] as const))('%s', (_, format) => {
  test.each(Object.entries(hard))('has %s right, or states the loss', (_name, cues) => {
    const read = format.parse(format.serialise({ cues })).value
    const asked = restrictCues(format, folded(cues))
    const stated = cueLosses(format, folded(cues)).map(({ field }) => field)
    const losesText = stated.includes('text')
    if (!losesText) expect(read.cues).toHaveLength(cues.length)
    for (const [at, one] of losesText ? [] : asked.cues.entries()) {
      const { speaker, text, start, end } = one
      const { speaker: named, text: words, ...found } = read.cues[at] ?? { text: '' }
      expect([found.start, found.end]).toEqual([start, end])
      if (stated.includes('speaker')) expect(`${named}: ${words}`).toContain(text.split(': ').at(-1))
      else expect([named, words]).toEqual([speaker, text])
    }
    // Nothing of what was said is gone, whoever is said to have said it.
    const letters = (text: string): string => text.replace(/<[^>]*>|\{[^}]*\}|[^\p{L}]/gu, '')
    const everything = read.cues.map(({ text, speaker = '' }) => `${speaker}${text}`).join('')
    for (const { text } of losesText ? [] : asked.cues) expect(letters(everything)).toContain(letters(text))
  })

  test('has no words where none are written, or refuses that there are none', () => {
    let count = 0
    try {
      count = format.parse(format.serialise({ cues: [] })).value.cues.length
    } catch (error) {
      expect(isAppError(error, 'format-error') && error.message).toMatch(
        /^(?:No|There are no|This JSON has no) /,
      )
    }
    expect(count).toBe(0)
  })
})
