import { gapCost, phonemeCount, substitutionCost } from './phonemes.ts'
import { costScale } from './sound-distance.ts'

/**
 * What two sounds cost at least, from how many phonemes of one stand in the other in the same order with
 * something near in their place. Every phoneme beyond those costs at least as much as is still near. Counted
 * for three degrees of nearness at once, one bit for each phoneme, which is a tenth of the work of an
 * alignment and spares nearly all that come to nothing.
 */
const nearness = [0.24, 0.38, 0.58] as const

const degrees = nearness.length

/** What each degree adds to the one before, in steps of cost. */
const steps = nearness.map((most, degree) => Math.round((most - (nearness[degree - 1] ?? 0)) * costScale))
const [closeStep = 0, nearStep = 0, looseStep = 0] = steps
const [close, near, loose] = nearness

/** A number has a bit for each phoneme, and its last bit is a sign. */
const mostSounds = 31
/** Costs that are the same may differ in their last digits. */
const rounding = 1e-9

/** For each phoneme those within a degree of it: the phoneme, and the degrees it is not near enough for. */
const neighbours: readonly Uint8Array[] = Array.from({ length: phonemeCount }, (_, a) => {
  const found: number[] = []
  for (let b = 0; b < phonemeCount; b += 1) {
    const cost = (substitutionCost[a * phonemeCount + b] as number) + rounding
    if (cost < loose) found.push(b, cost < close ? 0 : cost < near ? 1 : 2)
  }
  return Uint8Array.from(found)
})

/** Phonemes that cost less to lose than the last degree: they count as if they were near something. */
const isCheap = Uint8Array.from(gapCost, (cost) => (cost + rounding < loose ? 1 : 0))

/** How many of the phonemes are cheap to lose. */
export function countCheap(rows: Uint8Array, length: number): number {
  let count = 0
  for (let i = 0; i < length; i += 1) count += isCheap[rows[i] as number] ?? 0
  return count
}

/** A sound made ready to be held against many others. */
export interface Heard {
  /** Phoneme by phoneme and degree by degree, the places of the sound that are near it. */
  readonly near: Int32Array
  length: number
  /** A bit for each of its phonemes. */
  all: number
  /** How many of them are cheap to lose. */
  cheap: number
}

/** Room for one sound. */
export function roomForHeard(): Heard {
  return { near: new Int32Array(phonemeCount * degrees), length: 0, all: 0, cheap: 0 }
}

/** Whether a sound has more phonemes than can be counted in order. */
export function isTooLong({ length }: Heard): boolean {
  return length > mostSounds
}

/** Makes a sound ready. Of one that is too long nothing is known, so that every bound is 0. */
export function readyHeard(heard: Heard, rows: Uint8Array, length: number): void {
  heard.length = length
  heard.all = (1 << length) - 1
  heard.cheap = countCheap(rows, length)
  if (length > mostSounds) return
  const { near: places } = heard
  places.fill(0)
  for (let i = 0; i < length; i += 1) {
    const around = neighbours[rows[i] as number]
    if (!around) continue
    const bit = 1 << i
    for (let k = 0; k < around.length; k += 2) {
      const at = (around[k] as number) * degrees
      const degree = around[k + 1] as number
      places[at + 2] = (places[at + 2] as number) | bit
      if (degree < 2) places[at + 1] = (places[at + 1] as number) | bit
      if (degree < 1) places[at] = (places[at] as number) | bit
    }
  }
}

/**
 * Whether aligning what was heard with the phonemes `from` up to `to` must cost more than `most`, in steps of
 * `1 / costScale`. The loosest degree is counted first: alone it rules out most.
 */
export function costsMoreInOrder(
  { near: places, length, all, cheap }: Heard,
  rows: Uint8Array,
  from: number,
  to: number,
  cheapOfRows: number,
  most: number,
): boolean {
  if (length > mostSounds) return false
  const count = to - from
  const longer = length > count ? length : count
  const loosely = inOrder(places, 2, all, rows, from, to)
  const heardLeft = length - cheap - loosely
  const formLeft = count - cheapOfRows - loosely
  const left = heardLeft > formLeft ? heardLeft : formLeft
  const cost = left > 0 ? looseStep * left : 0
  if (cost + (closeStep + nearStep) * (longer - loosely) > most) return true
  const nearly = nearStep * (longer - inOrder(places, 1, all, rows, from, to)) + cost
  return nearly + closeStep * (longer - inOrder(places, 0, all, rows, from, to)) > most
}

/** How many phonemes stand in both, in the same order, within a degree: the longest common subsequence. */
function inOrder(
  places: Int32Array,
  degree: number,
  all: number,
  rows: Uint8Array,
  from: number,
  to: number,
): number {
  let free = -1
  for (let i = from; i < to; i += 1) {
    const found = free & (places[(rows[i] as number) * degrees + degree] as number)
    free = (free + found) | (free - found)
  }
  return bits(~free & all)
}

function bits(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
