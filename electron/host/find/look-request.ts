import type { FindQuery } from '../../../core/episode/find-text.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import type { FoundInTurns, SearchedTurn } from '../../../core/library/find-in-turns.ts'

/** What is known of an episode beside its places. */
export interface LookedAt {
  readonly title: string
  readonly number?: number
  readonly revision: number
}

/** One episode to look through: the bytes of its file, or what it says in memory. */
export interface LookRequest {
  readonly query: FindQuery
  /** The most places to list. */
  readonly most: number
  readonly source:
    | { readonly kind: 'file'; readonly episodeId: EpisodeId; readonly bytes: Uint8Array }
    | { readonly kind: 'open'; readonly about: LookedAt; readonly turns: readonly SearchedTurn[] }
}

/** What a look came to. */
export type LookAnswer =
  | (FoundInTurns & { readonly about: LookedAt })
  /** The file holds no episode that can be read. */
  | { readonly kind: 'damaged'; readonly message: string }
  | { readonly kind: 'too-slow'; readonly about: LookedAt }

/** What the other thread says: the text is read and the search begins, or the answer. */
export type LookMessage =
  | { readonly kind: 'searching'; readonly about: LookedAt }
  | { readonly kind: 'answer'; readonly answer: LookAnswer }
