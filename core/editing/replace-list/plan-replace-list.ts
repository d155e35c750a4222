import type { Segment } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import type { RuleId, SegmentId } from '../../ids.ts'
import type { ReplaceRule } from '../../show/schema.ts'
import type { CorrectionPlace, Edit } from '../edit.ts'
import { type ReplacedRegion, replacedRegions } from '../replace-text.ts'
import { ruleMatcher } from './rule-matcher.ts'
import { afterReplacing, type MarkedWord, tokenBook, type WorkingTurn, workingTurn } from './working-turn.ts'

/** One place a rule changes, as the rules before it leave the text. */
export interface RulePlace {
  /** The same for the same rule at the same words of the turn, whatever other places are left out. */
  readonly key: string
  readonly segmentId: SegmentId
  /** Which word of the turn, as it stands now, the place begins with. */
  readonly word: number
  readonly before: string
  readonly after: string
  readonly leftContext: string
  readonly rightContext: string
  readonly isLeftOut: boolean
}

/** What one rule does to the transcript. */
export interface RuleEffect {
  readonly ruleId: RuleId
  /** Every place, those left out too, in the order of the text. */
  readonly places: readonly RulePlace[]
  /** Rules before it that wrote words this one changes again, in the order of the list. */
  readonly fedBy: readonly RuleId[]
}

/** What a list of rules does to a transcript, and the edits that do it, one for each rule that does something. */
export interface ReplaceListPlan {
  /** One for each rule, in their order. */
  readonly effects: readonly RuleEffect[]
  readonly edits: readonly Edit[]
}

/** What to leave out, and what to say of the corrections. */
export interface PlanOptions {
  readonly reason: (rule: ReplaceRule) => string
  /** Keys of places to leave as they are. */
  readonly leaveOut?: ReadonlySet<string>
  /** Told before each expression, which may take any time at all. */
  readonly onExpression?: (ruleId: RuleId) => void
}

/**
 * Tries a list out: each rule works on what the rules before it left, as one step in which every rule
 * keeps its own id. Changes nothing. Plain rules are found by the words they hold, so a thousand of them
 * cost little more than those that have something to do.
 */
export function planReplaceList(
  segments: readonly Segment[],
  rules: readonly ReplaceRule[],
  { reason, leaveOut, onExpression }: PlanOptions,
): ReplaceListPlan {
  const book = tokenBook()
  const turns = segments.map((segment) => workingTurn(segment, book))
  const edits: Edit[] = []
  const effects = rules.map((rule): RuleEffect => {
    if (rule.regularExpression) onExpression?.(rule.id)
    const matcher = ruleMatcher(rule, book)
    const work: Work = { rule, places: [], accepted: [], emptied: [], fedBy: new Set() }
    if (matcher.anchor !== undefined && book.known(matcher.anchor) === undefined) return effectOf(work, rules)
    turns.forEach((turn, index) => {
      const found = matcher.matches(turn)
      if (found.length === 0) return
      const regions = replacedRegions(turn, found).filter((region) => textOf(turn, region) !== region.after)
      const taken = regions.filter((region) => note(work, turn, region, leaveOut))
      if (taken.length > 0) turns[index] = afterReplacing(turn, taken, rule.id, book)
    })
    edits.push(...editsOf(work, reason(rule)))
    return effectOf(work, rules)
  })
  return { effects, edits }
}

/** How many places a plan changes. */
export function countPlanned({ effects }: ReplaceListPlan): number {
  return effects.reduce((sum, { places }) => sum + places.filter(({ isLeftOut }) => !isLeftOut).length, 0)
}

interface Work {
  readonly rule: ReplaceRule
  readonly places: RulePlace[]
  readonly accepted: CorrectionPlace[]
  readonly emptied: CorrectionPlace[]
  readonly fedBy: Set<RuleId>
}

const context = 40

/** Takes a place down; answers whether it is to be changed. */
function note(
  { rule, places, accepted, emptied, fedBy }: Work,
  turn: WorkingTurn,
  region: ReplacedRegion,
  leaveOut: ReadonlySet<string> | undefined,
): boolean {
  const { from, to, after } = region
  const words = turn.words.slice(from, to)
  const origin = words[0]?.origin ?? 0
  const key = `${rule.id} ${turn.id} ${origin}`
  const isLeftOut = leaveOut?.has(key) ?? false
  const before = joinWords(words)
  const start = turn.starts[from] ?? 0
  const end = start + before.length
  places.push({
    key,
    segmentId: turn.id,
    word: origin,
    before,
    after,
    leftContext: turn.text.slice(Math.max(0, start - context), start),
    rightContext: turn.text.slice(end, end + context),
    isLeftOut,
  })
  if (isLeftOut) return false
  for (const { by } of words) if (by !== undefined && by !== rule.id) fedBy.add(by)
  const place = { segmentId: turn.id, from, to, before }
  if (after === '') emptied.push(place)
  else accepted.push({ ...place, after })
  return true
}

/** Only a turn that has nothing but these words is left empty; there is no word to hold the correction. */
function editsOf({ rule, accepted, emptied }: Work, reason: string): readonly Edit[] {
  const { id: ruleId, replace: after } = rule
  const deletions = emptied.map((place): Edit => ({ type: 'transcript.replaceWords', place, text: '' }))
  if (accepted.length === 0) return deletions
  return [
    { type: 'correction.accept', ruleId, places: accepted, after, reason, origin: 'replace-list' },
    ...deletions,
  ]
}

function effectOf({ rule, places, fedBy }: Work, rules: readonly ReplaceRule[]): RuleEffect {
  const order = fedBy.size === 0 ? [] : rules.flatMap(({ id }) => (fedBy.has(id) ? [id] : []))
  return { ruleId: rule.id, places, fedBy: order }
}

function textOf({ words }: { readonly words: readonly MarkedWord[] }, region: ReplacedRegion): string {
  return joinWords(words.slice(region.from, region.to))
}
