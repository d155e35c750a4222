import { Readable } from 'node:stream'
import type { Protocol } from 'electron'
import type { Host } from '../host/host-options.ts'
import { answerMedia, mediaPath } from '../host/media/answer-media.ts'
import { readPageFile } from '../host/page/page-file.ts'
import { pageSecurityHeaders } from '../host/page/page-policy.ts'
import { appScheme, isOurPage } from './origin.ts'

/**
 * Must run before the app is ready: a standard scheme has an origin, a secure one may use workers, and
 * only a streaming one lets a player jump within the audio.
 */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** What is served: the built page, and the audio of episodes. */
export interface ServedApp {
  readonly pageFolder: string
  readonly host: Pick<Host, 'media'>
}

/** Serves the page at `app://galley/` and its audio at `app://galley/media/<episodeId>`, and nothing else. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, served: ServedApp): void {
  protocol.handle(appScheme, (request) => answer(request, served))
}

async function answer(request: Request, { pageFolder, host }: ServedApp): Promise<Response> {
  const headers = pageSecurityHeaders()
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers })
  if (!isOurPage(request.url)) return nothingHere(headers)
  const { pathname } = new URL(request.url)
  if (pathname.startsWith(mediaPath)) return media(request, pathname, host, headers)
  const file = await readPageFile(pageFolder, pathname)
  if (!file) return nothingHere(headers)
  return new Response(request.method === 'HEAD' ? null : file.bytes, {
    headers: { ...headers, 'Content-Type': file.contentType, 'Cache-Control': file.cacheControl },
  })
}

type Headers = Readonly<Record<string, string>>

function nothingHere(headers: Headers): Response {
  return new Response('There is nothing here.', { status: 404, headers })
}

async function media(
  request: Request,
  pathname: string,
  host: Pick<Host, 'media'>,
  headers: Headers,
): Promise<Response> {
  const { method } = request
  const range = request.headers.get('range') ?? undefined
  const ifRange = request.headers.get('if-range') ?? undefined
  const answered = await answerMedia(host, { pathname, method, range, ifRange })
  // The streams of Node and of the web are the same thing under two names.
  const body = answered.body ? (Readable.toWeb(answered.body) as ReadableStream<Uint8Array>) : null
  return new Response(body, { status: answered.status, headers: { ...headers, ...answered.headers } })
}
