import type { EpisodeId, SegmentId, ShowId } from '../../../../core/ids.ts'
import type { ReplaceWish } from '../use-replacing.ts'
import type { ShowListing } from './search-show.ts'

/** A search of a show that goes along when one of its places in another episode is opened. */
export interface KeptFind {
  readonly showId: ShowId
  readonly episodeId: EpisodeId
  readonly wish: ReplaceWish
  readonly listing: ShowListing
  readonly leftOut: ReadonlySet<string>
  /** The place that was pressed. */
  readonly place: { readonly segmentId: SegmentId; readonly nth: number }
}

let kept: KeptFind | undefined

/** Keeps a search for the episode that is opened next. */
export function keepFind(find: KeptFind): void {
  kept = find
}

/** The search that was kept for an episode; another episode has none. */
export function keptFindFor(episodeId: EpisodeId | undefined): KeptFind | undefined {
  return kept?.episodeId === episodeId ? kept : undefined
}

/** Forgets it, once the episode has taken it over. */
export function forgetKeptFind(): void {
  kept = undefined
}
