import { useEffect, useState } from 'react'
import { expressionProblem } from '../../../../core/show/replace-list-file.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { announce } from '../../../state/announcer.ts'
import { rulesText } from '../../../text/rules.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Note } from '../../../ui/Note.tsx'
import { useFormLeft } from '../../../ui/use-form-left.ts'
import { findsSame, type RuleDraft } from './use-rule-list.ts'

interface RuleEditorProps {
  /** Absent for a new rule. */
  readonly rule?: ReplaceRule
  /** The rule was removed in another window while it is open here. */
  readonly isGone?: boolean
  /** The other rules of the list. */
  readonly others: readonly ReplaceRule[]
  readonly onSave: (draft: RuleDraft) => void
  readonly onCancel: () => void
}

const newRule: RuleDraft = {
  find: '',
  replace: '',
  wholeWord: true,
  matchCase: false,
  regularExpression: false,
}

/** One rule being written or changed; nothing is kept before it is saved. */
export function RuleEditor({ rule, isGone = false, others, onSave, onCancel }: RuleEditorProps) {
  const [start] = useState<RuleDraft>(() => {
    const { id: _id, ...rest } = rule ?? { id: '', ...newRule }
    return rest
  })
  const [draft, setDraft] = useState(start)
  const isTyped = draft.find !== start.find || draft.replace !== start.replace
  const settle = useFormLeft(isTyped ? asText(draft) : '')
  const [isTried, setTried] = useState(false)
  const problem = problemOf(draft, others)
  useEffect(() => {
    if (isGone) announce(rulesText.goneElsewhere)
  }, [isGone])
  const leaving = (leave: () => void) => () => {
    settle()
    leave()
  }
  const change = (some: Partial<RuleDraft>) => setDraft((now) => ({ ...now, ...some }))
  return (
    <form
      className="redit"
      aria-label={rule ? rulesText.editRule(rule.find) : rulesText.newRule}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (problem === undefined) leaving(() => onSave(draft))()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        leaving(onCancel)()
      }}
    >
      {isGone && <Note tone="warn">{rulesText.goneElsewhere}</Note>}
      <Field
        label={rulesText.find}
        value={draft.find}
        onChange={(find) => change({ find })}
        error={isTried ? problem : undefined}
        autoFocus
      />
      <Field label={rulesText.replace} value={draft.replace} onChange={(replace) => change({ replace })} />
      <div className="redit-switches">
        <Checkbox isSelected={draft.wholeWord} onChange={(wholeWord) => change({ wholeWord })}>
          {rulesText.wholeWord}
        </Checkbox>
        <Checkbox isSelected={draft.matchCase} onChange={(matchCase) => change({ matchCase })}>
          {rulesText.matchCase}
        </Checkbox>
        <Checkbox
          isSelected={draft.regularExpression}
          onChange={(regularExpression) => change({ regularExpression })}
        >
          {rulesText.expression}
        </Checkbox>
      </div>
      <div className="row">
        <Button type="submit" size="small" variant="filled">
          {rulesText.save}
        </Button>
        <Button size="small" variant="quiet" onPress={leaving(onCancel)}>
          {rulesText.cancel}
        </Button>
      </div>
    </form>
  )
}

/** A rule to be read. */
export function asText({ find, replace }: RuleDraft): string {
  return `${find} → ${replace}`
}

function problemOf(draft: RuleDraft, others: readonly ReplaceRule[]): string | undefined {
  if (draft.find.trim() === '') return rulesText.needsFind
  const reason = draft.regularExpression ? expressionProblem(draft.find) : undefined
  if (reason !== undefined) return rulesText.badExpression(reason.replace(/^.*\(|\)$/gu, ''))
  return others.some((rule) => findsSame(rule, draft)) ? rulesText.taken : undefined
}
