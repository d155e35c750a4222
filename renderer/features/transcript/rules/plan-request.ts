import type { Feeding } from '../../../../core/editing/replace-list/feeding-rules.ts'
import type { ReplaceListPlan } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import type { RuleId } from '../../../../core/ids.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import type { PackedTurn } from '../review/suggestion-request.ts'

/** What the page asks of the planner that runs beside it. */
export interface PlanRequest {
  readonly turns: readonly PackedTurn[]
  readonly rules: readonly ReplaceRule[]
  /** Keys of places to leave as they are. */
  readonly leaveOut: readonly string[]
}

/** A list that was tried out. */
export interface TriedOut {
  readonly plan: ReplaceListPlan
  readonly feeding: readonly Feeding[]
}

/** What the planner says: an expression begins, which may take for ever, or all is done. */
export type PlanMessage =
  | { readonly kind: 'expression'; readonly ruleId: RuleId }
  | ({ readonly kind: 'planned' } & TriedOut)

/** What trying a list out came to. */
export type PlanAnswer =
  | ({ readonly kind: 'planned' } & TriedOut)
  /** The expression of a rule took too long and was stopped. */
  | { readonly kind: 'too-slow'; readonly ruleId: RuleId }
  | { readonly kind: 'failed'; readonly reason: string }
