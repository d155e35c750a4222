import type { Suspicion } from '../../core/corrections/find-in-text.ts'
import type { TextPlace } from '../../core/corrections/text-suggestion.ts'
import type { ReadableTranscript } from '../../core/corrections/transcript-text.ts'
import { withRuleSuggestions } from '../../core/editing/replace-list/suggest-by-rules.ts'
import type { Transcript } from '../../core/episode/schema.ts'
import type { SegmentId } from '../../core/ids.ts'
import type { Show } from '../../core/show/schema.ts'

/** What is suspected in a text, by sound or by a rule. */
export type Suspected = Pick<Suspicion, 'heard' | 'right' | 'kind' | 'confidence' | 'reasons' | 'places'>

/** What was found with what the show's plain rules find before it; a word both want is the rule's, as in the review. */
export function withSuspectedByRules(
  found: readonly Suspicion[],
  { segments }: Transcript,
  { replaceRules, memory }: Show,
  { textAt, wordsAt }: ReadableTranscript,
): readonly Suspected[] {
  const groups = withRuleSuggestions([], segments, replaceRules, memory.refused)
  const taken = new Set(groups.flatMap(({ places }) => places.flatMap((place) => namesOfWords(place))))
  const isFree = (place: TextPlace): boolean => {
    const words = wordsAt(place, '')
    return words === undefined || !namesOfWords(words).some((name) => taken.has(name))
  }
  const others = found.map((one) => ({ ...one, places: one.places.filter(isFree) }))
  const byRules = groups.map((group) => ({
    ...group,
    places: group.places.flatMap((place) => textAt(place) ?? []),
  }))
  return [...byRules, ...others.filter(({ places }) => places.length > 0)]
}

function namesOfWords({
  segmentId,
  from,
  to,
}: {
  readonly segmentId: SegmentId
  readonly from: number
  readonly to: number
}): readonly string[] {
  return Array.from({ length: to - from }, (_, nth) => `${segmentId} ${from + nth}`)
}
