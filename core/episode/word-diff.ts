/** A run of words that differs: `a[fromA..toA)` stands where `b[fromB..toB)` stands now. */
export interface WordHunk {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/** The search for the shortest way through a gap starts again after so many steps; bounds time and memory. */
const mostSteps = 256
/** Unrelated texts could nest anchors deeply; past this the rest is compared directly. */
const mostDepth = 64

/**
 * Where two texts differ, word by word, in order and as small as is useful. Words that occur once in
 * both anchor the comparison, what lies between two anchors is compared on its own, so a few thousand
 * changes in 60,000 words cost little more than reading them.
 */
export function diffWords(a: readonly string[], b: readonly string[]): readonly WordHunk[] {
  const ids = new Map<string, number>()
  const comparison: Comparison = { a: numbered(a, ids), b: numbered(b, ids), hunks: [] }
  compareRange(comparison, 0, a.length, 0, b.length, 0)
  return comparison.hunks
}

interface Comparison {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly hunks: WordHunk[]
}

function numbered(words: readonly string[], ids: Map<string, number>): Int32Array {
  return Int32Array.from(words, (word) => {
    const known = ids.get(word)
    if (known !== undefined) return known
    ids.set(word, ids.size)
    return ids.size - 1
  })
}

function compareRange(
  c: Comparison,
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
  depth: number,
): void {
  let [a, endA, b, endB] = [fromA, toA, fromB, toB]
  while (a < endA && b < endB && c.a[a] === c.b[b]) {
    a += 1
    b += 1
  }
  while (a < endA && b < endB && c.a[endA - 1] === c.b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  if (a === endA || b === endB) {
    add(c.hunks, { fromA: a, toA: endA, fromB: b, toB: endB })
    return
  }
  const anchors = depth < mostDepth ? uniqueInBoth(c, a, endA, b, endB) : []
  if (anchors.length === 0) {
    compareSteps(c, a, endA, b, endB)
    return
  }
  for (const [nextA, nextB] of anchors) {
    if (nextA < a || nextB < b) continue
    compareRange(c, a, nextA, b, nextB, depth + 1)
    a = nextA + 1
    b = nextB + 1
  }
  compareRange(c, a, endA, b, endB, depth + 1)
}

/** Adds a hunk, or lengthens the last one when they touch. */
function add(hunks: WordHunk[], hunk: WordHunk): void {
  if (hunk.fromA === hunk.toA && hunk.fromB === hunk.toB) return
  const last = hunks.at(-1)
  if (last && last.toA === hunk.fromA && last.toB === hunk.fromB) {
    hunks[hunks.length - 1] = { ...last, toA: hunk.toA, toB: hunk.toB }
  } else hunks.push(hunk)
}

type Pair = readonly [number, number]

/** Words that occur once on either side, the longest run of them that is in order on both. */
function uniqueInBoth(
  c: Comparison,
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
): readonly Pair[] {
  const once = -1
  const inA = new Map<number, number>()
  for (let i = fromA; i < toA; i += 1) inA.set(c.a[i] ?? 0, inA.has(c.a[i] ?? 0) ? once : i)
  const inB = new Map<number, number>()
  for (let i = fromB; i < toB; i += 1) inB.set(c.b[i] ?? 0, inB.has(c.b[i] ?? 0) ? once : i)
  const pairs: Pair[] = []
  for (const [word, at] of inA) {
    const other = inB.get(word)
    if (at !== once && other !== undefined && other !== once) pairs.push([at, other])
  }
  return longestRising(pairs.sort((one, two) => one[0] - two[0]))
}

/** The longest subsequence whose second numbers rise, by patience sorting. */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  const tops: number[] = []
  const previous: number[] = []
  pairs.forEach((pair, index) => {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < pair[1]) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (tops[low - 1] ?? -1) : -1
    tops[low] = index
  })
  const rising: Pair[] = []
  for (let at = tops.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at]
    if (pair) rising.push(pair)
  }
  return rising.reverse()
}

/**
 * The shortest edit script (Myers) for gaps without anchors. After so many steps the way that got
 * furthest is taken and the search starts again from there, so that the cost stays in proportion.
 */
function compareSteps(c: Comparison, fromA: number, toA: number, fromB: number, toB: number): void {
  let [a, b] = [fromA, fromB]
  while (a < toA || b < toB) {
    const { trail, x, y } = search(c, a, toA, b, toB)
    for (const hunk of backtrack(trail, x, y)) {
      add(c.hunks, {
        fromA: a + hunk.fromA,
        toA: a + hunk.toA,
        fromB: b + hunk.fromB,
        toB: b + hunk.toB,
      })
    }
    a += x
    b += y
  }
}

interface Search {
  /** For every number of steps, how far each diagonal had reached before them. */
  readonly trail: readonly Int32Array[]
  readonly x: number
  readonly y: number
}

