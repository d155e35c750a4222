import type { ChapterEntry, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { excerpt, foldSpace, isFolded } from './lines.ts'

/** A chapter as a reader found it, with the line it came from. */
export interface FoundChapter {
  readonly entry: ChapterEntry
  readonly line?: number
}

/**
 * Puts found chapters in order of start and warns where the file had them otherwise. Chapters with the
 * same start keep the file's order: both are kept, since neither can be said to be the wrong one.
 */
export function orderChapters(
  found: readonly FoundChapter[],
  about: Omit<ChapterList, 'chapters'> = {},
  warnings: readonly ParseWarning[] = [],
): Parsed<ChapterList> {
  const order: ParseWarning[] = []
  let previous = -1
  let misplaced = false
  for (const { entry, line } of found) {
    if (entry.startTime === previous) {
      order.push(
        warn(
          'same-start',
          `Two chapters start at the same time; the second is “${excerpt(entry.title)}”.`,
          line,
        ),
      )
    } else if (entry.startTime < previous && !misplaced) {
      misplaced = true
      order.push(
        warn('out-of-order', 'The chapters were not in order of time; Galley put them in order.', line),
      )
    }
    previous = entry.startTime
  }
  const chapters = found.map(({ entry }) => entry)
  if (order.length > 0) chapters.sort((a, b) => a.startTime - b.startTime)
  return { value: { ...about, chapters }, warnings: [...warnings, ...order] }
}

/** A warning with its line, where there is one. */
export function warn(code: string, message: string, line?: number): ParseWarning {
  return line === undefined ? { code, message } : { code, message, line }
}

/** The chapters a format without silent chapters can show, in order of start, each title on one line. */
export function listedChapters(list: ChapterList): readonly ChapterEntry[] {
  const listed = list.chapters.filter((chapter) => chapter.hidden !== true)
  return inOrder(listed).map((chapter) =>
    isFolded(chapter.title) ? chapter : { ...chapter, title: foldSpace(chapter.title) },
  )
}

/** Chapters by start; the list itself when it already is in order. */
export function inOrder(chapters: readonly ChapterEntry[]): readonly ChapterEntry[] {
  const ordered = chapters.every((one, at) => at === 0 || (chapters[at - 1]?.startTime ?? 0) <= one.startTime)
  return ordered ? chapters : [...chapters].sort((a, b) => a.startTime - b.startTime)
}
