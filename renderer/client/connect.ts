import { type Client, createClient } from '../../core/contract/client.ts'
import type { EpisodeHost } from '../../core/contract/episode-host.ts'
import type { WatchConnection } from './connection.ts'
import { createHttpTransport } from './http-transport.ts'
import { createIpcTransport } from './ipc-transport.ts'

declare global {
  interface Window {
    /** Only in Electron. */
    readonly episodeHost?: EpisodeHost
  }
}

/** The page's way to its host. */
export interface Connection {
  readonly client: Client
  readonly shell: 'electron' | 'browser'
  /** Breaks and returns of the connection; within Electron it never breaks. */
  readonly watch: WatchConnection
}

/** Chooses the transport by what is there: the preload's bridge in Electron, else HTTP to where the page came from. */
export function connect(): Connection {
  const { episodeHost } = window
  if (episodeHost) {
    return {
      client: createClient(createIpcTransport(episodeHost)),
      shell: 'electron',
      watch(listener) {
        listener({ state: 'connected', missedEvents: false })
        return () => undefined
      },
    }
  }
  const transport = createHttpTransport({ isLeaving: watchLeaving() })
  return { client: createClient(transport), shell: 'browser', watch: transport.watch }
}

/** Tells whether the page is being left; a page that stays after all is no longer leaving. */
function watchLeaving(): () => boolean {
  let leaving = false
  const leave = (): void => {
    leaving = true
  }
  const stay = (): void => {
    leaving = false
  }
  window.addEventListener('beforeunload', leave, { capture: true })
  window.addEventListener('pagehide', leave, { capture: true })
  window.addEventListener('pageshow', stay)
  window.addEventListener('focus', stay)
  return () => leaving || document.visibilityState === 'hidden'
}