function search(c: Comparison, fromA: number, toA: number, fromB: number, toB: number): Search {
  const [lengthA, lengthB] = [toA - fromA, toB - fromB]
  const limit = Math.min(lengthA + lengthB, mostSteps)
  const reach = new Int32Array(2 * limit + 3)
  const middle = limit + 1
  const trail: Int32Array[] = []
  const follow = (x: number, k: number): number => {
    let end = x
    while (end < lengthA && end - k < lengthB && c.a[fromA + end] === c.b[fromB + end - k]) end += 1
    return end
  }
  let furthest = { x: 0, y: 0 }
  for (let steps = 0; steps <= limit; steps += 1) {
    trail.push(reach.slice(middle - steps - 1, middle + steps + 2))
    furthest = { x: 0, y: 0 }
    for (let k = -steps; k <= steps; k += 2) {
      const x = follow(enterDiagonal(reach, middle, steps, k), k)
      reach[middle + k] = x
      const inside = x <= lengthA && x - k <= lengthB
      if (inside && x + x - k >= furthest.x + furthest.y) furthest = { x, y: x - k }
    }
    if (furthest.x === lengthA && furthest.y === lengthB) break
  }
  return { trail, ...furthest }
}

/** Where the better of the two ways onto diagonal `k` gets: one word gone, or one word come. */
function enterDiagonal(reach: Int32Array, middle: number, steps: number, k: number): number {
  const [gone, come] = [reach[middle + k - 1] ?? 0, reach[middle + k + 1] ?? 0]
  return k === -steps || (k !== steps && gone < come) ? come : gone + 1
}

/** Walks the steps back from where they led; every step is one word gone or one word come. */
function backtrack(trail: readonly Int32Array[], endX: number, endY: number): WordHunk[] {
  const hunks: WordHunk[] = []
  let [x, y] = [endX, endY]
  for (let steps = trail.length - 1; steps > 0; steps -= 1) {
    const reach = trail[steps] ?? new Int32Array()
    const at = (k: number): number => reach[k + steps + 1] ?? 0
    const k = x - y
    const down = k === -steps || (k !== steps && at(k - 1) < at(k + 1))
    const fromA = down ? at(k + 1) : at(k - 1)
    const fromB = fromA - (down ? k + 1 : k - 1)
    hunks.push({ fromA, toA: fromA + (down ? 0 : 1), fromB, toB: fromB + (down ? 1 : 0) })
    ;[x, y] = [fromA, fromB]
  }
  return hunks.reverse()
}

/**
 * Words that only came or only went can often be said to stand in one of several places: of "them. I
 * mostly. I think" the words "I mostly." or "mostly. I" may be gone. Moves each to where a sentence
 * starts, if it can.
 */
export function slideToSentences(
  hunks: readonly WordHunk[],
  a: readonly string[],
  b: readonly string[],
): readonly WordHunk[] {
  let least = 0
  return hunks.map((hunk, index) => {
    const isGone = hunk.fromB === hunk.toB
    if (!isGone && hunk.fromA !== hunk.toA) {
      least = hunk.toA
      return hunk
    }
    const [words, from, to] = isGone ? [a, hunk.fromA, hunk.toA] : [b, hunk.fromB, hunk.toB]
    const room = {
      left: hunk.fromA - least,
      right: (hunks[index + 1]?.fromA ?? a.length) - hunk.toA,
    }
    const by = slideOf(words, from, to, room)
    least = hunk.toA + by
    return { fromA: hunk.fromA + by, toA: hunk.toA + by, fromB: hunk.fromB + by, toB: hunk.toB + by }
  })
}

const sentenceEnd = /[.!?…]["'”’)\]]*$/u

/** The nearest step, left first, after which the words begin where a sentence does; else none. */
function slideOf(
  words: readonly string[],
  from: number,
  to: number,
  room: { readonly left: number; readonly right: number },
): number {
  const starts = (at: number): boolean => at === 0 || sentenceEnd.test(words[at - 1] ?? '')
  if (starts(from)) return 0
  for (let by = 1; by <= room.left && words[from - by] === words[to - by]; by += 1) {
    if (starts(from - by)) return -by
  }
  for (let by = 1; by <= room.right && words[from + by - 1] === words[to + by - 1]; by += 1) {
    if (starts(from + by)) return by
  }
  return 0
}

/** What differs between two texts once equal punctuation at their edges is left out of the marks. */
export interface RefinedChange {
  /** Characters that stand unmarked before and after the change. */
  readonly before: number
  readonly after: number
}

const punctuation = /^[\p{P}\p{S}\s]$/u

/**
 * How much of two texts need not be marked: the same punctuation at either end, and the whole of the
 * shorter one when the longer only adds punctuation. `Python` and `Python,` differ in a comma.
 */
export function refineChange(was: string, is: string): RefinedChange {
  const shorter = Math.min(was.length, is.length)
  let before = 0
  while (before < shorter && was[before] === is[before] && punctuation.test(was[before] ?? '')) before += 1
  let after = 0
  while (
    after < shorter - before &&
    was[was.length - 1 - after] === is[is.length - 1 - after] &&
    punctuation.test(was[was.length - 1 - after] ?? '')
  ) {
    after += 1
  }
  const [short, long] = was.length < is.length ? [was, is] : [is, was]
  const inner = short.slice(before, short.length - after)
  const outer = long.slice(before, long.length - after)
  if (
    inner !== '' &&
    outer.startsWith(inner) &&
    [...outer.slice(inner.length)].every((c) => punctuation.test(c))
  ) {
    return { before: before + inner.length, after }
  }
  return { before, after }
}
