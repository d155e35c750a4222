import { useEffect } from 'react'
import type { Episode } from '../../core/episode/schema.ts'
import { useEpisodeView } from './EpisodeProvider.tsx'

/**
 * Runs `effect` with the open episode and again whenever one of the parts is another value, without drawing
 * anything; what it answers undoes it first. Both functions must stay the same between drawings.
 */
export function useEpisodeEffect(
  effect: (episode: Episode) => (() => void) | undefined,
  partsOf: (episode: Episode) => readonly unknown[],
): void {
  const view = useEpisodeView()
  useEffect(() => {
    if (!view) return
    let seen: readonly unknown[] | undefined
    let undo: (() => void) | undefined
    const follow = () => {
      const state = view.store.getState()
      if (state.phase !== 'open') return
      const parts = partsOf(state.episode)
      if (seen && parts.every((part, index) => part === seen?.[index])) return
      seen = parts
      undo?.()
      undo = effect(state.episode)
    }
    follow()
    const stop = view.store.subscribe(follow)
    return () => {
      stop()
      undo?.()
    }
  }, [view, effect, partsOf])
}
