import type { Episode } from '../episode/schema.ts'
import type { Patch } from './edit.ts'
import { freezeDeeply } from './freeze-deeply.ts'

/** Applies patches to an episode, giving a new one that shares all that did not change. */
export function patched(episode: Episode, patches: readonly Patch[]): Episode {
  return patchedValue(episode, patches) as Episode
}

/** Names of an object's making, which no patch may reach. */
const forbidden: ReadonlySet<string | number> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Applies patches to any JSON value. What they pass through is copied once, however many they are, so that
 * thousands of patches in a long transcript cost what they change; what is new is frozen, as all of an
 * episode is.
 *
 * @throws Error when a patch leads nowhere.
 */
export function patchedValue(value: unknown, patches: readonly Patch[]): unknown {
  const copies = new Set<object>()
  const copyOf = (from: unknown): Container => {
    if (typeof from !== 'object' || from === null) throw new Error('A patch leads nowhere.')
    if (copies.has(from)) return from as Container
    const copy = Array.isArray(from) ? [...from] : { ...from }
    copies.add(copy)
    return copy as Container
  }
  let result = value
  for (const patch of patches) {
    if (patch.path.some((key) => forbidden.has(key))) throw new Error('A patch leads out of the document.')
    const [...keys] = patch.path
    const last = keys.pop()
    if (last === undefined) {
      result = patch.value
      continue
    }
    let at = copyOf(result)
    result = at
    for (const key of keys) {
      const next = copyOf(at[key])
      at[key] = next
      at = next
    }
    put(at, last, patch)
  }
  for (const copy of copies) Object.freeze(copy)
  return result
}

type Container = Record<string | number, unknown>

function put(into: Container, key: string | number, { op, value }: Patch): void {
  if (op !== 'remove') freezeDeeply(value)
  if (!Array.isArray(into)) {
    if (op === 'remove') delete into[key]
    else into[key] = value
  } else if (key === 'length') into.length = Number(value)
  else if (op === 'replace') into[Number(key)] = value
  else into.splice(Number(key), op === 'remove' ? 1 : 0, ...(op === 'remove' ? [] : [value]))
}
