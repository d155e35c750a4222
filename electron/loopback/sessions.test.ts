import { describe, expect, test } from 'vitest'
import { createSessions } from './sessions.ts'

function counting(): () => string {
  let count = 0
  return () => {
    count += 1
    return `secret-${count}`
  }
}

describe('sessions', () => {
  test('a token opens one session and is spent', () => {
    const sessions = createSessions(counting())
    const token = sessions.mintToken()
    const secret = sessions.exchange(token)
    expect(secret && sessions.callerOf(secret)).toBe('browser-1')
    expect(sessions.isToken(token)).toBe(false)
    expect(sessions.exchange(token)).toBeUndefined()
  })

  test('a fresh token ends the one before it, and leaves open sessions open', () => {
    const sessions = createSessions(counting())
    const secret = sessions.exchange(sessions.mintToken()) ?? ''
    const old = sessions.mintToken()
    const fresh = sessions.mintToken()
    expect(sessions.exchange(old)).toBeUndefined()
    expect(sessions.exchange(fresh)).toBeDefined()
    expect(sessions.callerOf(secret)).toBe('browser-1')
  })

  test('two browsers are two callers', () => {
    const sessions = createSessions(counting())
    const secrets = [1, 2].map(() => sessions.exchange(sessions.mintToken()) ?? '')
    expect(secrets.map((secret) => sessions.callerOf(secret))).toEqual(['browser-1', 'browser-2'])
  })

  test('a token is no secret of a session, and nothing is one before the first exchange', () => {
    const sessions = createSessions(counting())
    expect(sessions.callerOf(sessions.mintToken())).toBeUndefined()
    expect(sessions.callerOf('')).toBeUndefined()
    expect(createSessions(counting()).isToken('')).toBe(false)
  })
})
