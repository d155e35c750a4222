import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { failure } from '../../core/contract/envelope.ts'
import type { HostPort } from '../../core/contract/memory-transport.ts'
import { longestPayload } from '../../core/contract/payload.ts'
import { AppError } from '../../core/errors.ts'
import type { Host } from '../host/host-options.ts'
import { answerMedia } from '../host/media/answer-media.ts'
import { readPageFile } from '../host/page/page-file.ts'
import { pageSecurityHeaders } from '../host/page/page-policy.ts'
import { createHttpTransport, type HttpTransport, sendEnvelope } from './http-transport.ts'
import { refusalPage, refusalPolicy, refusalSentences } from './refusal-page.ts'
import {
  type GuardedRequest,
  type GuardFacts,
  guardRequest,
  openPath,
  type Refusal,
} from './request-guard.ts'
import { createSessions, type Sessions } from './sessions.ts'

/** What the loopback server is told. */
export interface LoopbackOptions {
  readonly host: HostPort & Pick<Host, 'media'>
  /** The built page, `dist/renderer`. */
  readonly pageFolder: string
  /** 0 takes any free port. */
  readonly port?: number
  /** Told of requests that failed by a bug of Galley's. */
  readonly reportBug: (error: unknown) => void
  readonly longestBody?: number
  readonly heartbeat?: number
}

/** A running editor for browsers on this machine. */
export interface Loopback {
  /** Such as `http://127.0.0.1:49152`. */
  readonly origin: string
  /** An address that opens the editor once; the one before it stops working. */
  freshAddress(): string
  /** Lets calls under way finish, then hangs up. */
  close(): Promise<void>
}

/** Binds to 127.0.0.1 and nothing else: no other machine can reach the editor. */
const loopbackAddress = '127.0.0.1'

/** Serves the editor to browsers on this machine until it is closed. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const longestBody = options.longestBody ?? longestPayload
  const sessions = createSessions(() => randomBytes(32).toString('base64url'))
  const transport = createHttpTransport(options.host, {
    run: randomBytes(6).toString('hex'),
    longestBody,
    heartbeat: options.heartbeat ?? 15_000,
  })
  const server = createServer({ maxHeaderSize: 16 * 1024 })
  const port = await listen(server, options.port ?? 0)
  const authority = `${loopbackAddress}:${port}`
  const room: Room = {
    options,
    sessions,
    transport,
    facts: {
      authority,
      // Cookies do not know ports, so the name does: two libraries can be open side by side.
      cookieName: `galley-${port}`,
      longestBody,
      isToken: sessions.isToken,
      callerOf: sessions.callerOf,
    },
  }
  server.on('request', (request, response) => {
    answer(room, request, response).catch((error: unknown) => {
      options.reportBug(error)
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  })
  return {
    origin: `http://${authority}`,
    freshAddress: () => `http://${authority}${openPath}${sessions.mintToken()}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await transport.close()
      server.closeAllConnections()
      await closed
    },
  }
}

interface Room {
  readonly options: LoopbackOptions
  readonly sessions: Sessions
  readonly transport: HttpTransport
  readonly facts: GuardFacts
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListening(error, port)))
    server.listen(port, loopbackAddress, () => resolve((server.address() as AddressInfo).port))
  })
}

function explainListening(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new AppError(
      'usage',
      `Port ${port} is taken by another program. Nothing was changed. Choose another with --port, or leave it out.`,
    )
  }
  if (error.code === 'EACCES') {
    return new AppError(
      'usage',
      `This account may not use port ${port}. Nothing was changed. Choose one above 1023, or leave it out.`,
    )
  }
  return error
}

async function answer(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(pageSecurityHeaders())) response.setHeader(name, value)
  const guarded = guardedRequest(request)
  const verdict = guardRequest(guarded, room.facts)
  switch (verdict.kind) {
    case 'refuse':
      return refuse(verdict.reason, verdict.status, guarded, request, response)
    case 'let-in':
      return letIn(room, verdict.token, response)
    case 'already-in':
      return redirectToPage(response)
    case 'call':
      return room.transport.answerCall(verdict.name, verdict.caller, request, response)
    case 'events':
      return room.transport.streamEvents(verdict.after, response)
    case 'media':
      return sendMedia(room.options.host, verdict.pathname, request, response)
    case 'page':
      return sendPage(room.options.pageFolder, verdict.pathname, guarded, request, response)
  }
}

function guardedRequest(request: IncomingMessage): GuardedRequest {
  const { headers } = request
  const fetchSite = headers['sec-fetch-site']
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    host: headers.host,
    origin: headers.origin,
    cookie: headers.cookie,
    contentType: headers['content-type'],
    contentLength: headers['content-length'],
    fetchSite: Array.isArray(fetchSite) ? fetchSite.join() : fetchSite,
  }
}

/** Spends the token for a cookie that scripts cannot read and other sites cannot send. */
function letIn(room: Room, token: string, response: ServerResponse): void {
  const secret = room.sessions.exchange(token)
  if (secret !== undefined) {
    response.setHeader('Set-Cookie', `${room.facts.cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`)
  }
  redirectToPage(response)
}

/** To an address without a secret in it, so that none stays in the history or on a shared screen. */
function redirectToPage(response: ServerResponse): void {
  response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' }).end()
}

async function sendMedia(
  host: Pick<Host, 'media'>,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { range, 'if-range': ifRange } = request.headers
  const { status, headers, body } = await answerMedia(host, {
    pathname,
    method: request.method ?? '',
    range,
    ifRange: typeof ifRange === 'string' ? ifRange : undefined,
  })
  response.writeHead(status, { ...headers, 'Cache-Control': 'no-cache' })
  if (!body) return void response.end()
  // A player that jumps hangs up in the middle; that is no fault.
  await pipeline(body, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

async function sendPage(
  folder: string,
  pathname: string,
  guarded: GuardedRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = await readPageFile(folder, pathname)
  if (!file) return refuse('bad-address', 404, guarded, request, response)
  response.writeHead(200, {
    'Content-Type': file.contentType,
    'Content-Length': file.bytes.length,
    'Cache-Control': file.cacheControl,
  })
  response.end(request.method === 'HEAD' ? undefined : file.bytes)
}

function refuse(
  reason: Refusal,
  status: number,
  guarded: GuardedRequest,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  // A browser shows an early answer only to a request it could finish.
  request.resume()
  if (guarded.target.startsWith('/call/') || guarded.target.startsWith('/events')) {
    const { what, doThis } = refusalSentences[reason]
    const code = reason === 'too-large' ? 'too-large' : 'forbidden'
    sendEnvelope(response, status, failure(new AppError(code, `${what} ${doThis}`, { reason })))
    return
  }
  const bytes = Buffer.from(refusalPage(reason))
  response.setHeader('Content-Security-Policy', refusalPolicy)
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}
