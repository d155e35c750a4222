import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useClient } from '../state/client.ts'
import { useConnection } from '../state/connection.ts'
import { LibraryContext, type LibraryState } from '../state/library.ts'

/** How long announcements may gather before the list is read again. */
const gather = 300

/** Reads the library once and again whenever the host says it changed. */
export function LibraryProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient()
  const { missed } = useConnection()
  const [state, setState] = useState<LibraryState>({ phase: 'loading' })
  const reload = useCallback(async () => {
    try {
      const listing = await client.call('library.list', {})
      setState({ phase: 'ready', listing, reload: () => void reload() })
    } catch (error) {
      setState({ phase: 'failed', error, reload: () => void reload() })
    }
  }, [client])
  // biome-ignore lint/correctness/useExhaustiveDependencies: missed events are a reason to read again
  useEffect(() => void reload(), [reload, missed])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = client.on('library.changed', () => {
      clearTimeout(timer)
      timer = setTimeout(() => void reload(), gather)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client, reload])
  return <LibraryContext value={state}>{children}</LibraryContext>
}
