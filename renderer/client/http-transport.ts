import type { Transport } from '../../core/contract/client.ts'
import type { HostEvent } from '../../core/contract/events.ts'
import { longestPayload, payloadTooLarge } from '../../core/contract/payload.ts'
import { AppError } from '../../core/errors.ts'
import { announceTo, leaveUncaught, type ReportFailure } from './announce.ts'
import { type ConnectionState, createConnectionWatch, type WatchConnection } from './connection.ts'
import { type EventStreamMessage, readEventStream } from './event-stream.ts'

/** What the transport uses of the browser; a test brings its own. */
export interface HttpTransportOptions {
  /** Where the host is; empty for the page's own origin. */
  readonly origin?: string
  readonly fetch?: typeof fetch
  /** Milliseconds until the first new try; each further one waits twice as long, up to ten seconds. */
  readonly firstRetry?: number
  /** Milliseconds of silence after which the connection counts as lost; the host says something every 15 s. */
  readonly silence?: number
  /** Whether the page is on its way out; a call then is sent so that it arrives all the same. */
  readonly isLeaving?: () => boolean
  /** Told of a listener that failed. */
  readonly report?: ReportFailure
}

/** A transport whose connection can break and come back. */
export interface HttpTransport extends Transport {
  readonly watch: WatchConnection
  /** Stops listening for good. */
  close(): void
}

/** Speaks to the loopback host: calls by POST, events by a stream that is taken up again where it broke. */
export function createHttpTransport(options: HttpTransportOptions = {}): HttpTransport {
  const { origin = '', fetch: send = fetch.bind(globalThis) } = options
  const listeners = new Set<(event: HostEvent) => void>()
  const connection = createConnectionWatch()
  const stop = new AbortController()
  let listening = false

  return {
    call: (name, input) =>
      postCall(send, `${origin}/call/${encodeURIComponent(name)}`, input, options.isLeaving?.() ?? false),
    subscribe(listener) {
      listeners.add(listener)
      if (!listening) {
        listening = true
        void listen({
          send,
          address: `${origin}/events`,
          firstRetry: options.firstRetry ?? 500,
          silence: options.silence ?? 40_000,
          signal: stop.signal,
          announce: (event) => announceTo(listeners, event, options.report ?? leaveUncaught),
          tell: connection.tell,
        })
      }
      return () => listeners.delete(listener)
    },
    watch: connection.watch,
    close: () => stop.abort(),
  }
}

/** The most a browser sends for a page that is gone; a last edit is far smaller. */
const mostKeptAlive = 60_000

async function postCall(
  send: typeof fetch,
  address: string,
  input: unknown,
  leaving: boolean,
): Promise<unknown> {
  const body = JSON.stringify(input) ?? ''
  if (body.length > longestPayload) throw payloadTooLarge(longestPayload)
  try {
    const headers = { 'Content-Type': 'application/json' }
    const keepalive = leaving && body.length < mostKeptAlive
    const response = await send(address, { method: 'POST', headers, body, keepalive })
    return await response.json()
  } catch (cause) {
    throw new AppError(
      'disconnected',
      'Galley is not answering. What was saved is safe. Look at the terminal where it runs, and start it again if it has stopped.',
      undefined,
      cause,
    )
  }
}

interface Listening {
  readonly send: typeof fetch
  readonly address: string
  readonly firstRetry: number
  readonly silence: number
  readonly signal: AbortSignal
  readonly announce: (event: HostEvent) => void
  readonly tell: (state: ConnectionState) => void
}

const slowestRetry = 10_000

/** Keeps one stream of events open until it is told to stop. */
async function listen(listening: Listening): Promise<void> {
  let place: string | undefined
  let wait = listening.firstRetry
  while (!listening.signal.aborted) {
    try {
      for await (const message of openStream(listening, place)) {
        wait = listening.firstRetry
        place = message.id ?? place
        receive(listening, message)
      }
    } catch {
      // The reason (host gone, cable pulled, laptop asleep) changes nothing: say so and try again.
    }
    if (listening.signal.aborted) return
    listening.tell({ state: 'lost' })
    await pause(wait, listening.signal)
    wait = Math.min(wait * 2, slowestRetry)
  }
}

function receive({ announce, tell }: Listening, { type, data }: EventStreamMessage): void {
  if (type === 'ready') {
    const { gap } = JSON.parse(data) as { readonly gap: boolean }
    tell({ state: 'connected', missedEvents: gap })
    return
  }
  // The host made this text from an event of the contract; `Client` puts the types on.
  announce(JSON.parse(data) as HostEvent)
}

async function* openStream(
  { send, address, signal, silence }: Listening,
  place: string | undefined,
): AsyncGenerator<EventStreamMessage> {
  const watchdog = new AbortController()
  const stop = (): void => watchdog.abort()
  signal.addEventListener('abort', stop)
  let timer = setTimeout(stop, silence)
  try {
    const query = place === undefined ? '' : `?after=${encodeURIComponent(place)}`
    const response = await send(`${address}${query}`, { signal: watchdog.signal })
    if (!response.ok || !response.body) throw new Error(`The host answered ${response.status}.`)
    yield* readEventStream(response.body, () => {
      clearTimeout(timer)
      timer = setTimeout(stop, silence)
    })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    watchdog.abort()
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
