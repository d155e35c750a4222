import { alikeness } from './likeness-features.ts'
import type { Likeness } from './sound-index.ts'

/** A likeness and how probable it is that it was misheard. */
export interface Judged {
  readonly likeness: Likeness
  readonly confidence: number
}

/**
 * From here on the whole of a name is a better answer than a part of it whatever its words: right more often than
 * not. Below, only word for word: beside "Ronacha" for Ronacher, "amen" is taken for Armin.
 */
const leastFuller = 0.3

/**
 * The likenesses in the order in which they take their places: the most probable first, but the whole of a name
 * before a part of it that stands inside, so that "amen Ronacha" is one "Armin Ronacher" and not half of one; and
 * all of the words a name was taken for before some of them, so that "kelp he" is Kelpie and not "kelp".
 */
export function fullerFirst(judged: readonly Judged[]): readonly Judged[] {
  const byConfidence = judged.toSorted((a, b) => b.confidence - a.confidence)
  const whole = byConfidence.filter(
    ({ likeness: { span, term }, confidence }) =>
      span.words.length > 1 && (confidence >= leastFuller || span.words.length === term.words.length),
  )
  if (whole.length === 0) return byConfidence
  const startingAt = new Map<number, Judged[]>()
  for (const one of whole) {
    for (const place of one.likeness.span.places) {
      const known = startingAt.get(place)
      if (known) known.push(one)
      else startingAt.set(place, [one])
    }
  }
  const ordered = new Map<Judged, Judged>()
  for (const one of byConfidence) {
    for (const fuller of fullerOf(one, startingAt)) {
      // What its part is sure of speaks for the whole, though not so much that it is sure itself.
      const confidence = Math.max(fuller.confidence, Math.min(one.confidence, mostLent))
      if (!ordered.has(fuller)) ordered.set(fuller, { ...fuller, confidence })
    }
    if (!ordered.has(one)) ordered.set(one, one)
  }
  return [...ordered.values()]
}

/** The most a part lends to the whole: below what is nearly always right. */
const mostLent = 0.75

/** So many words a fuller span may begin before a part of it. */
const reach = 3

function fullerOf(one: Judged, startingAt: ReadonlyMap<number, readonly Judged[]>): readonly Judged[] {
  return one.likeness.span.places.flatMap((place) => {
    const starts = Array.from({ length: reach + 1 }, (_, back) => place - back)
    return starts.flatMap((start) =>
      (startingAt.get(start) ?? []).filter((other) => isFuller(one, other, place - start)),
    )
  })
}

/** A part this probable speaks for the word beside it. */
const surePart = 0.5

/** So much more like a term are words that the ear split off: "kelp he" for Kelpie, where "kelp" is like it too. */
const clearlyCloser = 0.04

/** Whether another likeness, which begins `offset` words before, is the whole of what one is a part of. */
function isFuller({ likeness: part, confidence }: Judged, other: Judged, offset: number): boolean {
  const { span, term } = other.likeness
  const length = part.span.words.length
  if (span.words.length <= length || span.words.length < offset + length) return false
  if (part.term === term) {
    return other.confidence >= leastFuller && alikeness(other.likeness) >= alikeness(part) + clearlyCloser
  }
  if (!isPartOf(part.term.words, term.words)) return false
  if (other.confidence >= leastFuller) return true
  const isSamePlace = part.term.words.every((word, i) => word === term.words[offset + i])
  return confidence >= surePart && isSamePlace && length === part.term.words.length
}

/** Whether words begin or end a longer run of words. */
function isPartOf(some: readonly string[], whole: readonly string[]): boolean {
  if (some.length >= whole.length) return false
  const last = whole.length - some.length
  return some.every((word, i) => word === whole[i]) || some.every((word, i) => word === whole[last + i])
}
