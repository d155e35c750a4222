import type { Transcript } from '../episode/schema.ts'
import type { CorrectionMemory } from '../show/schema.ts'
import { findInTextInSteps, type Surroundings, type Suspicion } from './find-in-text.ts'
import { atOnce, type InSteps } from './in-steps.ts'
import type { Lexicon } from './lexicon.ts'
import { pairKey } from './memory.ts'
import type { CorrectionGroup } from './suggestion.ts'
import { type ReadableTranscript, readable } from './transcript-text.ts'
import type { VocabularyTerm } from './vocabulary.ts'

/** From here on a suggestion is right nine times in ten, in shows the model never met as in those it did. */
export const firstTier = 0.82
/** From here on it is right more often than not. */
const secondTier = 0.3

/**
 * Finds what the recogniser misheard: every place where the transcript has something that sounds like a
 * term of the vocabulary, its letters with other capitals or spaces, an address as it was said, a name as
 * it is not spelled, or words written twice; grouped by "heard → right".
 *
 * Pure and made for a worker: gives groups, the surest first, and changes nothing. Pairs the show has
 * accepted before come first; pairs it has refused do not come at all. Without a lexicon pronunciations
 * rest on letter rules alone.
 */
export function suggest(
  transcript: Transcript,
  vocabulary: readonly VocabularyTerm[],
  memory: CorrectionMemory,
  lexicon: Lexicon | undefined,
  around: SuggestSurroundings = {},
): readonly CorrectionGroup[] {
  return atOnce(suggestInSteps(transcript, vocabulary, memory, lexicon, around))
}

/** What is known about a transcript besides its words and what its show has learned. */
type SuggestSurroundings = Omit<Surroundings, 'memory' | 'seams'>

/** What `suggest` gives, in steps: for a worker beside a page in which somebody types. */
export function* suggestInSteps(
  transcript: Transcript,
  vocabulary: readonly VocabularyTerm[],
  memory: CorrectionMemory,
  lexicon: Lexicon | undefined,
  around: SuggestSurroundings,
): InSteps<readonly CorrectionGroup[]> {
  const { text, wordsAt, seams } = readable(transcript)
  yield
  const suspicions = yield* findInTextInSteps(text, vocabulary, lexicon, { ...around, memory, seams })
  yield
  return suspicions
    .map((suspicion) => group(suspicion, wordsAt))
    .filter((found) => found.places.length > 0)
    .sort((a, b) => a.tier - b.tier || b.confidence - a.confidence || b.places.length - a.places.length)
}

function group(suspicion: Suspicion, wordsAt: ReadableTranscript['wordsAt']): CorrectionGroup {
  const { heard, right, kind, confidence, places, reasons, sounds } = suspicion
  return {
    id: suggestionId(heard, right),
    heard,
    right,
    kind,
    confidence,
    tier: tierOf(confidence),
    reasons,
    places: places.flatMap((place) => wordsAt(place, place.right ?? right) ?? []),
    ...(sounds && { sounds }),
  }
}

/** The tier a confidence belongs to. */
export function tierOf(confidence: number): 1 | 2 | 3 {
  if (confidence >= firstTier) return 1
  return confidence >= secondTier ? 2 : 3
}

/** A short name for a pair that stays the same from run to run: 32 bits of its key, in base 36. */
export function suggestionId(heard: string, right: string): string {
  let hash = 0x811c9dc5
  for (const character of pairKey(heard, right) + heard) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return `su-${hash.toString(36)}`
}
