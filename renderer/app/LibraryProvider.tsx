import { type ReactNode, startTransition, useCallback, useEffect, useMemo, useState } from 'react'
import { useClient } from '../state/client.ts'
import { useConnection } from '../state/connection.ts'
import { LibraryContext, type LibraryState } from '../state/library.ts'
import { useAllOpenCorrections } from '../state/open-corrections.ts'
import { withOpenCorrections } from '../state/readiness.ts'
import { whenTypingRests } from '../state/typing-rest.ts'

/** How long announcements may gather before the list is read again. */
const gather = 300
/** Who types in an episode does not look at the list, which is read once that rests. */
const typing = { rest: 1_000, longest: 15_000 }

/** Reads the library once and again whenever the host says it changed. */
export function LibraryProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient()
  const { missed } = useConnection()
  const [state, setState] = useState<LibraryState>({ phase: 'loading' })
  const reload = useCallback(async () => {
    try {
      const listing = await client.call('library.list', {})
      startTransition(() => setState({ phase: 'ready', listing, reload: () => void reload() }))
    } catch (error) {
      setState({ phase: 'failed', error, reload: () => void reload() })
    }
  }, [client])
  // biome-ignore lint/correctness/useExhaustiveDependencies: missed events are a reason to read again
  useEffect(() => void reload(), [reload, missed])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let callOff: (() => void) | undefined
    let latest: number | undefined
    const read = () => {
      latest = undefined
      void reload()
    }
    const stop = client.on('library.changed', () => {
      clearTimeout(timer)
      callOff?.()
      const by = performance.now() + typing.longest
      latest ??= by
      timer = setTimeout(() => {
        callOff = whenTypingRests(read, { rest: typing.rest, latest: latest ?? by })
      }, gather)
    })
    return () => {
      clearTimeout(timer)
      callOff?.()
      stop()
    }
  }, [client, reload])
  return <LibraryContext value={useWithCorrections(state)}>{children}</LibraryContext>
}

/** The rows as the host lists them, and in them what only this page knows: how many suggestions are open. */
function useWithCorrections(state: LibraryState): LibraryState {
  const corrections = useAllOpenCorrections()
  return useMemo(() => {
    if (state.phase !== 'ready' || corrections.size === 0) return state
    const episodes = state.listing.episodes.map((episode) => {
      const readiness = withOpenCorrections(episode.readiness, corrections.get(episode.id))
      return readiness === episode.readiness ? episode : { ...episode, readiness }
    })
    return { ...state, listing: { ...state.listing, episodes } }
  }, [state, corrections])
}
