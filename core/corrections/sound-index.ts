import type { HeardSpan } from './heard-spans.ts'
import { gapCost, phonemeCount, substitutionCost } from './phonemes.ts'
import { alignmentCost, costScale, type Sound, spellingSimilarity } from './sound-distance.ts'
import type { PreparedTerm } from './vocabulary.ts'

/** A heard span and a term that sounds like it. */
export interface Likeness {
  readonly span: HeardSpan
  readonly term: PreparedTerm
  /** By sound alone, 0 to 1. */
  readonly sound: number
  /** By letters alone, 0 to 1. */
  readonly spelling: number
  /** Which of the ways the span may have been said is meant, and which of the term's. */
  readonly heardWay: number
  readonly meantWay: number
}

/**
 * For every phoneme, the least it can cost to align it with anything a sound has, or to lose it. Summed
 * over another sound's phonemes, whatever their order, that is a lower bound of the whole alignment.
 * Kept in whole steps, rounded down, so that a table of them fits the nearest cache.
 */
function leastCosts({ rows }: Sound, into: Uint8Array, at: number): void {
  for (let a = 0; a < phonemeCount; a += 1) {
    let least = gapCost[a] as number
    for (const b of rows) {
      const cost = substitutionCost[a * phonemeCount + b] as number
      if (cost < least) least = cost
    }
    into[at + a] = Math.floor(least * costScale)
  }
}

/** Short sounds are alike by chance, so they have to be more alike to be looked at. */
const shortFloors = [1, 0.9, 0.8, 0.7, 0.65] as const

/** Spoken forms in order of weight, with their least costs. */
interface SoundIndex {
  readonly sounds: readonly Sound[]
  /** Place of each form's term among the terms, and of the form among the ways to say it. */
  readonly termOf: Int32Array
  readonly wayOf: Uint8Array
  readonly weights: Float64Array
  /** How alike a span has to be at least for its own shortness. */
  readonly floors: Float64Array
  readonly costs: Uint8Array
}

function indexOf(terms: readonly PreparedTerm[]): SoundIndex {
  const forms = terms
    .flatMap((term, place) => term.sounds.map((sound, way) => ({ sound, place, way })))
    .sort((a, b) => a.sound.weight - b.sound.weight)
  const costs = new Uint8Array(forms.length * phonemeCount)
  forms.forEach(({ sound }, i) => {
    leastCosts(sound, costs, i * phonemeCount)
  })
  return {
    sounds: forms.map((form) => form.sound),
    termOf: Int32Array.from(forms, (form) => form.place),
    wayOf: Uint8Array.from(forms, (form) => form.way),
    weights: Float64Array.from(forms, ({ sound }) => sound.weight),
    floors: Float64Array.from(forms, ({ sound }) => shortFloors[sound.rows.length] ?? 0),
    costs,
  }
}

/** The closest ways to say a span and each term it is like. */
type Closest = Map<number, { readonly sound: number; readonly heardWay: number; readonly meantWay: number }>

/**
 * Pairs spans with terms that sound alike, at least by `floor`; more where sounds are few or words ordinary. A span is held
 * only against spoken forms of about its length, and aligned only with those that could still come out
 * alike by the least their phonemes cost, which is known at a fraction of the price.
 */
export function likenesses(
  spans: readonly HeardSpan[],
  terms: readonly PreparedTerm[],
  floor: number,
): Likeness[] {
  const index = indexOf(terms)
  const found: Likeness[] = []
  const closest: Closest = new Map()
  for (const span of spans) {
    if (span.floor >= 1) continue
    closest.clear()
    span.sounds.forEach((sound, way) => {
      nearest(sound, way, index, Math.max(floor, span.floor), closest)
    })
    for (const [place, alike] of closest) {
      const term = terms[place]
      if (term) found.push({ span, term, ...alike, spelling: spellingSimilarity(span.bare, term.bare) })
    }
  }
  return found
}

const ownCosts = new Uint8Array(phonemeCount)

function nearest(sound: Sound, way: number, index: SoundIndex, floor: number, closest: Closest): void {
  const { weights, floors, costs, sounds } = index
  const { rows, weight: own } = sound
  const least = Math.max(floor, shortFloors[rows.length] ?? 0)
  const heaviest = own / least
  leastCosts(sound, ownCosts, 0)
  for (let i = lowerBound(weights, own * least); i < weights.length; i += 1) {
    const weight = weights[i] as number
    if (weight > heaviest) break
    const enough = (floors[i] as number) > least ? (floors[i] as number) : least
    const whole = weight > own ? weight : own
    const limit = (1 - enough) * whole
    const at = i * phonemeCount
    if (exceeds(rows, costs, at, limit)) continue
    const form = sounds[i] as Sound
    if (exceeds(form.rows, ownCosts, 0, limit)) continue
    const cost = alignmentCost(sound, form, limit, costs, at)
    if (cost > limit) continue
    keepCloser(closest, index.termOf[i] as number, 1 - cost / whole, way, index.wayOf[i] as number)
  }
}

function keepCloser(
  closest: Closest,
  place: number,
  sound: number,
  heardWay: number,
  meantWay: number,
): void {
  if (sound > (closest.get(place)?.sound ?? 0)) closest.set(place, { sound, heardWay, meantWay })
}

/** Whether the least costs of these phonemes add up to more than the limit. */
function exceeds(rows: Uint8Array, costs: Uint8Array, at: number, limit: number): boolean {
  const most = limit * costScale
  let sum = 0
  for (let i = 0; i < rows.length; i += 1) {
    sum += costs[at + (rows[i] as number)] as number
    if (sum > most) return true
  }
  return false
}

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
