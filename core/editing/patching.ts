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
  // What the patch before went through, from the document down: the next one mostly goes the same way.
  let way: Container[] = []
  let trail: Patch['path'] = []
  for (const patch of patches) {
    const { path } = patch
    const last = path.at(-1)
    if (last === undefined) {
      result = patch.value
      way = []
      continue
    }
    if (way.length === 0) result = way[0] = copyOf(result)
    const end = path.length - 1
    const known = Math.min(way.length - 1, end)
    let depth = 0
    while (depth < known && trail[depth] === path[depth]) depth += 1
    way.length = depth + 1
    let at = way[depth] as Container
    for (; depth < end; depth += 1) {
      const key = allowed(path[depth] as string | number)
      const next = copyOf(at[key])
      at[key] = next
      at = next
      way.push(at)
    }
    put(at, allowed(last), patch)
    trail = path
  }
  for (const copy of copies) Object.freeze(copy)
  return result
}

type Container = Record<string | number, unknown>

function allowed(key: string | number): string | number {
  if (forbidden.has(key)) throw new Error('A patch leads out of the document.')
  return key
}

function put(into: Container, key: string | number, { op, value }: Patch): void {
  if (op !== 'remove') freezeDeeply(value)
  if (!Array.isArray(into)) {
    if (op === 'remove') delete into[key]
    else into[key] = value
  } else if (key === 'length') into.length = Number(value)
  else if (op === 'replace') into[Number(key)] = value
  else into.splice(Number(key), op === 'remove' ? 1 : 0, ...(op === 'remove' ? [] : [value]))
}
