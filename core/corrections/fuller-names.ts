import type { Likeness } from './sound-index.ts'

/** A likeness and how probable it is that it was misheard. */
export interface Judged {
  readonly likeness: Likeness
  readonly confidence: number
}

/** From here on the whole of a name is a better answer than a part of it: right more often than not. */
const leastFuller = 0.3

/**
 * The likenesses in the order in which they take their places: the most probable first, but the whole of a name
 * before a part of it that stands inside, so that "amen Ronacha" is one "Armin Ronacher" and not half of one.
 */
export function fullerFirst(judged: readonly Judged[]): readonly Judged[] {
  const byConfidence = judged.toSorted((a, b) => b.confidence - a.confidence)
  const whole = byConfidence.filter(
    ({ likeness, confidence }) =>
      confidence >= leastFuller && likeness.span.words.length > 1 && likeness.term.words.length > 1,
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
  const ordered = new Set<Judged>()
  for (const one of byConfidence) {
    for (const fuller of fullerOf(one, startingAt)) ordered.add(fuller)
    ordered.add(one)
  }
  return [...ordered]
}

/** The longest span that a fuller one may begin before a part of it. */
const reach = 3

function fullerOf(
  { likeness: { span, term } }: Judged,
  startingAt: ReadonlyMap<number, readonly Judged[]>,
): readonly Judged[] {
  return span.places.flatMap((place) => {
    const found: Judged[] = []
    for (let start = place - reach; start <= place; start += 1) {
      for (const other of startingAt.get(start) ?? []) {
        const { span: longer, term: whole } = other.likeness
        if (longer.words.length <= span.words.length) continue
        if (start + longer.words.length < place + span.words.length) continue
        if (isPartOf(term.words, whole.words)) found.push(other)
      }
    }
    return found
  })
}

/** Whether words begin or end a longer run of words. */
function isPartOf(some: readonly string[], whole: readonly string[]): boolean {
  if (some.length >= whole.length) return false
  const last = whole.length - some.length
  return some.every((word, i) => word === whole[i]) || some.every((word, i) => word === whole[last + i])
}
