import { randomFillSync } from 'node:crypto'
import type { IdSource } from '../../core/ids.ts'

const letters = '23456789abcdefghjkmnpqrstvwxyz'

/** Chance in stock: thousands of ids at once would ask the system for each of their letters. */
const stock = new Uint8Array(4096)
let used = stock.length

/** A number below 32, each as likely as the others. */
function chance(): number {
  if (used === stock.length) {
    randomFillSync(stock)
    used = 0
  }
  const byte = stock[used] ?? 0
  used += 1
  return byte % 32
}

/**
 * Ids by chance: eight letters that cannot be taken for one another, in lower case since some systems do
 * not tell the case of file names. Two of a million clash once in a million.
 */
export const randomIds: IdSource = (prefix) => {
  let id = ''
  // A number beyond the letters is drawn again, so that each of them is as likely as the others.
  while (id.length < 8) id += letters[chance()] ?? ''
  return `${prefix}-${id}`
}
