import { createStore, useStore } from 'zustand'
import type { EpisodeId } from '../../core/ids.ts'

/** Suggestions nobody has decided, by episode, as they were last looked for on this page. */
const store = createStore<ReadonlyMap<EpisodeId, number>>(() => new Map())

/** Says how many suggestions of an episode are open now. */
export function reportOpenCorrections(episodeId: EpisodeId, count: number): void {
  if (store.getState().get(episodeId) === count) return
  store.setState(new Map(store.getState()).set(episodeId, count), true)
}

/** How many suggestions of an episode are open; undefined where nobody has looked yet. */
export function useOpenCorrections(episodeId: EpisodeId | undefined): number | undefined {
  return useStore(store, (counts) => (episodeId === undefined ? undefined : counts.get(episodeId)))
}

/** The same of every episode that was looked through on this page. */
export function useAllOpenCorrections(): ReadonlyMap<EpisodeId, number> {
  return useStore(store)
}

/** The same for a moment outside a component. */
export function openCorrections(episodeId: EpisodeId): number | undefined {
  return store.getState().get(episodeId)
}
