import { createStore, useStore } from 'zustand'
import type { EpisodeId, SegmentId } from '../../core/ids.ts'
import type { Millis } from '../../core/time.ts'
import { useEpisodeSelector } from './EpisodeProvider.tsx'

/** Where in the episode the person is working; the frame shows it in the dock and the outline. */
export interface Caret {
  readonly time?: Millis
  /** True where the time was not measured; then it is shown as "about 3:21". */
  readonly isEstimated?: boolean
  readonly segmentId?: SegmentId
}

const nowhere: Caret = {}

/** The last place in every episode: a place in one means nothing in another. */
const store = createStore<ReadonlyMap<EpisodeId, Caret>>(() => new Map())

/** Tells the frame where the caret, or the selected chapter, is. Cheap enough for every key press. */
export function setCaret(episodeId: EpisodeId, caret: Caret): void {
  const now = caretNow(episodeId)
  const same =
    now.time === caret.time && now.segmentId === caret.segmentId && now.isEstimated === caret.isEstimated
  if (!same) store.setState(new Map(store.getState()).set(episodeId, caret), true)
}

/** Where the caret is in the open episode. */
export function useCaret(): Caret {
  const episodeId = useEpisodeSelector((episode) => episode.id)
  return useStore(store, (carets) => carets.get(episodeId) ?? nowhere)
}

/** Where the caret is now in an episode, for commands. */
export function caretNow(episodeId: EpisodeId): Caret {
  return store.getState().get(episodeId) ?? nowhere
}
