import type { ChapterEntry, ChapterField, ChapterList } from './format.ts'
import type { ChapterHolder } from './losses.ts'
import { excerpt } from './syntax/lines.ts'

/**
 * The first difference between the chapters asked for and those read back, as far as the format carries
 * them, as the end of a sentence; undefined when there is none.
 */
export function listDifference(
  format: ChapterHolder,
  asked: ChapterList,
  read: ChapterList,
): string | undefined {
  const expected = asked.chapters.filter(({ hidden }) => !hidden || format.carries.has('hidden'))
  if (read.chapters.length !== expected.length) {
    return `there should be ${expected.length} chapters, and ${read.chapters.length} were read.`
  }
  for (const [index, chapter] of expected.entries()) {
    const other = read.chapters[index]
    const field = differingField(format, chapter, other)
    const implied = [chapter.startTime, expected[index + 1]?.startTime, asked.duration]
    if (field === 'endTime' && isSameEnd(chapter, other, implied)) continue
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
  format: ChapterHolder,
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
