import { timingSafeEqual } from 'node:crypto'

/** Who has been let in. Kept in memory only: a restart of the server closes every door. */
export interface Sessions {
  /** A new one-time token; the one before it stops working. */
  mintToken(): string
  isToken(token: string): boolean
  /** Spends the token and gives the secret of a new session; `undefined` when it is not the current one. */
  exchange(token: string): string | undefined
  /** The caller a session's secret stands for, or `undefined`. */
  callerOf(secret: string): string | undefined
}

/** `newSecret` gives at least 32 unguessable characters that are safe in an address and in a cookie. */
export function createSessions(newSecret: () => string): Sessions {
  let token: string | undefined
  const callers = new Map<string, string>()
  const isToken = (given: string): boolean => token !== undefined && equalSecrets(token, given)
  return {
    mintToken() {
      token = newSecret()
      return token
    },
    isToken,
    exchange(given) {
      if (!isToken(given)) return undefined
      token = undefined
      const secret = newSecret()
      callers.set(secret, `browser-${callers.size + 1}`)
      return secret
    },
    callerOf(secret) {
      for (const [known, caller] of callers) if (equalSecrets(known, secret)) return caller
      return undefined
    },
  }
}

/** Compares in constant time, so that nobody can find a secret letter by letter. */
function equalSecrets(known: string, given: string): boolean {
  const knownBytes = Buffer.from(known)
  const givenBytes = Buffer.from(given)
  return knownBytes.length === givenBytes.length && timingSafeEqual(knownBytes, givenBytes)
}
