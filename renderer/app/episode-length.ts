import type { Episode } from '../../core/episode/schema.ts'
import { type Millis, millis } from '../../core/time.ts'

/**
 * How long an episode is: as its audio says, else as far as anything in it is timed. `known` only for
 * the audio's own length; the other is good for drawing, not for telling.
 */
export function lengthOf(episode: Episode): { readonly time: Millis; readonly known: boolean } {
  const duration = episode.enclosure?.duration
  if (duration !== undefined) return { time: duration, known: true }
  const lastWord = episode.transcript?.segments.at(-1)?.words.findLast((word) => word.end !== undefined)
  const starts = episode.chapters.map((chapter) => chapter.startTime)
  const lastStart = starts.reduce((latest, start) => Math.max(latest, start), 0)
  return { time: millis(Math.max(lastWord?.end ?? 0, lastStart * 1.01)), known: false }
}
