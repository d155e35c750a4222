import { describe, expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { mediaSamples, readBack, written } from '../testing/media-samples.ts'
import { syntaxSigns } from '../testing/syntax-signs.ts'
import { millis } from '../time.ts'
import { listDifference } from './chapter-difference.ts'
import type { ChapterEntry, ChapterFormat, ChapterList } from './format.ts'
import { keptChapters } from './kept-chapters.ts'
import { type ChapterHolder, chapterLosses } from './losses.ts'
import { mediaFormats } from './media-registry.ts'
import { detectFormat, formats } from './registry.ts'
import { decodeText } from './syntax/decode-text.ts'
import { foldSpace } from './syntax/lines.ts'

/** A format chapters are written in, be it a text or an audio file. */
interface Writer extends ChapterHolder {
  readonly kept: (list: ChapterList) => ChapterList
  readonly roundTrip: (list: ChapterList) => Promise<ChapterList>
}

const textFormats = formats.filter(
  (format): format is ChapterFormat & Required<Pick<ChapterFormat, 'serialise'>> =>
    format.kind === 'chapters' && format.serialise !== undefined,
)
const textWriters = textFormats.map((format): readonly [string, Writer] => [
  format.id,
  {
    ...format,
    kept: (list) => keptChapters(format, list),
    roundTrip: async (list) => format.parse(format.serialise(list)).value,
  },
])
const mediaWriters = mediaFormats.flatMap((format) =>
  (mediaSamples[format.id] ?? []).map(({ name, bytes }): readonly [string, Writer] => [
    `${format.id}, ${name}`,
    {
      ...format,
      kept: (list) => format.kept(list),
      roundTrip: async (list) => readBack(format, await written(format, bytes, list)),
    },
  ]),
)

const at = (startTime: number, title: string, more: Partial<ChapterEntry> = {}): ChapterEntry => ({
  startTime: millis(startTime),
  title,
  ...more,
})
/** Three hundred bytes of UTF-8 each; the second ends inside of a character wherever it is cut at an even byte. */
const long = [`${'Ж'.repeat(149)}ab`, `a${'🎙'.repeat(74)}bcd`] as const

/** What has broken somebody's file, by what it is. */
const hard: Readonly<Record<string, ChapterList>> = {
  'signs of every syntax': {
    chapters: [...syntaxSigns, `& < > " ' \\ = ; #`, '#1; a=b\\', "'quoted'", '"quoted"']
      .map((sign, index) => at(index * 3000, `${sign} and ${sign}`))
      .concat(at(60_000, '& < > " \' \\ = ; #')),
  },
  'line breaks and tabs': {
    chapters: [at(0, 'two\nlines'), at(9000, 'a\ttab'), at(12_000, 'a\r\nb \t c\n')],
  },
  'emoji and right to left': {
    chapters: [
      at(0, '🎙️ 👩‍👩‍👧'),
      at(3000, 'שלום מרחב'),
      at(9000, 'مرحبا 10:30'),
      at(12_000, 'e\u0301 \u200Fx'),
    ],
  },
  'three hundred bytes': { chapters: [at(0, long[0]), at(9000, long[1])] },
  'three hundred chapters': { chapters: Array.from({ length: 300 }, (_, one) => at(one * 2000, `C ${one}`)) },
  'a hidden first chapter': {
    chapters: [at(0, 'Hidden', { hidden: true }), at(0, 'First'), at(5000, 'Then'), at(9000, 'Last')],
  },
  'a hidden last chapter': {
    chapters: [at(0, 'First'), at(5000, 'Then'), at(9000, 'Hidden', { hidden: true })],
  },
  'a chapter after the end': {
    chapters: [at(0, 'First'), at(5000, 'Last'), at(9_000_000, 'After the end')],
    duration: millis(60_000),
  },
  'fractions of .5 and .999': {
    chapters: [
      at(500, 'Half'),
      at(59_999, 'Nearly'),
      at(61_500, 'Half again'),
      at(3_599_999, 'Nearly an hour'),
    ],
    duration: millis(7_200_000),
  },
  'a first chapter that starts late, and ten hours': {
    chapters: [at(30_000, 'Late'), at(36_000_000, 'After ten hours')],
  },
}

/** Titles are one line in Galley; a list whose titles are not is written as if they were. */
const folded = (list: ChapterList): ChapterList => ({
  ...list,
  chapters: list.chapters.map((chapter) => ({ ...chapter, title: foldSpace(chapter.title) })),
})

describe.each([...textWriters, ...mediaWriters])('%s', (_, writer) => {
  test.each(Object.entries(hard))('has %s right, or states the loss', async (_name, list) => {
    const read = await writer.roundTrip(list)
    const kept = writer.kept(folded(list))
    const asked = { ...kept, ...(read.duration === undefined ? {} : { duration: read.duration }) }
    expect(listDifference(writer, asked, read)).toBeUndefined()
    for (const { title } of read.chapters) expect(title).not.toMatch(/\uFFFD|\p{Cs}/u)
    const differs = differences(folded(list).chapters, read.chapters)
    const stated = chapterLosses(writer, folded(list)).map(({ field }) => field)
    expect(differs.filter((field) => !stated.includes(field))).toEqual([])
  })

  test('has no chapters where none are written', async () => {
    const read = await writer.roundTrip({ chapters: [] }).catch(nothingThere)
    expect(read.chapters).toEqual([])
  })
})

/** A text of nothing but lines of chapters is empty without any, and no reader claims an empty text. */
function nothingThere(error: unknown): ChapterList {
  if (isAppError(error, 'format-error') && /^(?:No|There is no|This is no) /.test(error.message))
    return { chapters: [] }
  throw error
}

/** What of chapters is not as it was, named as a loss would name it. */
function differences(before: readonly ChapterEntry[], after: readonly ChapterEntry[]): readonly string[] {
  const hidden = before.filter((chapter) => chapter.hidden).length - after.filter((one) => one.hidden).length
  const shown = before.filter((chapter) => !chapter.hidden)
  const others = after.filter((chapter) => !chapter.hidden)
  const has = (field: 'title' | 'startTime'): boolean =>
    others.some((chapter, index) => chapter[field] !== shown[index]?.[field])
  return [
    ...(hidden > 0 ? ['hidden'] : []),
    ...(shown.length > others.length ? ['limit'] : []),
    ...(has('title') ? ['title'] : []),
    ...(has('startTime') ? ['startTime'] : []),
  ]
}

test.each(textFormats.map((format) => [format.id, format] as const))(
  '%s is read the same from UTF-8 with a byte order mark and from UTF-16 of both kinds',
  (id, format) => {
    const text = format.serialise(hard['emoji and right to left'] ?? { chapters: [] })
    const codes = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
    const little = [0xfeff, ...codes].flatMap((code) => [code & 0xff, code >> 8])
    const big = [0xfeff, ...codes].flatMap((code) => [code >> 8, code & 0xff])
    for (const bytes of [new TextEncoder().encode(`\uFEFF${text}`), little, big]) {
      const decoded = decodeText(Uint8Array.from(bytes))
      expect(detectFormat(decoded.text, { kind: 'chapters', extension: format.extensions[0] }).id).toBe(id)
      expect(format.parse(decoded.text)).toEqual(format.parse(text))
    }
  },
)
