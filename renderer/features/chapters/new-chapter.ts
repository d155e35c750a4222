import type { Chapter } from '../../../core/episode/schema.ts'
import type { ChapterId } from '../../../core/ids.ts'
import { type Millis, millis } from '../../../core/time.ts'

/** How far after the last chapter a new one starts where nothing says how long the episode is. */
const usualLength = 60_000

/**
 * Where a new chapter starts: at the person's place in the episode when there is one, else halfway
 * between the chosen chapter and the next, else after the last. Whole seconds; the first is at 0:00.
 */
export function newChapterStart(
  chapters: readonly Chapter[],
  chosen: ChapterId | undefined,
  { place, duration }: { readonly place?: Millis | undefined; readonly duration?: Millis | undefined },
): Millis {
  if (place !== undefined && !chapters.some((chapter) => chapter.startTime === place)) return place
  if (chapters.length === 0) return millis(0)
  const index = chosen === undefined ? -1 : chapters.findIndex((chapter) => chapter.id === chosen)
  const from = chapters[index < 0 ? chapters.length - 1 : index]?.startTime ?? 0
  const until = index < 0 ? duration : (chapters[index + 1]?.startTime ?? duration)
  const start = until === undefined || until <= from ? from + usualLength : from + (until - from) / 2
  return millis(Math.round(start / 1000) * 1000)
}
