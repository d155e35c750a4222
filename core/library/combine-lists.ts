import { sameValue } from './same-value.ts'

/** An item of a list whose items are known by id. */
export interface Listed {
  readonly id: string
}

/** Makes one item of two versions of it; `was` is absent where both sides added it. */
export type CombineItem<T> = (was: T | undefined, mine: T, other: T) => T

/** What came of two versions of a list. */
export interface CombinedList<T> {
  readonly items: readonly T[]
  /** Both sides changed the same item differently; ours was kept. */
  readonly clashed: boolean
}

/**
 * Combines two versions of a list by the ids of its items. The order is that of the side that changed
 * the order, else ours; what only the other side has comes after the item it followed there. Of an item
 * both sides changed differently ours is kept, or what `combine` makes of it.
 */
export function combineLists<T extends Listed>(
  versions: {
    readonly base: readonly T[]
    readonly ours: readonly T[]
    readonly theirs: readonly T[]
  },
  combine?: CombineItem<T>,
): CombinedList<T> {
  const { base, ours, theirs } = versions
  if (ours === theirs || sameValue(theirs, base)) return { items: ours, clashed: false }
  if (sameValue(ours, base)) return { items: theirs, clashed: false }
  const kept = keptItems(byId(base), byId(ours), byId(theirs), combine)
  const [leading, other] = ordersAlike(base, ours) ? [theirs, ours] : [ours, theirs]
  return { items: inOrder(leading, other, kept.items), clashed: kept.clashed }
}

function keptItems<T extends Listed>(
  base: ReadonlyMap<string, T>,
  ours: ReadonlyMap<string, T>,
  theirs: ReadonlyMap<string, T>,
  combine: CombineItem<T> | undefined,
): { items: ReadonlyMap<string, T>; clashed: boolean } {
  const items = new Map<string, T>()
  let clashed = false
  for (const id of new Set([...ours.keys(), ...theirs.keys()])) {
    const [was, mine, other] = [base.get(id), ours.get(id), theirs.get(id)]
    if (mine === undefined || other === undefined) {
      const left = mine ?? other
      // New on one side, or changed there while the other side removed it. Removed and unchanged goes.
      if (left !== undefined && !sameValue(left, was)) items.set(id, left)
    } else if (sameValue(mine, was)) {
      items.set(id, other)
    } else {
      const isClash = !sameValue(other, was) && !sameValue(other, mine)
      clashed ||= isClash
      items.set(id, isClash && combine ? combine(was, mine, other) : mine)
    }
  }
  return { items, clashed }
}

/** The order of one list, with what only the other has put after the item it follows there. */
function inOrder<T extends Listed>(
  leading: readonly T[],
  other: readonly T[],
  kept: ReadonlyMap<string, T>,
): readonly T[] {
  const led = new Set(leading.map((item) => item.id))
  const followers = new Map<string, string[]>()
  let anchor = ''
  for (const { id } of other) {
    if (led.has(id)) {
      anchor = id
      continue
    }
    const following = followers.get(anchor)
    if (following) following.push(id)
    else followers.set(anchor, [id])
  }
  const ids = [
    ...(followers.get('') ?? []),
    ...leading.flatMap(({ id }) => [id, ...(followers.get(id) ?? [])]),
  ]
  return ids.map((id) => kept.get(id)).filter((item) => item !== undefined)
}

/** Whether the items two lists share stand in the same order. */
function ordersAlike(a: readonly Listed[], b: readonly Listed[]): boolean {
  const inA = new Set(a.map((item) => item.id))
  const inB = new Set(b.map((item) => item.id))
  const left = a.filter((item) => inB.has(item.id))
  const right = b.filter((item) => inA.has(item.id))
  return left.every((item, index) => item.id === right[index]?.id)
}

function byId<T extends Listed>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}
