import { describe, expect, test } from 'vitest'
import { cookieValue, type GuardedRequest, guardRequest } from './request-guard.ts'

const facts = {
  authority: '127.0.0.1:4900',
  cookieName: 'galley-4900',
  longestBody: 1_000,
  isToken: (token: string) => token === 'fresh',
  callerOf: (secret: string) => (secret === 'secret' ? 'browser-1' : undefined),
}

/** A well-behaved request of our own page, changed where a test says. */
function verdictOn(changes: Partial<GuardedRequest>): ReturnType<typeof guardRequest> {
  return guardRequest(
    {
      method: 'GET',
      target: '/',
      host: '127.0.0.1:4900',
      origin: undefined,
      cookie: 'galley-4900=secret',
      contentType: undefined,
      contentLength: undefined,
      fetchSite: 'same-origin',
      ...changes,
    },
    facts,
  )
}

const call: Partial<GuardedRequest> = {
  method: 'POST',
  target: '/call/library.list',
  origin: 'http://127.0.0.1:4900',
  contentType: 'application/json',
  contentLength: '2',
}

const reasonOf = (verdict: ReturnType<typeof guardRequest>): string =>
  verdict.kind === 'refuse' ? verdict.reason : verdict.kind

describe('our own page', () => {
  test('gets its files, its calls and its events', () => {
    expect(verdictOn({ target: '/assets/a.js' })).toEqual({ kind: 'page', pathname: '/assets/a.js' })
    expect(verdictOn(call)).toEqual({ kind: 'call', name: 'library.list', caller: 'browser-1' })
    expect(verdictOn({ target: '/events?after=r-3' })).toEqual({
      kind: 'events',
      caller: 'browser-1',
      after: 'r-3',
    })
    expect(verdictOn({ target: '/media/ep-1' })).toMatchObject({ kind: 'media', pathname: '/media/ep-1' })
  })

  test('may name its content type with a character set', () => {
    expect(verdictOn({ ...call, contentType: 'application/json; charset=utf-8' }).kind).toBe('call')
  })

  test('a browser that says nothing of where a request comes from is judged by the rest', () => {
    expect(verdictOn({ fetchSite: undefined }).kind).toBe('page')
  })
})

describe('the host', () => {
  const wrong = ['localhost:4900', '127.0.0.1', '127.0.0.1:4901', 'evil.example:4900', '127.0.0.1:4900.', '']
  test.each(wrong)('%j is not ours', (host) => {
    expect(reasonOf(verdictOn({ host }))).toBe('wrong-host')
  })

  test('must be said', () => {
    expect(reasonOf(verdictOn({ host: undefined }))).toBe('wrong-host')
  })

  test('is asked before anything else, so a rebound name cannot even spend a token', () => {
    expect(reasonOf(verdictOn({ host: 'evil.example', target: '/open/fresh', cookie: undefined }))).toBe(
      'wrong-host',
    )
  })
})

describe('the origin', () => {
  const wrong = [
    'null',
    'http://127.0.0.1',
    'https://127.0.0.1:4900',
    'http://localhost:4900',
    'http://evil.example',
  ]
  test.each(wrong)('%j is refused for calls and for pages', (origin) => {
    expect(reasonOf(verdictOn({ ...call, origin }))).toBe('wrong-origin')
    expect(reasonOf(verdictOn({ origin }))).toBe('wrong-origin')
  })

  test('a call without one is refused', () => {
    expect(reasonOf(verdictOn({ ...call, origin: undefined }))).toBe('wrong-origin')
  })

  test.each(['cross-site', 'same-site'])('a request the browser calls %s is refused', (fetchSite) => {
    expect(reasonOf(verdictOn({ ...call, fetchSite }))).toBe('wrong-origin')
    expect(reasonOf(verdictOn({ fetchSite }))).toBe('wrong-origin')
  })
})

describe('the cookie', () => {
  const wrong = [
    undefined,
    '',
    'galley-4900=guess',
    'galley-4901=secret',
    'galley-4900=secret; galley-4900=x',
  ]
  test.each(wrong)('%j opens nothing', (cookie) => {
    expect(reasonOf(verdictOn({ cookie }))).toBe('not-let-in')
    expect(reasonOf(verdictOn({ ...call, cookie }))).toBe('not-let-in')
    expect(reasonOf(verdictOn({ target: '/events', cookie }))).toBe('not-let-in')
    expect(reasonOf(verdictOn({ target: '/media/a', cookie }))).toBe('not-let-in')
  })

  test('is found among those of other programs on this machine', () => {
    expect(verdictOn({ cookie: 'a=b; galley-4900=secret;c=d' }).kind).toBe('page')
  })

  test('named twice counts as absent, since one of the two is forged', () => {
    expect(cookieValue('n=1; n=2', 'n')).toBeUndefined()
  })
})

describe('the one-time address', () => {
  test('lets a new browser in', () => {
    expect(verdictOn({ target: '/open/fresh', cookie: undefined, fetchSite: 'none' })).toEqual({
      kind: 'let-in',
      token: 'fresh',
    })
  })

  test('opens from a link in another program too, which browsers call cross-site', () => {
    expect(verdictOn({ target: '/open/fresh', cookie: undefined, fetchSite: 'cross-site' }).kind).toBe(
      'let-in',
    )
  })

  test.each(['/open/spent', '/open/', '/open/fresh/x', '/open/fresh%20'])(
    '%s is spent or wrong',
    (target) => {
      expect(reasonOf(verdictOn({ target, cookie: undefined }))).toBe('token-spent')
    },
  )

  test('does not cost the token of someone who is in already', () => {
    expect(verdictOn({ target: '/open/fresh' }).kind).toBe('already-in')
    expect(verdictOn({ target: '/open/spent' }).kind).toBe('already-in')
  })

  test.each(['POST', 'HEAD'])('is not spent by %s', (method) => {
    expect(reasonOf(verdictOn({ target: '/open/fresh', cookie: undefined, method }))).toBe('wrong-method')
  })
})

describe('methods, types and sizes', () => {
  test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'CONNECT', 'TRACE', ''])('%s is refused', (method) => {
    expect(reasonOf(verdictOn({ ...call, method }))).toBe('wrong-method')
  })

  test('a call is a POST and nothing else is', () => {
    expect(reasonOf(verdictOn({ ...call, method: 'GET' }))).toBe('wrong-method')
    expect(reasonOf(verdictOn({ ...call, target: '/events' }))).toBe('wrong-method')
    expect(reasonOf(verdictOn({ ...call, target: '/' }))).toBe('wrong-method')
  })

  test.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'a body of type %s, which any page can send, is refused',
    (contentType) => {
      expect(reasonOf(verdictOn({ ...call, contentType }))).toBe('wrong-type')
    },
  )

  test('a body that says it is too long is refused unread', () => {
    expect(reasonOf(verdictOn({ ...call, contentLength: '1001' }))).toBe('too-large')
  })

  test('a name that is no address is refused', () => {
    expect(reasonOf(verdictOn({ ...call, target: '/call/%E0%A4%A' }))).toBe('bad-address')
    expect(reasonOf(verdictOn({ target: 'http://evil.example/' }))).toBe('bad-address')
  })
})
