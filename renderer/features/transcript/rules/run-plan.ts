import { feedingRules } from '../../../../core/editing/replace-list/feeding-rules.ts'
import { planReplaceList } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import { rulesText } from '../../../text/rules.ts'
import { unpackTurns } from '../review/suggestion-request.ts'
import type { PlanMessage, PlanRequest } from './plan-request.ts'

/** Tries a list out to its end, wherever it runs. */
export function runPlan({ turns, rules, leaveOut }: PlanRequest, say: (message: PlanMessage) => void): void {
  const plan = planReplaceList(unpackTurns(turns), rules, {
    reason: ({ find, replace }) => rulesText.reason(find, replace),
    leaveOut: new Set(leaveOut),
    onExpression: (ruleId) => say({ kind: 'expression', ruleId }),
  })
  say({ kind: 'planned', plan, feeding: feedingRules(rules) })
}
