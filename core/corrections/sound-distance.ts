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
const previous = new Float64Array(width + 1)
const current = new Float64Array(width + 1)

/**
 * How alike two pronunciations are: 1 the same, 0 nothing in common. The cheapest alignment of the two,
 * set against what both would cost to lose. Gives 0 as soon as `floor` is out of reach.
 * Pronunciations of more than 64 sounds are compared by their first 64.
 */
export function soundSimilarity(a: Sound, b: Sound, floor = 0): number {
  const n = Math.min(a.rows.length, width)
  const m = Math.min(b.rows.length, width)
  if (n === 0 || m === 0) return 0
  const whole = Math.max(a.weight, b.weight)
  const limit = (1 - floor) * whole
  if (Math.abs(a.weight - b.weight) > limit) return 0
  previous[0] = 0
  for (let j = 1; j <= m; j += 1) previous[j] = (previous[j - 1] ?? 0) + (gapCost[b.rows[j - 1] ?? 0] ?? 0)
  for (let i = 1; i <= n; i += 1) {
    const row = a.rows[i - 1] ?? 0
    const lose = gapCost[row] ?? 0
    const base = row * phonemeCount
    current[0] = (previous[0] ?? 0) + lose
    let least = current[0]
    for (let j = 1; j <= m; j += 1) {
      const other = b.rows[j - 1] ?? 0
      const best = Math.min(
        (previous[j - 1] ?? 0) + (substitutionCost[base + other] ?? 1),
        (previous[j] ?? 0) + lose,
        (current[j - 1] ?? 0) + (gapCost[other] ?? 0),
      )
      current[j] = best
      if (best < least) least = best
    }
    if (least > limit) return 0
    previous.set(current.subarray(0, m + 1))
  }
  return Math.max(0, 1 - (previous[m] ?? whole) / whole)
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
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row[j] = best
    }
    before = last
    last = row
  }
  return 1 - (last[b.length] ?? longer) / longer
}
