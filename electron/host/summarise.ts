import type { Episode } from '../../core/episode/schema.ts'
import { countWords } from '../../core/episode/transcript.ts'
import { type EpisodeSummary, guestOf } from '../../core/library/episode-summary.ts'
import { readinessOf } from '../../core/publish/readiness.ts'

/** The library's row of an episode; `exportedRevision` is the one that was last exported. */
export function summarise(episode: Episode, exportedRevision: number | undefined): EpisodeSummary {
  const guest = guestOf(episode)
  const { id, show, number, title, updatedAt, enclosure } = episode
  return {
    id,
    ...(show.id !== undefined && { showId: show.id }),
    show: show.title,
    ...(number !== undefined && { number }),
    title,
    ...(guest !== undefined && { guest }),
    updatedAt,
    ...(enclosure?.duration !== undefined && { duration: enclosure.duration }),
    words: countWords(episode.transcript),
    chapters: episode.chapters.length,
    readiness: readinessOf(episode, exportedRevision === undefined ? {} : { exportedRevision }),
  }
}
