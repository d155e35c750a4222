import { useCallback, useRef } from 'react'
import type { Show } from '../../../../core/show/schema.ts'
import type { ShowState } from '../../../state/show.ts'

/** Changes what the show remembers; false where there is no show to remember it. */
export type ChangeShow = (change: (show: Show) => Show) => Promise<boolean>

/** Saves changes of a show one after another, each made upon the one before it. */
export function useShowChanges(state: ShowState): ChangeShow {
  const latest = useRef<ShowState>(state)
  const known = useRef<{ readonly of: Show; readonly show: Show }>(undefined)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  latest.current = state
  return useCallback((change) => {
    const saving = queue.current.then(async () => {
      const { current } = latest
      if (current.phase !== 'ready') return false
      const base = known.current?.of === current.show ? known.current.show : current.show
      const changed = change(base)
      if (changed === base) return true
      known.current = { of: current.show, show: await current.save(changed, base) }
      return true
    })
    queue.current = saving.catch(() => undefined)
    return saving
  }, [])
}
