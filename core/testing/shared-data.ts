import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'

/**
 * A folder or file of the shared collection beside the checkout, which is never part of it; undefined,
 * with a line that says so, when it is not there. Tests over it are then left out.
 */
export function sharedData(...path: readonly string[]): string | undefined {
  const place = join(import.meta.dirname, '..', '..', '..', 'shared', ...path)
  if (existsSync(place)) return place
  stdout.write(`${path.join('/')} is not beside this checkout; tests over it are left out.\n`)
  return undefined
}
