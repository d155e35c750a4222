import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The real files that stand beside this checkout on some machines. */
export const realData = join(import.meta.dirname, '../../../shared/data')
/** The published page of a whole episode. */
export const seed = join(import.meta.dirname, '../../../shared/seeds/pybites-146.txt')
/** Why journeys on real files are skipped; undefined where the files are there. */
export const absent = [realData, seed].every((path) => existsSync(path))
  ? undefined
  : 'shared/data and shared/seeds are not beside this checkout.'
// Playwright's list names what is skipped, but not why.
if (absent) process.stdout.write(`Journeys on real files are skipped: ${absent}\n`)
