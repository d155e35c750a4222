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
  const n = Math.min(a.rows.length, width)
  const m = Math.min(b.rows.length, width)
  if (n === 0 || m === 0) return 0
  const whole = a.weight > b.weight ? a.weight : b.weight
  const limit = (1 - floor) * whole
  const band = Math.ceil(limit / cheapestGap)
  if (Math.abs(n - m) > band) return 0
  const cost = alignmentCost(a.rows, b.rows, n, m, limit, band)
  return cost > limit ? 0 : 1 - cost / whole
}

/** The cost of hearing nothing where the other said its first sounds. */
function fillFirstRow(row: Float64Array, b: Uint8Array, m: number): void {
  row[0] = 0
  for (let j = 1; j <= m; j += 1) row[j] = (row[j - 1] as number) + (gapCost[b[j - 1] as number] as number)
}

function alignmentCost(
  a: Uint8Array,
  b: Uint8Array,
  n: number,
  m: number,
  limit: number,
  band: number,
): number {
  let last = rowA
  let row = rowB
  fillFirstRow(last, b, m)
  for (let i = 1; i <= n; i += 1) {
    const phoneme = a[i - 1] as number
    const lose = gapCost[phoneme] as number
    const base = phoneme * phonemeCount
    const from = i > band ? i - band : 1
    const to = i + band < m ? i + band : m
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
    if (least > limit) return Number.POSITIVE_INFINITY
    row[to + 1] = Number.POSITIVE_INFINITY
    ;[last, row] = [row, last]
  }
  return last[m] as number
}

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
