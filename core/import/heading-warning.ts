import type { ChapterEntry, CueList, ParseWarning } from '../formats/format.ts'
import { counted } from '../formats/syntax/lines.ts'

/**
 * Says that headings of a transcript cannot become chapters, since nothing tells when they begin. Where there are
 * chapters already, it is they that the headings name.
 */
export function headingWarning(
  transcript: CueList | undefined,
  chapters: readonly ChapterEntry[],
): readonly ParseWarning[] {
  const untimed = (transcript?.headings ?? []).filter(({ startTime }) => startTime === undefined)
  if (untimed.length === 0 || chapters.length > 0) return []
  const message = `The transcript has ${counted(untimed.length, 'heading')} without times, which cannot become chapters. They stay in your original.`
  return [{ code: 'headings-without-times', message }]
}
