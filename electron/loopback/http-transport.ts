import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Envelope, failure } from '../../core/contract/envelope.ts'
import type { HostPort } from '../../core/contract/memory-transport.ts'
import { parsePayload, payloadTooLarge } from '../../core/contract/payload.ts'
import { AppError, isAppError } from '../../core/errors.ts'
import { createEventLog, type LoggedEvent } from './event-log.ts'

/** Calls and events of one host over HTTP. */
export interface HttpTransport {
  answerCall(name: string, caller: string, request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Streams events until the client goes; `after` names the last one it has heard. */
  streamEvents(after: string | undefined, response: ServerResponse): void
  /** Settles when no call is under way, then ends every stream. */
  close(): Promise<void>
}

/** What the transport needs beside the host. */
export interface HttpTransportOptions {
  readonly run: string
  readonly longestBody: number
  /** Milliseconds between signs of life, so that a dead connection is noticed. */
  readonly heartbeat: number
}

/** A client that reads slower than this many bytes is let go; it comes back and asks for what it missed. */
const mostUnread = 16 * 1024 * 1024

/** Puts a host behind `POST /call/<name>` and a stream of server-sent events. */
export function createHttpTransport(host: HostPort, options: HttpTransportOptions): HttpTransport {
  const log = createEventLog(options.run)
  const streams = new Set<ServerResponse>()
  const underWay = new Set<Promise<void>>()
  const unsubscribe = host.subscribe((event) => {
    const logged = log.append(event)
    for (const stream of streams) send(stream, formatEvent(logged))
  })
  const heartbeat = setInterval(() => {
    for (const stream of streams) send(stream, ': still here\n\n')
  }, options.heartbeat)
  heartbeat.unref()

  return {
    async answerCall(name, caller, request, response) {
      const answering = answer(host, options.longestBody, { name, caller, request, response })
      underWay.add(answering)
      await answering.finally(() => underWay.delete(answering))
    },
    streamEvents(after, response) {
      const missed = after === undefined ? [] : log.since(after)
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      // The first message names the place in the log and says whether everything before it was heard.
      response.write(
        `event: ready\nid: ${log.newest}\ndata: ${JSON.stringify({ gap: missed === undefined })}\n\n`,
      )
      for (const logged of missed ?? []) response.write(formatEvent(logged))
      streams.add(response)
      response.on('close', () => streams.delete(response))
    },
    async close() {
      clearInterval(heartbeat)
      unsubscribe()
      await Promise.allSettled(underWay)
      for (const stream of streams) stream.end()
    },
  }
}

function formatEvent({ id, event }: LoggedEvent): string {
  return `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`
}

function send(stream: ServerResponse, text: string): void {
  if (stream.writableLength > mostUnread) stream.destroy()
  else stream.write(text)
}

interface Call {
  readonly name: string
  readonly caller: string
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

async function answer(host: HostPort, longestBody: number, call: Call): Promise<void> {
  const body = await readBody(call.request, longestBody)
  if (body === 'hung-up') return
  if (body === 'too-large') {
    sendEnvelope(call.response, 413, failure(payloadTooLarge(longestBody)))
    return
  }
  const input = readInput(body, longestBody)
  if (input.error) sendEnvelope(call.response, 400, failure(input.error))
  else sendEnvelope(call.response, 200, await host.dispatch(call.name, input.value, { id: call.caller }))
}

function readInput(body: Buffer, limit: number): { readonly value?: unknown; readonly error?: AppError } {
  try {
    return { value: parsePayload(decodeUtf8(body), limit) }
  } catch (error) {
    if (isAppError(error)) return { error }
    throw error
  }
}

function decodeUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) {
    throw new AppError('invalid-input', 'The request is not valid UTF-8. Nothing was changed.')
  }
  return bytes.toString('utf8')
}

/** Sends an envelope as JSON; the page reads the error out of it, whatever the status. */
export function sendEnvelope(response: ServerResponse, status: number, envelope: Envelope): void {
  if (response.destroyed || response.headersSent) return
  const bytes = Buffer.from(JSON.stringify(envelope))
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
  })
  response.end(bytes)
}

/**
 * Reads a request's body up to a limit. What is beyond is thrown away as it comes, not kept: a browser
 * shows an early answer only to a request it could finish.
 */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too-large' | 'hung-up'> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      size += (chunk as Buffer).length
      if (size <= limit) chunks.push(chunk as Buffer)
      else chunks.length = 0
      if (size > limit * 8) return 'too-large'
    }
  } catch {
    // The client went away in the middle; there is nobody left to answer.
    return 'hung-up'
  }
  return size > limit ? 'too-large' : Buffer.concat(chunks)
}
