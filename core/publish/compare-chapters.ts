import { isAppError } from '../errors.ts'
import type { ChapterEntry, ChapterField, ChapterFormat, ChapterList } from '../formats/format.ts'
import { excerpt } from '../formats/syntax/lines.ts'

/** What would differ if a list were written in a format and read again, as a sentence; undefined when nothing. */
export function chapterRoundTrip(format: ChapterFormat, list: ChapterList): string | undefined {
  if (!format.serialise) return 'Galley only reads this format.'
  try {
    return chapterDifference(format, list, format.serialise(list))
  } catch (error) {
    if (isAppError(error, 'format-error')) return error.message
    throw error
  }
}

/** The first difference between a list and a text of it, as far as the format carries it; undefined when none. */
export function chapterDifference(
  format: ChapterFormat,
  list: ChapterList,
  text: string,
): string | undefined {
  const { value } = format.parse(text)
  const expected = list.chapters.filter(({ hidden }) => !hidden || format.carries.has('hidden'))
  if (value.chapters.length !== expected.length) {
    return `there should be ${expected.length} chapters, and ${value.chapters.length} were read.`
  }
  for (const [index, chapter] of expected.entries()) {
    const read = value.chapters[index]
    const field = differingField(format, chapter, read)
    const implied = [chapter.startTime, expected[index + 1]?.startTime, list.duration]
    if (field === 'endTime' && isSameEnd(chapter, read, implied)) continue
    if (field) return `the ${labels[field]} of chapter ${index + 1}, “${excerpt(chapter.title)}”, differs.`
  }
  return undefined
}

const labels: Readonly<Record<ChapterField, string>> = {
  startTime: 'start',
  endTime: 'end',
  title: 'title',
  url: 'link',
  image: 'image',
  hidden: 'hidden flag',
  location: 'location',
  extra: 'additional keys',
}

function differingField(
  format: ChapterFormat,
  a: ChapterEntry,
  b: ChapterEntry | undefined,
): ChapterField | undefined {
  const step = format.precision ?? 1
  // The end comes last: it may be the same though it is written, and must not hide another difference.
  return [...format.carries].sort(endLast).find((field) => {
    if (field === 'startTime' || field === 'endTime') return cut(a[field], step) !== cut(b?.[field], step)
    return JSON.stringify(a[field]) !== JSON.stringify(b?.[field])
  })
}

function endLast(a: ChapterField, b: ChapterField): number {
  return Number(a === 'endTime') - Number(b === 'endTime')
}

/** Formats that cannot leave an end open say where it lies anyway: at the next start or the end of it all. */
function isSameEnd(
  a: ChapterEntry,
  b: ChapterEntry | undefined,
  implied: readonly (number | undefined)[],
): boolean {
  const [said, ...others] = [a.endTime, b?.endTime].filter((end) => end !== undefined)
  return said !== undefined && others.length === 0 && implied.includes(said)
}

/** A time as a format of this precision says it. */
function cut(time: number | undefined, step: number): number | undefined {
  return time === undefined ? undefined : Math.floor(time / step)
}
