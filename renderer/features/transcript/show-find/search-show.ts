import type { Client } from '../../../../core/contract/client.ts'
import type { FoundInEpisode } from '../../../../core/contract/find-shapes.ts'
import type { FindQuery } from '../../../../core/episode/find-text.ts'
import type { ShowId } from '../../../../core/ids.ts'

/** What has been found in a show so far. */
export interface ShowListing {
  readonly episodes: readonly FoundInEpisode[]
  /** How many episodes were looked at, and how many there are. */
  readonly looked: number
  readonly of: number
  /** How many could not be read. */
  readonly damaged: number
  /** How many places are listed. */
  readonly listed: number
}

/** Nothing has been looked at. */
export const emptyListing: ShowListing = { episodes: [], looked: 0, of: 0, damaged: 0, listed: 0 }

/** More places than these are not listed; who finds more replaces some and looks again. */
export const mostListed = 5_000

/** How a search of a show ended. */
export type ShowSearchEnd =
  | { readonly kind: 'done' | 'most' | 'stopped' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'too-slow' }

/** Looks through a show part by part until it is through, there is enough, or nobody wants it any more. */
export async function searchShow(
  client: Client,
  { showId, query }: { readonly showId: ShowId; readonly query: FindQuery },
  { isWanted, onFound }: { isWanted: () => boolean; onFound: (listing: ShowListing) => void },
): Promise<ShowSearchEnd> {
  let listing = emptyListing
  let from: number | undefined = 0
  while (from !== undefined) {
    const answer: Awaited<ReturnType<typeof look>> = await look(client, showId, query, from)
    if (!isWanted()) return { kind: 'stopped' }
    if (answer.kind !== 'found') return answer
    const { episodes, next, of, unreadable } = answer
    listing = {
      episodes: [...listing.episodes, ...episodes],
      looked: next ?? of,
      of,
      damaged: listing.damaged + unreadable.length,
      listed: listing.listed + episodes.reduce((sum, { places }) => sum + places.length, 0),
    }
    onFound(listing)
    if (next !== undefined && listing.listed >= mostListed) return { kind: 'most' }
    from = next
  }
  return { kind: 'done' }
}

function look(client: Client, showId: ShowId, query: FindQuery, from: number) {
  return client.call('show.findText', { showId, query, from })
}
