import { createStore, useStore } from 'zustand'
import type { SegmentId } from '../../core/ids.ts'
import type { Millis } from '../../core/time.ts'

/** Where in the episode the person is working; the frame shows it in the dock and the outline. */
export interface Caret {
  readonly time?: Millis
  /** True where the time was not measured; then it is shown as "about 3:21". */
  readonly isEstimated?: boolean
  readonly segmentId?: SegmentId
}

const store = createStore<Caret>(() => ({}))

/** Tells the frame where the caret, or the selected chapter, is. Cheap enough for every key press. */
export function setCaret(caret: Caret): void {
  const now = store.getState()
  const same =
    now.time === caret.time && now.segmentId === caret.segmentId && now.isEstimated === caret.isEstimated
  if (!same) store.setState(caret, true)
}

/** Where the caret is. */
export function useCaret(): Caret {
  return useStore(store)
}

/** Where the caret is now, for commands. */
export function caretNow(): Caret {
  return store.getState()
}
