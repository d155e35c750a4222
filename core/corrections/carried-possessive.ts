import type { HeardSpan } from './heard-spans.ts'
import { soundOf, soundSimilarity } from './sound-distance.ts'
import type { Likeness } from './sound-index.ts'

const possessive = /['’]s$/u
/** How a possessive is said: after a hiss with a vowel of its own. */
const itsSound = /(?:[ix]z|[sz])$/u

/**
 * The possessive at the end of what was heard, as it is written there, where it is no part of the name:
 * "Kalle's" for Calle is "Calle's", but "Shor's" for Sjors has the sound of the whole name. Empty where
 * there is none.
 */
export function carriedPossessive({ span, term, heardWay, meantWay, sound }: Likeness): string {
  const written = possessive.exec(span.text)?.[0]
  const meant = term.sounds[meantWay]
  if (written === undefined || !meant || possessive.test(term.term.spelling)) return ''
  const without = soundOf(saidAt(span, heardWay).replace(itsSound, ''))
  return soundSimilarity(without, meant) > sound ? written : ''
}

const saidAt = ({ sounds }: HeardSpan, way: number): string => sounds[way]?.phonemes ?? ''
