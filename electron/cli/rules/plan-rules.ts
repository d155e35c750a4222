import type { Edit } from '../../../core/editing/edit.ts'
import { planReplaceList } from '../../../core/editing/replace-list/plan-replace-list.ts'
import type { Segment } from '../../../core/episode/schema.ts'
import type { RuleId } from '../../../core/ids.ts'
import type { ReplaceRule } from '../../../core/show/schema.ts'

/** A list of replacements and the turns it is meant for. */
export interface RulesRequest {
  readonly segments: readonly Segment[]
  readonly rules: readonly ReplaceRule[]
}

/** What a plan says on its way: an expression begins, which may take for ever, or these edits are all. */
export type RulesMessage =
  | { readonly kind: 'expression'; readonly ruleId: RuleId }
  | { readonly kind: 'planned'; readonly edits: readonly Edit[] }

/** Finds out to the end what a list changes, wherever it runs. */
export function planRules({ segments, rules }: RulesRequest, say: (message: RulesMessage) => void): void {
  const { edits } = planReplaceList(segments, rules, {
    reason: () => 'From a list of replacements.',
    onExpression: (ruleId) => say({ kind: 'expression', ruleId }),
  })
  say({ kind: 'planned', edits })
}
