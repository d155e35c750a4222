import type { Transport } from './client.ts'
import type { HostEvent } from './events.ts'
import type { Dispatch } from './serve.ts'

/** A running host as every transport sees it. */
export interface HostPort {
  readonly dispatch: Dispatch
  /** Hears every event; the answer stops listening. */
  subscribe(listener: (event: HostEvent) => void): () => void
}

/** Joins a client to a host in the same process: the command line and tests. Nothing is copied. */
export function createMemoryTransport(host: HostPort, callerId = 'memory'): Transport {
  return {
    call: (name, input) => host.dispatch(name, input, { id: callerId }),
    subscribe: (listener) => host.subscribe(listener),
  }
}
