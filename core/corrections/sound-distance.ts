import { gapCost, phonemeCount, phonemeIndex, substitutionCost } from './phonemes.ts'

/** A pronunciation ready to be compared: phoneme rows, and what it would cost to lose them all. */
export interface Sound {
  readonly phonemes: string
  readonly rows: Uint8Array
  readonly weight: number
}

/** Makes a pronunciation, a string of phoneme characters, ready to be compared. */
export function soundOf(phonemes: string): Sound {
  const rows = new Uint8Array(phonemes.length)
  let weight = 0
  for (let i = 0; i < phonemes.length; i += 1) {
    const row = phonemeIndex[phonemes.charCodeAt(i)] ?? 0
    rows[i] = row
    weight += gapCost[row] ?? 0
  }
  return { phonemes, rows, weight }
}

const width = 64
const rowA = new Float64Array(width + 2)
const rowB = new Float64Array(width + 2)
/** No phoneme costs less to lose than this, so an alignment cannot stray far from the diagonal. */
const cheapestGap = 0.38

/**
 * How alike two pronunciations are: 1 the same, 0 nothing in common. The cheapest alignment of the two,
 * set against what both would cost to lose. Gives 0 as soon as `floor` is out of reach.
 * Pronunciations of more than 64 sounds are compared by their first 64.
 */
export function soundSimilarity(a: Sound, b: Sound, floor = 0): number {
  const whole = a.weight > b.weight ? a.weight : b.weight
  const limit = (1 - floor) * whole
  const cost = alignmentCost(a, b, limit, noCosts, 0)
  return cost > limit ? 0 : 1 - cost / whole
}

/** Nothing is known of what lies ahead. */
const noCosts = new Uint8Array(phonemeCount)
/** Steps in which least costs are given, per unit of cost. */
export const costScale = 200

/** The cost of hearing nothing where the other said its first sounds. */
function fillFirstRow(row: Float64Array, b: Uint8Array, m: number): void {
  row[0] = 0
  for (let j = 1; j <= m; j += 1) row[j] = (row[j - 1] as number) + (gapCost[b[j - 1] as number] as number)
}

/**
 * The cost of the cheapest alignment, infinite once it must exceed `limit`. `leastCosts` holds from `at`
 * on, phoneme by phoneme, what each of `a` costs at least wherever it comes to stand, in steps of
 * `1 / costScale`: what is still ahead then counts before it is looked at.
 */
export function alignmentCost(
  { rows: a }: Sound,
  { rows: b }: Sound,
  limit: number,
  leastCosts: Uint8Array,
  at: number,
): number {
  const n = Math.min(a.length, width)
  const m = Math.min(b.length, width)
  const band = Math.ceil(limit / cheapestGap)
  if (n === 0 || m === 0 || Math.abs(n - m) > band) return Number.POSITIVE_INFINITY
  let ahead = sumOfLeast(a, n, leastCosts, at)
  let last = rowA
  let row = rowB
  fillFirstRow(last, b, m)
  for (let i = 1; i <= n; i += 1) {
    const phoneme = a[i - 1] as number
    const from = i > band ? i - band : 1
    const to = i + band < m ? i + band : m
    const least = fillRow(row, last, phoneme, b, from, to)
    ahead -= leastCosts[at + phoneme] as number
    if (least + ahead / costScale > limit + rounding) return Number.POSITIVE_INFINITY
    row[to + 1] = Number.POSITIVE_INFINITY
    ;[last, row] = [row, last]
  }
  return last[m] as number
}

/** One row of the alignment, from column `from` to `to`; gives the cheapest of it. */
function fillRow(
  row: Float64Array,
  last: Float64Array,
  phoneme: number,
  b: Uint8Array,
  from: number,
  to: number,
): number {
  const lose = gapCost[phoneme] as number
  const base = phoneme * phonemeCount
  let left = from === 1 ? (last[0] as number) + lose : Number.POSITIVE_INFINITY
  row[from - 1] = left
  let least = left
  for (let j = from; j <= to; j += 1) {
    const other = b[j - 1] as number
    let best = (last[j - 1] as number) + (substitutionCost[base + other] as number)
    const without = (last[j] as number) + lose
    if (without < best) best = without
    const added = left + (gapCost[other] as number)
    if (added < best) best = added
    row[j] = best
    left = best
    if (best < least) least = best
  }
  return least
}

function sumOfLeast(rows: Uint8Array, n: number, leastCosts: Uint8Array, at: number): number {
  let sum = 0
  for (let i = 0; i < n; i += 1) sum += leastCosts[at + (rows[i] as number)] as number
  return sum
}

/** Sums in another order may differ in their last digits. */
const rounding = 1e-9

/** How alike two spellings are, 1 the same: edit distance with neighbours swapped, over the longer length. */
export function spellingSimilarity(a: string, b: string): number {
  if (a === b) return 1
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  let before: number[] = []
  let last: number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row[j] = best
    }
    before = last
    last = row
  }
  return 1 - (last[b.length] ?? longer) / longer
}
