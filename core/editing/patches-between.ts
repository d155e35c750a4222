import type { Episode } from '../episode/schema.ts'
import type { Patch } from './edit.ts'

type Path = readonly (string | number)[]
type Item = { readonly id: string }

/** Patches that lead from one version of an episode to another, and those that lead back. */
export interface BothWays {
  readonly forth: readonly Patch[]
  readonly back: readonly Patch[]
}

/** The patches of one way; see `patchesBothWays`. */
export function patchesBetween(from: Episode, to: Episode): readonly Patch[] {
  return patchesBothWays(from, to).forth
}

/**
 * The fewest patches that lead from one version of an episode to another, and back. Parts that both versions
 * share are recognised by being the same value, so the cost is that of what differs; in lists, items are known
 * by their id, so that one turn put in at the top of a transcript does not rewrite every turn below it.
 */
export function patchesBothWays(from: Episode, to: Episode): BothWays {
  const ways: Ways = { forth: [], back: [] }
  compare(from, to, samePlace([]), ways)
  return ways
}

interface Ways {
  readonly forth: Patch[]
  readonly back: Patch[]
}

/** Where a part is: an item has one position on the way there, another on the way back. */
interface Place {
  readonly forth: Path
  readonly back: Path
}

function samePlace(path: Path): Place {
  return { forth: path, back: path }
}

function within({ forth, back }: Place, key: string | number, backKey = key): Place {
  const there = [...forth, key]
  return { forth: there, back: forth === back && key === backKey ? there : [...back, backKey] }
}

function compare(from: unknown, to: unknown, place: Place, ways: Ways): void {
  if (Object.is(from, to)) return
  if (Array.isArray(from) && Array.isArray(to)) compareLists(from, to, place, ways)
  else if (isRecord(from) && isRecord(to)) compareRecords(from, to, place, ways)
  else replace(from, to, place, ways)
}

function replace(from: unknown, to: unknown, place: Place, { forth, back }: Ways): void {
  forth.push({ op: 'replace', path: place.forth, value: to })
  back.push({ op: 'replace', path: place.back, value: from })
}

function compareRecords(
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
  place: Place,
  ways: Ways,
): void {
  for (const key of Object.keys(from)) {
    const [was, is] = [from[key], to[key]]
    if (Object.is(was, is) || was === undefined) continue
    const here = within(place, key)
    if (is !== undefined) compare(was, is, here, ways)
    else {
      ways.forth.push({ op: 'remove', path: here.forth })
      ways.back.push({ op: 'add', path: here.back, value: was })
    }
  }
  for (const key of Object.keys(to)) {
    if (from[key] !== undefined || to[key] === undefined) continue
    const here = within(place, key)
    ways.forth.push({ op: 'add', path: here.forth, value: to[key] })
    ways.back.push({ op: 'remove', path: here.back })
  }
}

/** From so many patches on it may be shorter to say a list as a whole. */
const fewPatches = 8

function compareLists(from: readonly unknown[], to: readonly unknown[], place: Place, ways: Ways): void {
  if (Math.min(from.length, to.length) === 0 && Math.max(from.length, to.length) > fewPatches) {
    replace(from, to, place, ways)
    return
  }
  const shortest = Math.min(from.length, to.length)
  let start = 0
  while (start < shortest && from[start] === to[start]) start += 1
  let end = 0
  while (end < shortest - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1
  const before = from.slice(start, from.length - end)
  const after = to.slice(start, to.length - end)
  const own: Ways = { forth: [], back: [] }
  if (before.every(isItem) && after.every(isItem)) compareItems(before, after, start, place, own)
  else compareInPlace(before, after, start, place, own)
  // A list that is mostly another one is shorter to say as a whole.
  if (own.forth.length > fewPatches && isHeavier(own.forth, to)) {
    ways.forth.push({ op: 'replace', path: place.forth, value: to })
  } else addAll(ways.forth, own.forth)
  if (own.back.length > fewPatches && isHeavier(own.back, from)) {
    ways.back.push({ op: 'replace', path: place.back, value: from })
  } else addAll(ways.back, own.back)
}

function addAll(patches: Patch[], more: readonly Patch[]): void {
  for (const patch of more) patches.push(patch)
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

/**
 * Either way takes out what is gone, from the back, then walks forward putting in what is new: a position
 * is that of the list as it will be once everything before it is done.
 */
function compareItems(
  before: readonly Item[],
  after: readonly Item[],
  start: number,
  place: Place,
  { forth, back }: Ways,
): void {
  const stays = staying(before, after)
  removeGone(before, stays, start, place.forth, forth)
  removeGone(after, stays, start, place.back, back)
  let [a, b] = [0, 0]
  while (a < before.length || b < after.length) {
    const [was, is] = [before[a], after[b]]
    if (was && !stays(was)) {
      back.push({ op: 'add', path: [...place.back, start + a], value: was })
      a += 1
    } else if (is && !stays(is)) {
      forth.push({ op: 'add', path: [...place.forth, start + b], value: is })
      b += 1
    } else {
      if (was !== is) compare(was, is, within(place, start + b, start + a), { forth, back })
      a += 1
      b += 1
    }
  }
}

/** Tells whether an item is in both lists; none is when the order of those changed. */
function staying(before: readonly Item[], after: readonly Item[]): (item: Item) => boolean {
  if (sameOrder(before, after)) return () => true
  const wanted = new Set(after.map((item) => item.id))
  const known = new Set(before.map((item) => item.id))
  const isInOrder = sameOrder(
    before.filter((item) => wanted.has(item.id)),
    after.filter((item) => known.has(item.id)),
  )
  return isInOrder ? ({ id }) => wanted.has(id) && known.has(id) : () => false
}

function removeGone(
  items: readonly Item[],
  stays: (item: Item) => boolean,
  start: number,
  path: Path,
  patches: Patch[],
): void {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index]
    if (item && !stays(item)) patches.push({ op: 'remove', path: [...path, start + index] })
  }
}

/** Items without ids, such as words: one takes the place of another, the rest is put in or taken out. */
function compareInPlace(
  before: readonly unknown[],
  after: readonly unknown[],
  start: number,
  place: Place,
  ways: Ways,
): void {
  const both = Math.min(before.length, after.length)
  removeRest(before, both, start, place.forth, ways.forth)
  removeRest(after, both, start, place.back, ways.back)
  for (let index = 0; index < both; index += 1) {
    const [was, is] = [before[index], after[index]]
    if (was !== is) replace(was, is, within(place, start + index), ways)
  }
  addRest(after, both, start, place.forth, ways.forth)
  addRest(before, both, start, place.back, ways.back)
}

function removeRest(
  list: readonly unknown[],
  kept: number,
  start: number,
  path: Path,
  patches: Patch[],
): void {
  for (let index = list.length - 1; index >= kept; index -= 1) {
    patches.push({ op: 'remove', path: [...path, start + index] })
  }
}

function addRest(list: readonly unknown[], kept: number, start: number, path: Path, patches: Patch[]): void {
  for (let index = kept; index < list.length; index += 1) {
    patches.push({ op: 'add', path: [...path, start + index], value: list[index] })
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
