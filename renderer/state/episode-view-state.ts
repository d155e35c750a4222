import type { HistoryState, SaveState } from '../../core/contract/episode-shapes.ts'
import type { Episode } from '../../core/episode/schema.ts'

/** What a screen knows of the open episode. */
export type EpisodeViewState =
  | { readonly phase: 'opening' }
  | { readonly phase: 'failed'; readonly error: unknown }
  | OpenEpisode

/** An episode that is open: the host's document as of one revision. */
export interface OpenEpisode {
  readonly phase: 'open'
  readonly episode: Episode
  readonly history: HistoryState
  readonly save: SaveState
  readonly readOnly: boolean
}
