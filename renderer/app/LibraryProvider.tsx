import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useClient } from '../state/client.ts'
import { LibraryContext, type LibraryState } from '../state/library.ts'

/** How long announcements may gather before the list is read again. */
const gather = 300

/** Reads the library once and again whenever the host says it changed. */
export function LibraryProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient()
  const [state, setState] = useState<LibraryState>({ phase: 'loading' })
  const reload = useCallback(async () => {
    try {
      const listing = await client.call('library.list', {})
      setState({ phase: 'ready', listing, reload: () => void reload() })
    } catch (error) {
      setState({ phase: 'failed', error, reload: () => void reload() })
    }
  }, [client])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    void reload()
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
