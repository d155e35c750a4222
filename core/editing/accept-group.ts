import { joinReasons } from '../corrections/reasons.ts'
import type { CorrectionGroup, SuggestedPlace } from '../corrections/suggestion.ts'
import { RuleId } from '../ids.ts'
import type { EditOf } from './edit.ts'

/**
 * The edit that accepts a suggested correction, everywhere or at the given places. All places of one
 * "heard → right" belong to one rule, whenever they were accepted, so that they can be taken back together.
 */
export function acceptGroup(
  group: CorrectionGroup,
  places: readonly SuggestedPlace[] = group.places,
): EditOf<'correction.accept'> {
  return {
    type: 'correction.accept',
    ruleId: ruleIdOf(group.heard, group.right),
    places: places.map(({ segmentId, from, to, before, after }) => ({ segmentId, from, to, before, after })),
    after: group.right,
    reason: joinReasons(group.reasons),
    origin: 'suggestion',
  }
}

/** The rule of one "heard → right": the same for the same words, within an episode and across them. */
export function ruleIdOf(heard: string, right: string): RuleId {
  let hash = 0xcbf29ce4
  for (const character of `${heard}\u0000${right}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return RuleId.parse(`ru-${hash.toString(36)}`)
}
