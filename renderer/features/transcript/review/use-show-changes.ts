import { useCallback, useRef, useState } from 'react'
import { oneAtATime } from '../../../../core/one-at-a-time.ts'
import type { Show } from '../../../../core/show/schema.ts'
import type { ShowState } from '../../../state/show.ts'

/**
 * Changes what the show remembers; false where there is no show to remember it. `once` names a change that
 * every window with the episode makes, of which the first counts.
 */
export type ChangeShow = (change: (show: Show) => Show, once?: string) => Promise<boolean>

/** Saves changes of a show one after another, each made upon the one before it. */
export function useShowChanges(state: ShowState): ChangeShow {
  const latest = useRef<ShowState>(state)
  const known = useRef<{ readonly of: Show; readonly show: Show }>(undefined)
  const [inTurn] = useState(oneAtATime)
  latest.current = state
  return useCallback(
    (change, once) =>
      inTurn(async () => {
        const { current } = latest
        if (current.phase !== 'ready') return false
        const base = known.current?.of === current.show ? known.current.show : current.show
        const changed = change(base)
        if (changed === base) return true
        known.current = { of: current.show, show: await current.save(changed, base, once) }
        return true
      }),
    [inTurn],
  )
}
