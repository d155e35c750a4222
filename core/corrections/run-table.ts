/**
 * Tells runs of up to four numbers apart, each with one number more, and counts them in the order they first
 * come. For hundred thousands of runs, where strings as keys would be most of the work.
 */
export interface RunTable {
  readonly size: number
  /** The index of a run, which is `size` as it was before where the run is new; unused places are 0. */
  readonly place: (a: number, b: number, c: number, d: number, more: number) => number
  /** The index of a run, or -1. */
  readonly find: (a: number, b: number, c: number, d: number, more: number) => number
}

/** Numbers kept for each run. */
const width = 5

/** A table without any runs, with room for about as many as expected. It grows by doubling. */
export function createRunTable(expected: number): RunTable {
  let size = 0
  let capacity = 64
  while (capacity < expected) capacity *= 2
  let keys = new Int32Array(capacity * width)
  // Twice as many slots as runs at most, so that few of them meet; a slot holds an index and 1.
  let slots = new Int32Array(capacity * 2)

  const slotOf = (a: number, b: number, c: number, d: number, more: number): number => {
    const mask = slots.length - 1
    for (let slot = hashOf(a, b, c, d, more) & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] as number
      if (held === 0) return slot
      const at = (held - 1) * width
      if (
        keys[at] === a &&
        keys[at + 1] === b &&
        keys[at + 2] === c &&
        keys[at + 3] === d &&
        keys[at + 4] === more
      )
        return slot
    }
  }

  const grow = (): void => {
    capacity *= 2
    const longer = new Int32Array(capacity * width)
    longer.set(keys)
    keys = longer
    slots = new Int32Array(capacity * 2)
    const mask = slots.length - 1
    for (let index = 0; index < size; index += 1) {
      const at = index * width
      const hash = hashOf(
        keys[at] as number,
        keys[at + 1] as number,
        keys[at + 2] as number,
        keys[at + 3] as number,
        keys[at + 4] as number,
      )
      let slot = hash & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = index + 1
    }
  }

  return {
    get size() {
      return size
    },
    place(a, b, c, d, more) {
      if (size === capacity) grow()
      const slot = slotOf(a, b, c, d, more)
      const held = slots[slot] as number
      if (held !== 0) return held - 1
      const at = size * width
      keys[at] = a
      keys[at + 1] = b
      keys[at + 2] = c
      keys[at + 3] = d
      keys[at + 4] = more
      size += 1
      slots[slot] = size
      return size - 1
    },
    find: (a, b, c, d, more) => (slots[slotOf(a, b, c, d, more)] as number) - 1,
  }
}

function hashOf(a: number, b: number, c: number, d: number, more: number): number {
  let hash = Math.imul(a, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13) ^ c, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16) ^ d, 0x27d4eb2f)
  hash = Math.imul(hash ^ (hash >>> 15) ^ more, 0x165667b1)
  return hash ^ (hash >>> 14)
}
