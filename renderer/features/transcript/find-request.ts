import type { FindMatch, FindQuery, ReplaceOptions, ReplacingMatch } from '../../../core/episode/find-text.ts'

/** What the page asks of the search that runs beside it. */
export interface FindRequest extends ReplaceOptions {
  readonly lines: readonly string[]
  readonly query: FindQuery
  /** Present when the places are to be replaced. */
  readonly replacement?: string
}

/** What a search came to. */
export type FindAnswer =
  | { readonly kind: 'found'; readonly matches: readonly FindMatch[] }
  | { readonly kind: 'replacing'; readonly matches: readonly ReplacingMatch[] }
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** An expression that took too long was stopped. */
  | { readonly kind: 'too-slow' }
