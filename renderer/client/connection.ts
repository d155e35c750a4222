/** Whether the host can be heard. After `missedEvents` a view must read afresh what it shows. */
export type ConnectionState =
  | { readonly state: 'connected'; readonly missedEvents: boolean }
  | { readonly state: 'lost' }

/** Hears every change of the connection, the first at once if it is known; the answer stops listening. */
export type WatchConnection = (listener: (state: ConnectionState) => void) => () => void

/** Holds the last state and tells those who watch, each change once. */
export function createConnectionWatch(): {
  readonly watch: WatchConnection
  readonly tell: (state: ConnectionState) => void
} {
  const watchers = new Set<(state: ConnectionState) => void>()
  let last: ConnectionState | undefined
  return {
    watch(listener) {
      watchers.add(listener)
      if (last) listener(last)
      return () => watchers.delete(listener)
    },
    tell(state) {
      if (state.state === 'lost' && last?.state === 'lost') return
      last = state
      for (const watcher of [...watchers]) watcher(state)
    },
  }
}
