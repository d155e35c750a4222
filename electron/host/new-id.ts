import { randomInt } from 'node:crypto'
import type { IdSource } from '../../core/ids.ts'

const letters = '23456789abcdefghjkmnpqrstvwxyz'

/**
 * Ids by chance: eight letters that cannot be taken for one another, in lower case since some systems do
 * not tell the case of file names. Two of a million clash once in a million.
 */
export const randomIds: IdSource = (prefix) => {
  let id = ''
  for (let index = 0; index < 8; index += 1) id += letters[randomInt(letters.length)]
  return `${prefix}-${id}`
}
