import type { EditOutcome } from '../../core/contract/episode-shapes.ts'
import type { EventPayload } from '../../core/contract/events.ts'
import { weightOf } from '../../core/editing/patches-between.ts'
import type { EpisodeId } from '../../core/ids.ts'

/**
 * The most texts and numbers in the patches that are announced to every client, about half a megabyte. The
 * client that asked gets them with its answer anyway, and reading the same megabytes twice is felt.
 */
export const heaviestAnnounced = 20_000

/** What every client is told of an accepted step. */
export function announcedChange(episodeId: EpisodeId, outcome: EditOutcome): EventPayload<'episode.changed'> {
  if (weightOf(outcome.patches, heaviestAnnounced) <= heaviestAnnounced) return { ...outcome, episodeId }
  const { patches: _heavy, ...told } = outcome
  return { ...told, episodeId }
}
