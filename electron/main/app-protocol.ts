import type { Protocol } from 'electron'
import { readPageFile } from '../host/page/page-file.ts'
import { contentSecurityPolicy, pageSecurityHeaders } from '../host/page/page-policy.ts'
import { appScheme, isOurPage } from './origin.ts'

/** Media of an episode comes by a scheme of its own. */
const policy = { mediaSources: ['media:'] }

/** The policy the page runs under; tested as a whole. */
export const appPolicy = contentSecurityPolicy(policy)

/** Must run before the app is ready: a standard scheme has an origin, and a secure one may use workers. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the built page at `app://galley/`, and nothing beside it. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, pageFolder: string): void {
  protocol.handle(appScheme, (request) => answer(request, pageFolder))
}

async function answer(request: Request, pageFolder: string): Promise<Response> {
  const headers = pageSecurityHeaders(policy)
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers })
  const file = isOurPage(request.url)
    ? await readPageFile(pageFolder, new URL(request.url).pathname)
    : undefined
  if (!file) return new Response('There is nothing here.', { status: 404, headers })
  return new Response(request.method === 'HEAD' ? null : file.bytes, {
    headers: { ...headers, 'Content-Type': file.contentType, 'Cache-Control': file.cacheControl },
  })
}
