import type { Episode } from '../episode/schema.ts'
import type { Patch } from './edit.ts'

type Path = readonly (string | number)[]
type Item = { readonly id: string }

/**
 * The fewest patches that lead from one version of an episode to another. Parts that both versions share
 * are recognised by being the same value, so the cost is that of what differs; in lists, items are known
 * by their id, so that one turn put in at the top of a transcript does not rewrite every turn below it.
 */
export function patchesBetween(from: Episode, to: Episode): readonly Patch[] {
  const patches: Patch[] = []
  compare(from, to, [], patches)
  return patches
}

function compare(from: unknown, to: unknown, path: Path, patches: Patch[]): void {
  if (Object.is(from, to)) return
  if (Array.isArray(from) && Array.isArray(to)) compareLists(from, to, path, patches)
  else if (isRecord(from) && isRecord(to)) compareRecords(from, to, path, patches)
  else patches.push({ op: 'replace', path, value: to })
}

function compareRecords(
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
  path: Path,
  patches: Patch[],
): void {
  for (const key of Object.keys(from)) {
    const [was, is] = [from[key], to[key]]
    if (Object.is(was, is)) continue
    if (is === undefined) patches.push({ op: 'remove', path: [...path, key] })
    else if (was !== undefined) compare(was, is, [...path, key], patches)
  }
  for (const key of Object.keys(to)) {
    if (from[key] !== undefined || to[key] === undefined) continue
    patches.push({ op: 'add', path: [...path, key], value: to[key] })
  }
}

function compareLists(from: readonly unknown[], to: readonly unknown[], path: Path, patches: Patch[]): void {
  const shortest = Math.min(from.length, to.length)
  let start = 0
  while (start < shortest && from[start] === to[start]) start += 1
  let end = 0
  while (end < shortest - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1
  const before = from.slice(start, from.length - end)
  const after = to.slice(start, to.length - end)
  const own: Patch[] = []
  if (before.every(isItem) && after.every(isItem)) compareItems(before, after, start, path, own)
  else compareInPlace(before, after, start, path, own)
  // A list that is mostly another one is shorter to say as a whole.
  if (own.length > 8 && isHeavier(own, to)) patches.push({ op: 'replace', path, value: to })
  else for (const patch of own) patches.push(patch)
}

/** Whether patches say more than the list they lead to. */
function isHeavier(patches: readonly Patch[], list: readonly unknown[]): boolean {
  let weight = 0
  for (const { value } of patches) weight += 1 + weightOf(value, Infinity)
  return weight > weightOf(list, weight)
}

/** How many texts and numbers a value holds; counting ends soon after `limit`. */
export function weightOf(value: unknown, limit: number): number {
  if (typeof value !== 'object' || value === null) return 1
  let weight = 0
  if (Array.isArray(value)) {
    for (const part of value) {
      weight += weightOf(part, limit - weight)
      if (weight > limit) break
    }
    return weight
  }
  // Objects are small; naming their values one by one is several times quicker than listing them.
  for (const key in value) weight += weightOf((value as Record<string, unknown>)[key], limit - weight)
  return weight
}

/** Takes out what is gone, from the back, then walks forward putting in what is new. */
function compareItems(
  before: readonly Item[],
  after: readonly Item[],
  start: number,
  path: Path,
  patches: Patch[],
): void {
  const wanted = new Set(after.map((item) => item.id))
  const known = new Map(before.map((item) => [item.id, item]))
  const isInOrder = sameOrder(
    before.filter((item) => wanted.has(item.id)),
    after.filter((item) => known.has(item.id)),
  )
  const stays = (item: Item): boolean => isInOrder && wanted.has(item.id)
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const item = before[index]
    if (item && !stays(item)) patches.push({ op: 'remove', path: [...path, start + index] })
  }
  for (const [index, item] of after.entries()) {
    const here = [...path, start + index]
    const old = isInOrder ? known.get(item.id) : undefined
    if (old) compare(old, item, here, patches)
    else patches.push({ op: 'add', path: here, value: item })
  }
}

/** Items without ids, such as words: one takes the place of another, the rest is put in or taken out. */
function compareInPlace(
  before: readonly unknown[],
  after: readonly unknown[],
  start: number,
  path: Path,
  patches: Patch[],
): void {
  const both = Math.min(before.length, after.length)
  for (let index = before.length - 1; index >= both; index -= 1) {
    patches.push({ op: 'remove', path: [...path, start + index] })
  }
  for (const [index, value] of after.entries()) {
    const here = [...path, start + index]
    if (index >= both) patches.push({ op: 'add', path: here, value })
    else if (before[index] !== value) patches.push({ op: 'replace', path: here, value })
  }
}

function sameOrder(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, index) => item.id === b[index]?.id)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isItem(value: unknown): value is Item {
  return isRecord(value) && typeof value['id'] === 'string'
}
