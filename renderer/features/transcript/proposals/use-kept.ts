import { useCallback, useReducer } from 'react'
import { useEpisodeView } from '../../../state/EpisodeProvider.tsx'
import type { EpisodeView } from '../../../state/episode-view.ts'

/** What a screen wants to find again when it is come back to, one for each open episode; it goes when that is closed. */
export type Kept<T extends object> = WeakMap<EpisodeView, T>

/** A state that is kept while the episode is open, also when its screen is left. Of use in one place at a time. */
export function useKept<T extends object>(
  kept: Kept<T>,
): readonly [T | undefined, (next: T | undefined) => void] {
  const view = useEpisodeView()
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const set = useCallback(
    (next: T | undefined) => {
      if (!view) return
      if (next === undefined) kept.delete(view)
      else kept.set(view, next)
      drawAgain()
    },
    [kept, view],
  )
  return [view && kept.get(view), set]
}
