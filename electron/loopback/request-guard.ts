/** What the guard looks at: nothing of a request but these few lines. */
export interface GuardedRequest {
  readonly method: string
  /** The request target as it came, such as `/call/library.list?x=1`. */
  readonly target: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly cookie: string | undefined
  readonly contentType: string | undefined
  readonly contentLength: string | undefined
  /** `Sec-Fetch-Site`, which browsers set and pages cannot. */
  readonly fetchSite: string | undefined
}

/** What the guard knows of the server. */
export interface GuardFacts {
  /** `127.0.0.1:49152` */
  readonly authority: string
  readonly cookieName: string
  readonly longestBody: number
  readonly isToken: (token: string) => boolean
  readonly callerOf: (secret: string) => string | undefined
}

/** Why a request was turned away; each has its own sentence for the person. */
export type Refusal =
  | 'wrong-host'
  | 'wrong-origin'
  | 'wrong-method'
  | 'wrong-type'
  | 'too-large'
  | 'not-let-in'
  | 'token-spent'
  | 'bad-address'

/** What to do with a request. */
export type Verdict =
  | { readonly kind: 'let-in'; readonly token: string }
  | { readonly kind: 'already-in' }
  | { readonly kind: 'page'; readonly pathname: string }
  | { readonly kind: 'call'; readonly name: string; readonly caller: string }
  | { readonly kind: 'events'; readonly caller: string; readonly after: string | undefined }
  | { readonly kind: 'media'; readonly pathname: string; readonly caller: string }
  | { readonly kind: 'refuse'; readonly reason: Refusal; readonly status: number }

/** The path that spends a one-time token. */
export const openPath = '/open/'

/**
 * Decides about one request, before anything is read of its body.
 *
 * Other pages in the same browser can send requests here, and other names can be made to point here.
 * So the host must be ours to the letter, the origin must be ours where one is said, nothing cross-site
 * is answered, and all but the one-time address needs the cookie that other sites cannot send.
 */
export function guardRequest(request: GuardedRequest, facts: GuardFacts): Verdict {
  if (request.host !== facts.authority) return refuse('wrong-host', 421)
  const origin = `http://${facts.authority}`
  if (request.origin !== undefined && request.origin !== origin) return refuse('wrong-origin', 403)
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return refuse('wrong-method', 405)
  const [pathname = '', query = ''] = splitTarget(request.target)
  if (!pathname.startsWith('/')) return refuse('bad-address', 400)

  const caller = callerOf(request, facts)
  if (pathname.startsWith(openPath)) return guardOpening(request, facts, pathname, caller)
  if (caller === undefined) return refuse('not-let-in', 401)
  if (!['same-origin', 'none', undefined].includes(request.fetchSite)) return refuse('wrong-origin', 403)

  if (request.method === 'POST') return guardCall(request, facts, pathname, caller)
  if (pathname.startsWith('/call/')) return refuse('wrong-method', 405)
  if (pathname === '/events') {
    if (request.method !== 'GET') return refuse('wrong-method', 405)
    return { kind: 'events', caller, after: new URLSearchParams(query).get('after') ?? undefined }
  }
  if (pathname.startsWith('/media/')) return { kind: 'media', pathname, caller }
  return { kind: 'page', pathname }
}

function guardOpening(
  request: GuardedRequest,
  facts: GuardFacts,
  pathname: string,
  caller: string | undefined,
): Verdict {
  if (request.method !== 'GET') return refuse('wrong-method', 405)
  if (caller !== undefined) return { kind: 'already-in' }
  const token = pathname.slice(openPath.length)
  return facts.isToken(token) ? { kind: 'let-in', token } : refuse('token-spent', 403)
}

function guardCall(request: GuardedRequest, facts: GuardFacts, pathname: string, caller: string): Verdict {
  if (!pathname.startsWith('/call/')) return refuse('wrong-method', 405)
  // A browser says the origin of every POST; whoever leaves it out is not our page.
  if (request.origin === undefined) return refuse('wrong-origin', 403)
  const type = request.contentType?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return refuse('wrong-type', 415)
  if (Number(request.contentLength ?? 0) > facts.longestBody) return refuse('too-large', 413)
  try {
    return { kind: 'call', name: decodeURIComponent(pathname.slice('/call/'.length)), caller }
  } catch {
    return refuse('bad-address', 400)
  }
}

function callerOf(request: GuardedRequest, facts: GuardFacts): string | undefined {
  const secret = cookieValue(request.cookie, facts.cookieName)
  return secret === undefined ? undefined : facts.callerOf(secret)
}

/** The value of one cookie; `undefined` when it is absent or there twice, since one of the two is forged. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
  return values.length === 1 ? values[0]?.slice(name.length + 1) : undefined
}

function splitTarget(target: string): readonly string[] {
  const at = target.search(/[?#]/)
  return at < 0 ? [target] : [target.slice(0, at), target.slice(at + 1)]
}

function refuse(reason: Refusal, status: number): Verdict {
  return { kind: 'refuse', reason, status }
}
