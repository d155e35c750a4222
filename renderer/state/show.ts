import { useCallback, useEffect, useState } from 'react'
import type { ShowId } from '../../core/ids.ts'
import type { Show } from '../../core/show/schema.ts'
import { useClient } from './client.ts'

/** What is known of the episode's show. `none`: the episode belongs to no show of this library. */
export type ShowState =
  | { readonly phase: 'none' }
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly retry: () => void }
  | { readonly phase: 'ready'; readonly show: Show; readonly save: (show: Show) => Promise<void> }

/** Reads the record of a show and keeps what was saved last. */
export function useShow(showId: ShowId | undefined): ShowState {
  const client = useClient()
  const [state, setState] = useState<{ readonly id?: ShowId; readonly show?: Show; readonly failed?: true }>(
    {},
  )
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (showId === undefined) return
    let isCurrent = true
    client.call('show.get', { showId }).then(
      (show) => isCurrent && setState({ id: showId, show }),
      () => isCurrent && setState({ id: showId, failed: true }),
    )
    return () => {
      isCurrent = false
    }
  }, [client, showId, attempt])
  const save = useCallback(
    async (show: Show) => {
      const saved = await client.call('show.save', { show })
      setState({ id: saved.id, show: saved })
    },
    [client],
  )
  if (showId === undefined) return { phase: 'none' }
  if (state.id !== showId) return { phase: 'loading' }
  if (state.failed) return { phase: 'failed', retry: () => setAttempt((now) => now + 1) }
  return state.show ? { phase: 'ready', show: state.show, save } : { phase: 'loading' }
}

/** The show where it is known. */
export function showOf(state: ShowState): Show | undefined {
  return state.phase === 'ready' ? state.show : undefined
}
