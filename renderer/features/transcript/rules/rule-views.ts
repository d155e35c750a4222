import type { RulePlace } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import { ruleDone } from '../../../../core/editing/replace-list/rule-in-episode.ts'
import type { RuleId } from '../../../../core/ids.ts'
import { rulesText } from '../../../text/rules.ts'
import type { RuleView } from './RuleRow.tsx'
import type { Rules } from './use-rules.ts'

/** What is shown of every rule: its places, what it did before, and what deserves a look. */
export function ruleViews({ rules, plan, inEpisode }: Rules): readonly RuleView[] {
  const finds = new Map(rules.map((rule) => [rule.id, rule.find]))
  const nameOf = (id: RuleId): string => finds.get(id) ?? ''
  const places = new Map<RuleId, readonly RulePlace[]>()
  const warnings = new Map<RuleId, Set<string>>()
  const warn = (id: RuleId, warning: string): void => {
    const known = warnings.get(id)
    if (known) known.add(warning)
    else warnings.set(id, new Set([warning]))
  }
  for (const id of plan.slow) warn(id, rulesText.tooSlow)
  for (const { from, to, kind } of plan.tried?.feeding ?? []) {
    if (from === to) warn(from, rulesText.loopsItself)
    else if (kind === 'loop') warn(from, rulesText.loops(nameOf(to)))
    else if (kind === 'again') warn(from, rulesText.feedsAgain(nameOf(to)))
    else warn(from, rulesText.feedsLater(nameOf(from), nameOf(to)))
  }
  for (const effect of plan.tried?.plan.effects ?? []) {
    places.set(effect.ruleId, effect.places)
    for (const from of effect.fedBy) warn(effect.ruleId, rulesText.fedBy(nameOf(from)))
  }
  return rules.map((rule) => ({
    rule,
    places: places.get(rule.id),
    warnings: [...(warnings.get(rule.id) ?? [])],
    done: ruleDone(inEpisode, rule),
  }))
}
