import { ruleIdOf } from '../../../../core/editing/accept-group.ts'
import type { Correction, Episode } from '../../../../core/episode/schema.ts'
import { joinWords } from '../../../../core/episode/transcript.ts'
import { refineChange } from '../../../../core/episode/word-diff.ts'
import type { RuleId, SuggestionId } from '../../../../core/ids.ts'

interface Decided {
  readonly heard: string
  readonly right: string
  /** How many places it decided. */
  readonly count: number
  readonly decidedAt: string
}

/** A suggestion that was decided, now or in an earlier session. */
export type Decision =
  | (Decided & { readonly kind: 'accepted'; readonly id: RuleId })
  | (Decided & { readonly kind: 'skipped' | 'refused'; readonly id: SuggestionId })

/** Every decision the episode knows of, the oldest first. One rule's places are one decision, as old as its last. */
export function decisionsMade({
  corrections,
  answers = [],
}: Pick<Episode, 'corrections' | 'answers'>): readonly Decision[] {
  const rules = new Map<RuleId, Correction[]>()
  for (const correction of corrections) {
    if (correction.origin !== 'suggestion') continue
    const known = rules.get(correction.ruleId)
    if (known) known.push(correction)
    else rules.set(correction.ruleId, [correction])
  }
  const accepted = [...rules.values()].flatMap(acceptance)
  const others = answers.map(
    ({ id, heard, right, answer, places, decidedAt }): Decision => ({
      kind: answer,
      id,
      heard,
      right,
      count: places,
      decidedAt,
    }),
  )
  return [...accepted, ...others].sort((a, b) => compare(a.decidedAt, b.decidedAt))
}

/** How many places were decided, for the progress of the review. */
export function countDecided(decisions: readonly Decision[]): number {
  return decisions.reduce((sum, { count }) => sum + count, 0)
}

/** Decisions without those whose suggestion still has a place to decide: what is open is not done. */
export function withoutOpen(
  decisions: readonly Decision[],
  open: readonly { readonly heard: string; readonly right: string }[],
): readonly Decision[] {
  const rules = new Set<string>(open.map(({ heard, right }) => ruleIdOf(heard, right)))
  return decisions.filter(({ id }) => !rules.has(id))
}

function acceptance(corrections: readonly Correction[]): readonly Decision[] {
  const [first] = corrections
  const last = corrections.at(-1)
  if (!first || !last) return []
  // A correction upon another one knows no words of its own; any other of its rule says what was heard.
  const told = corrections.find(({ before }) => before.length > 0) ?? first
  const was = joinWords(told.before)
  const { before, after } = refineChange(was, told.after)
  return [
    {
      kind: 'accepted',
      id: first.ruleId,
      heard: was.slice(before, was.length - after),
      right: told.after.slice(before, told.after.length - after),
      count: corrections.length,
      decidedAt: last.decidedAt,
    },
  ]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
