import type { HeardSpan } from './heard-spans.ts'
import { type Sound, soundSimilarity, spellingSimilarity } from './sound-distance.ts'
import type { PreparedTerm } from './vocabulary.ts'

/** A heard span and a term that sounds like it. */
export interface Likeness {
  readonly span: HeardSpan
  readonly term: PreparedTerm
  /** By sound alone, 0 to 1. */
  readonly sound: number
  /** By letters alone, 0 to 1. */
  readonly spelling: number
}

/** Consonants that are easily heard for one another share a class; anything else costs at least `crossing`. */
const classes = ['pb', 'fv', 'mw', 'tdTD', 'szSZCJ', 'kg', 'nN', 'lrR', 'h', 'y'] as const
const classCount = classes.length
const crossing = 0.24
const losing = 0.42

const classOf = new Int8Array(128).fill(-1)
classes.forEach((group, index) => {
  for (const phoneme of group) classOf[phoneme.charCodeAt(0)] = index
})

function countClasses(sound: Sound, into: Uint8Array, at: number): void {
  for (let i = 0; i < sound.phonemes.length; i += 1) {
    const index = classOf[sound.phonemes.charCodeAt(i)] ?? -1
    if (index >= 0) into[at + index] = (into[at + index] ?? 0) + 1
  }
}

/** Spoken forms in order of weight, with their consonants counted by class. */
interface SoundIndex {
  readonly sounds: readonly Sound[]
  readonly terms: readonly PreparedTerm[]
  readonly weights: Float64Array
  readonly counts: Uint8Array
}

function indexOf(terms: readonly PreparedTerm[]): SoundIndex {
  const forms = terms
    .flatMap((term) => term.sounds.map((sound) => ({ sound, term })))
    .sort((a, b) => a.sound.weight - b.sound.weight)
  const counts = new Uint8Array(forms.length * classCount)
  forms.forEach(({ sound }, i) => {
    countClasses(sound, counts, i * classCount)
  })
  return {
    sounds: forms.map((form) => form.sound),
    terms: forms.map((form) => form.term),
    weights: Float64Array.from(forms, (form) => form.sound.weight),
    counts,
  }
}

/**
 * Pairs spans with terms that sound alike, at least by `floor`. A span is held only against spoken forms
 * of about its length, and aligned only with those whose consonants, counted by class, could still
 * come out alike: the counts give a lower bound of the cost at a fraction of the price.
 */
export function likenesses(
  spans: readonly HeardSpan[],
  terms: readonly PreparedTerm[],
  floor: number,
): Likeness[] {
  const index = indexOf(terms)
  const found: Likeness[] = []
  for (const span of spans) {
    const best = new Map<PreparedTerm, number>()
    for (const sound of span.sounds) nearest(sound, index, floor, best)
    for (const [term, sound] of best)
      found.push({ span, term, sound, spelling: spellingSimilarity(span.bare, term.bare) })
  }
  return found
}

const own = new Uint8Array(classCount)

function nearest(sound: Sound, index: SoundIndex, floor: number, best: Map<PreparedTerm, number>): void {
  const { weights, counts, sounds, terms } = index
  own.fill(0)
  countClasses(sound, own, 0)
  const heaviest = sound.weight / floor
  for (let i = lowerBound(weights, sound.weight * floor); i < weights.length; i += 1) {
    const weight = weights[i] ?? 0
    if (weight > heaviest) break
    let more = 0
    let fewer = 0
    for (let c = 0, at = i * classCount; c < classCount; c += 1, at += 1) {
      const apart = (own[c] ?? 0) - (counts[at] ?? 0)
      if (apart > 0) more += apart
      else fewer -= apart
    }
    const least =
      more > fewer ? crossing * fewer + losing * (more - fewer) : crossing * more + losing * (fewer - more)
    if (least > (1 - floor) * Math.max(weight, sound.weight)) continue
    const form = sounds[i]
    const term = terms[i]
    if (!form || !term) continue
    const similarity = soundSimilarity(sound, form, floor)
    if (similarity >= floor && similarity > (best.get(term) ?? 0)) best.set(term, similarity)
  }
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
