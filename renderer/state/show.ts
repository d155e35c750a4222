import { useCallback, useEffect, useState } from 'react'
import type { ShowId } from '../../core/ids.ts'
import { sameValue } from '../../core/library/same-value.ts'
import type { Show } from '../../core/show/schema.ts'
import { useClient } from './client.ts'

/** What is known of the episode's show. `none`: the episode belongs to no show of this library. */
export type ShowState =
  | { readonly phase: 'none' }
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly retry: () => void }
  | { readonly phase: 'ready'; readonly show: Show; readonly save: SaveShow }

/**
 * Saves a show that was made from `base`; what was saved elsewhere since is combined with it. Of the saves that
 * are named alike by `once`, in all windows, the first alone counts. Answers the show as it is now.
 */
export type SaveShow = (show: Show, base: Show, once?: string) => Promise<Show>

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
    const read = () =>
      client.call('show.get', { showId }).then(
        (show) => isCurrent && setState((now) => withShow(now, show)),
        // What is known stays in sight; saving says by itself what is wrong.
        () => isCurrent && setState((now) => (now.show?.id === showId ? now : { id: showId, failed: true })),
      )
    void read()
    const stop = client.on('show.changed', ({ showId: changed }) => changed === showId && void read())
    return () => {
      isCurrent = false
      stop()
    }
  }, [client, showId, attempt])
  const save = useCallback(
    async (show: Show, base: Show, once?: string) => {
      const saved = await client.call('show.save', { show, base, ...(once !== undefined && { once }) })
      setState((now) => withShow(now, saved))
      return saved
    },
    [client],
  )
  if (showId === undefined) return { phase: 'none' }
  if (state.id !== showId) return { phase: 'loading' }
  if (state.failed) return { phase: 'failed', retry: () => setAttempt((now) => now + 1) }
  return state.show ? { phase: 'ready', show: state.show, save } : { phase: 'loading' }
}

/** The same value for the same show, so that nothing is worked out again for what one saved oneself. */
function withShow(
  now: { readonly id?: ShowId; readonly show?: Show; readonly failed?: true },
  show: Show,
): { readonly id: ShowId; readonly show: Show } {
  const isSame = now.show !== undefined && sameValue(now.show, show)
  return { id: show.id, show: isSame ? now.show : show }
}

/** The show where it is known. */
export function showOf(state: ShowState): Show | undefined {
  return state.phase === 'ready' ? state.show : undefined
}
