import { isAppError } from '../errors.ts'
import { listDifference } from '../formats/chapter-difference.ts'
import type { ChapterFormat, ChapterList } from '../formats/format.ts'
import { keptChapters } from '../formats/kept-chapters.ts'
import { formatFault } from '../formats/syntax/format-error.ts'

/** What would differ if a list were written in a format and read again, as a sentence; undefined when nothing. */
export function chapterRoundTrip(format: ChapterFormat, list: ChapterList): string | undefined {
  if (!format.serialise) return 'Galley only reads this format.'
  try {
    return chapterDifference(format, list, format.serialise(list))
  } catch (error) {
    if (isAppError(error, 'format-error')) return formatFault(error)
    throw error
  }
}

/** The first difference between a list and a text of it, as far as the format carries it; undefined when none. */
export function chapterDifference(
  format: ChapterFormat,
  list: ChapterList,
  text: string,
): string | undefined {
  return listDifference(format, keptChapters(format, list), format.parse(text).value)
}
