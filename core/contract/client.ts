import type { CallInput, CallName, CallOutput } from './contract.ts'
import { unwrap } from './envelope.ts'
import type { EventName, EventPayload, HostEvent } from './events.ts'

/** Carries calls and events between a client and the host; about fifty lines each. */
export interface Transport {
  /** Sends one call and gives its envelope as it arrived. */
  call(name: string, input: unknown): Promise<unknown>
  /** Hears every event; the answer stops listening. */
  subscribe(listener: (event: HostEvent) => void): () => void
}

/** What the rest of a client uses: typed calls, typed events, errors thrown as `AppError`. */
export interface Client {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
}

/**
 * Puts types on a transport. Holds the other of the two casts at this boundary: the host has checked
 * the answer against the same schema this type is inferred from.
 */
export function createClient(transport: Transport): Client {
  return {
    async call<N extends CallName>(name: N, input: CallInput<N>) {
      return unwrap(await transport.call(name, input)) as CallOutput<N>
    },
    on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) {
      return transport.subscribe((event) => {
        if (event.name === name) listener(event.payload as EventPayload<N>)
      })
    },
  }
}
