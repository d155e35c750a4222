import type { IdSource } from '../../core/ids.ts'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Makes ids a screen must know before the host has answered, such as that of a chapter whose field is
 * to get the focus. Forty random bits: `ch-7f3k2q9d`.
 */
export const randomIds: IdSource = (prefix) => {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return `${prefix}-${[...bytes].map((byte) => letters[byte % letters.length]).join('')}`
}
