import type { Episode } from '../../core/episode/schema.ts'
import { countWords } from '../../core/episode/transcript.ts'
import { type EpisodeSummary, guestOf } from '../../core/library/episode-summary.ts'
import { readinessOf } from '../../core/publish/readiness.ts'

/** The library's row of an episode; `isExported` says whether its last export still fits, absent when there was none. */
export function summarise(episode: Episode, isExported: boolean | undefined): EpisodeSummary {
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
    readiness: readinessOf(episode, isExported === undefined ? {} : { isExported }),
  }
}
