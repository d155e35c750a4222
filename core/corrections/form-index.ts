import { gapCost, phonemeCount, substitutionCost } from './phonemes.ts'
import { costScale, type Sound } from './sound-distance.ts'
import type { PreparedTerm } from './vocabulary.ts'

/** The spoken forms of all terms in order of weight, with what is known of them before anything is heard. */
export interface FormIndex {
  readonly sounds: readonly Sound[]
  /** The phonemes of all forms, one after the other, and where each form begins; the last entry is the end. */
  readonly rows: Uint8Array
  readonly starts: Int32Array
  /** Place of each form's term among the terms, and of the form among the ways to say it. */
  readonly termOf: Int32Array
  readonly wayOf: Uint8Array
  readonly weights: Float64Array
  /** How alike something heard has to be at least for the form's own shortness. */
  readonly floors: Float64Array
  /** Form by form, the least that each phoneme can cost against it. */
  readonly costs: Uint8Array
  /** Row by row for 0, 1, 2… sounds heard: the least that the sounds which the form has more of can cost. */
  readonly costsOfMore: Uint16Array
  readonly longest: number
}

/** Short sounds are alike by chance, so they have to be more alike to be looked at. */
export function shortFloor(sounds: number): number {
  return shortFloors[sounds] ?? 0
}
const shortFloors = [1, 0.9, 0.8, 0.7, 0.65] as const

/** Sets the forms of the terms in order. */
export function indexForms(terms: readonly PreparedTerm[]): FormIndex {
  const forms = terms
    .flatMap((term, place) => term.sounds.map((sound, way) => ({ sound, place, way })))
    .sort((a, b) => a.sound.weight - b.sound.weight)
  const sounds = forms.map((form) => form.sound)
  const costs = new Uint8Array(forms.length * phonemeCount)
  sounds.forEach(({ rows }, i) => {
    leastCosts(rows, rows.length, costs, i * phonemeCount)
  })
  const longest = sounds.reduce((most, { rows }) => Math.max(most, rows.length), 0)
  const starts = startsOf(sounds)
  const rows = new Uint8Array(starts.at(-1) ?? 0)
  sounds.forEach((sound, i) => {
    rows.set(sound.rows, starts[i])
  })
  return {
    sounds,
    rows,
    starts,
    termOf: Int32Array.from(forms, (form) => form.place),
    wayOf: Uint8Array.from(forms, (form) => form.way),
    weights: Float64Array.from(sounds, ({ weight }) => weight),
    floors: Float64Array.from(sounds, ({ rows }) => shortFloor(rows.length)),
    costs,
    costsOfMore: costsOfMore(sounds, longest),
    longest,
  }
}

function startsOf(sounds: readonly Sound[]): Int32Array {
  const starts = new Int32Array(sounds.length + 1)
  sounds.forEach(({ rows }, i) => {
    starts[i + 1] = (starts[i] as number) + rows.length
  })
  return starts
}

/**
 * For every phoneme, the least it can cost to align it with anything a sound has, or to lose it. Summed
 * over another sound's phonemes, whatever their order, that is a lower bound of the whole alignment.
 * Kept in whole steps, rounded down, so that a table of them fits the nearest cache.
 */
export function leastCosts(rows: Uint8Array, length: number, into: Uint8Array, at: number): Uint8Array {
  for (let a = 0; a < phonemeCount; a += 1) {
    let least = gapCost[a] as number
    const base = a * phonemeCount
    for (let i = 0; i < length; i += 1) {
      const cost = substitutionCost[base + (rows[i] as number)] as number
      if (cost < least) least = cost
    }
    into[at + a] = Math.floor(least * costScale)
  }
  return into
}

/** Beyond as many sounds only the beginnings are compared, and nothing is known of the rest. */
const comparedSounds = 64

/** Sounds that nothing was heard for are lost, at the price of the cheapest of the form at least. */
function costsOfMore(sounds: readonly Sound[], longest: number): Uint16Array {
  const costs = new Uint16Array((longest + 1) * sounds.length)
  sounds.forEach(({ rows }, i) => {
    if (rows.length > comparedSounds) return
    const cheapest = Array.from(rows, (row) => gapCost[row] ?? 0).sort((a, b) => a - b)
    let sum = 0
    for (let more = 1; more <= cheapest.length; more += 1) {
      sum += cheapest[more - 1] ?? 0
      costs[(rows.length - more) * sounds.length + i] = Math.floor(sum * costScale)
    }
  })
  return costs
}
