import type { PreparedTerm } from './vocabulary.ts'
import type { HeardSpan } from './heard-spans.ts'
import { type Sound, soundSimilarity, spellingSimilarity } from './sound-distance.ts'

/** A heard span and a term that sounds like it. */
export interface Likeness {
  readonly span: HeardSpan
  readonly term: PreparedTerm
  /** By sound alone, 0 to 1. */
  readonly sound: number
  /** By letters alone, 0 to 1. */
  readonly spelling: number
}

interface Entry {
  readonly sound: Sound
  readonly term: PreparedTerm
  readonly classes: number
}

const classOf = new Uint8Array(128).fill(31)
'pbfvmw,td,szSZCJTD,kg,nN,lrR,yIiE,h,AaWYoeqx,OUu'.split(',').forEach((group, i) => {
  for (const phoneme of group) classOf[phoneme.charCodeAt(0)] = i
})
// Lips are two classes: stops and the rest.
for (const phoneme of 'fv') classOf[phoneme.charCodeAt(0)] = 10
for (const phoneme of 'mw') classOf[phoneme.charCodeAt(0)] = 11
const vowelClasses = (1 << 6) | (1 << 8) | (1 << 9)

function classesOf(sound: Sound): number {
  let classes = 0
  for (let i = 0; i < sound.phonemes.length; i += 1) classes |= 1 << (classOf[sound.phonemes.charCodeAt(i)] ?? 31)
  return classes & ~vowelClasses
}

function bits(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/**
 * Pairs spans with terms that sound alike, at least by `floor`. Spoken forms are sorted by weight, so a
 * span is held only against forms of about its length, and of those only against forms with nearly the
 * same kinds of consonants.
 */
export function likenesses(spans: readonly HeardSpan[], terms: readonly PreparedTerm[], floor: number): Likeness[] {
  const entries: Entry[] = terms
    .flatMap((term) => term.sounds.map((sound) => ({ sound, term, classes: classesOf(sound) })))
    .sort((a, b) => a.sound.weight - b.sound.weight)
  const weights = Float64Array.from(entries, (entry) => entry.sound.weight)
  const found: Likeness[] = []
  for (const span of spans) {
    const best = new Map<PreparedTerm, number>()
    for (const sound of span.sounds) {
      const classes = classesOf(sound)
      for (let i = lowerBound(weights, sound.weight * floor); i < entries.length; i += 1) {
        const entry = entries[i]
        if (!entry || entry.sound.weight * floor > sound.weight) break
        const union = bits(classes | entry.classes)
        if (bits(classes ^ entry.classes) > 1 + union * 0.4) continue
        const similarity = soundSimilarity(sound, entry.sound, floor)
        if (similarity >= floor && similarity > (best.get(entry.term) ?? 0)) best.set(entry.term, similarity)
      }
    }
    for (const [term, sound] of best) found.push({ span, term, sound, spelling: spellingSimilarity(span.bare, term.bare) })
  }
  return found
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
