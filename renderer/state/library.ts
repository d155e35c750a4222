import { createContext, useContext } from 'react'
import type { LibraryListing } from '../../core/contract/library-shapes.ts'
import type { EpisodeId } from '../../core/ids.ts'
import type { EpisodeSummary } from '../../core/library/episode-summary.ts'

/** What the app knows of the library. */
export type LibraryState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly error: unknown; readonly reload: () => void }
  | { readonly phase: 'ready'; readonly listing: LibraryListing; readonly reload: () => void }

/** The library as the host last listed it; the app gives the real one. */
export const LibraryContext = createContext<LibraryState>({ phase: 'loading' })

/** The library, kept up to date by the host's announcements. */
export function useLibrary(): LibraryState {
  return useContext(LibraryContext)
}

/** The row of one episode, once the library is read. */
export function useEpisodeSummary(episodeId: EpisodeId | undefined): EpisodeSummary | undefined {
  const library = useLibrary()
  if (library.phase !== 'ready') return undefined
  return library.listing.episodes.find((episode) => episode.id === episodeId)
}
