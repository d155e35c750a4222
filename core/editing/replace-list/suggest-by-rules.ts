import { answerKey } from '../../corrections/memory.ts'
import { suggestionId } from '../../corrections/suggest.ts'
import type { CorrectionGroup, SuggestedPlace } from '../../corrections/suggestion.ts'
import type { Segment } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import type { SegmentId } from '../../ids.ts'
import type { RememberedPair, ReplaceRule } from '../../show/schema.ts'
import { replacedRegions } from '../replace-text.ts'
import { ruleMatcher } from './rule-matcher.ts'
import { tokenBook, type WorkingTurn, workingTurn } from './working-turn.ts'

/** Letters of context on either side of a place. */
const context = 40

/**
 * Suggestions with those of the show's plain rules before them: what was decided once is nearly always
 * right again. A word belongs to the first that wants it, rules first. Expressions, which may take any
 * time, and rules that only take words out are left to the list itself; so are pairs that were refused.
 */
export function withRuleSuggestions(
  groups: readonly CorrectionGroup[],
  segments: readonly Segment[],
  rules: readonly ReplaceRule[],
  refused: readonly RememberedPair[],
): readonly CorrectionGroup[] {
  const unwanted = new Set(refused.map(({ heard, right }) => answerKey(heard, right)))
  const plain = rules.filter(
    ({ find, replace, regularExpression }) =>
      !regularExpression && replace.trim() !== '' && !unwanted.has(answerKey(find, replace)),
  )
  if (plain.length === 0) return groups
  const book = tokenBook()
  const turns = segments.map((segment) => workingTurn(segment, book))
  const taken = takenWords()
  const found = plain.flatMap((rule): readonly CorrectionGroup[] => {
    const matcher = ruleMatcher(rule, book)
    if (matcher.anchor !== undefined && book.known(matcher.anchor) === undefined) return []
    const places = turns.flatMap((turn) => placesIn(turn, matcher.matches(turn), taken))
    return places.length === 0 ? [] : [groupOf(rule, places)]
  })
  const ids = new Set(found.map(({ id }) => id))
  const others = groups.flatMap((group): readonly CorrectionGroup[] => {
    if (ids.has(group.id)) return []
    const places = group.places.filter((place) => !taken.has(place))
    if (places.length === group.places.length) return [group]
    return places.length === 0 ? [] : [{ ...group, places }]
  })
  return [...found, ...others]
}

type Words = Pick<SuggestedPlace, 'segmentId' | 'from' | 'to'>

/** Words that a rule has asked for. */
function takenWords() {
  const bySegment = new Map<SegmentId, Set<number>>()
  return {
    has({ segmentId, from, to }: Words): boolean {
      const words = bySegment.get(segmentId)
      if (!words) return false
      for (let word = from; word < to; word += 1) if (words.has(word)) return true
      return false
    },
    add({ segmentId, from, to }: Words): void {
      const words = bySegment.get(segmentId) ?? new Set()
      bySegment.set(segmentId, words)
      for (let word = from; word < to; word += 1) words.add(word)
    },
  }
}

function placesIn(
  turn: WorkingTurn,
  matches: Parameters<typeof replacedRegions>[1],
  taken: ReturnType<typeof takenWords>,
): readonly SuggestedPlace[] {
  if (matches.length === 0) return []
  return replacedRegions(turn, matches).flatMap(({ from, to, after }): readonly SuggestedPlace[] => {
    const words = { segmentId: turn.id, from, to }
    const before = joinWords(turn.words.slice(from, to))
    if (before === after || taken.has(words)) return []
    taken.add(words)
    const start = turn.starts[from] ?? 0
    const end = start + before.length
    const leftContext = turn.text.slice(Math.max(0, start - context), start)
    return [{ ...words, before, after, leftContext, rightContext: turn.text.slice(end, end + context) }]
  })
}

function groupOf({ find, replace }: ReplaceRule, places: readonly SuggestedPlace[]): CorrectionGroup {
  return {
    id: suggestionId(find, replace),
    heard: find,
    right: replace,
    kind: 'term',
    confidence: 1,
    tier: 1,
    reasons: ['From your replace list'],
    places,
  }
}
