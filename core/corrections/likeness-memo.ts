import type { HeardSpan } from './heard-spans.ts'
import { type Likeness, likenesses } from './sound-index.ts'
import type { PreparedTerm } from './vocabulary.ts'

/** What `likenesses` gives, from what is remembered of an earlier text where that is the same. */
export type FindLikenesses = typeof likenesses

/** A likeness without its span and term: the term by its place among the terms. */
interface Remembered {
  readonly term: number
  readonly sound: number
  readonly spelling: number
  readonly heardWay: number
  readonly meantWay: number
}

/** Nearly every span is like nothing, so they share one empty list. */
const none: readonly Remembered[] = []

/**
 * Finds likenesses as `likenesses` does, and remembers them by how a span sounds and is spelled. After an
 * edit only spans that no turn had before are compared with the terms, which is the dearest part of a look.
 * Other terms, or another floor, forget everything. What the newest text has no longer is forgotten too.
 */
export function rememberingLikenesses(): FindLikenesses {
  let known = new Map<string, readonly Remembered[]>()
  let subject = ''
  return (spans, terms, floor) => {
    const now = subjectOf(terms, floor)
    if (now !== subject) known = new Map()
    subject = now
    const keys = spans.map(soundKey)
    const fresh = spans.filter((_, nth) => !known.has(keys[nth] ?? ''))
    const places = new Map(terms.map((term, nth) => [term, nth]))
    const found = new Map<HeardSpan, Remembered[]>(fresh.map((span) => [span, []]))
    for (const { span, term, ...alike } of likenesses(fresh, terms, floor)) {
      found.get(span)?.push({ term: places.get(term) ?? -1, ...alike })
    }
    const kept = new Map<string, readonly Remembered[]>()
    const all: Likeness[] = []
    spans.forEach((span, nth) => {
      const key = keys[nth] ?? ''
      const remembered = found.get(span) ?? known.get(key) ?? []
      kept.set(key, remembered.length > 0 ? remembered : none)
      for (const { term: place, ...alike } of remembered) {
        const term = terms[place]
        if (term) all.push({ span, term, ...alike })
      }
    })
    known = kept
    return all
  }
}

/** All of a span that its likenesses depend on. */
function soundKey({ bare, sounds, floor }: HeardSpan): string {
  return `${floor}\0${bare}\0${sounds.map(({ phonemes }) => phonemes).join('\0')}`
}

/** All of the terms that likenesses depend on, and the floor. */
function subjectOf(terms: readonly PreparedTerm[], floor: number): string {
  const forms = terms.map(({ bare, sounds }) => [bare, ...sounds.map(({ phonemes }) => phonemes)].join('\0'))
  return `${floor}\n${forms.join('\n')}`
}
