import { ListChecks, Plus, TriangleAlert } from 'lucide-react'
import { type RefObject, useCallback, useMemo, useState } from 'react'
import { countPlanned } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import type { RuleId } from '../../../../core/ids.ts'
import type { ReplaceRule, Show } from '../../../../core/show/schema.ts'
import { announce } from '../../../state/announcer.ts'
import { useIsReadOnly } from '../../../state/EpisodeProvider.tsx'
import { tellError } from '../../../state/errors.ts'
import { showToast } from '../../../state/toasts.ts'
import { rulesText } from '../../../text/rules.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Note } from '../../../ui/Note.tsx'
import { usedOrLeft } from '../../../ui/pending-drafts.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { ImportReport } from './ImportReport.tsx'
import { ListMenu } from './ListMenu.tsx'
import type { WordInTurn } from './PlaceList.tsx'
import { asText, RuleEditor } from './RuleEditor.tsx'
import { RuleRow, type RuleView } from './RuleRow.tsx'
import { ruleViews } from './rule-views.ts'
import type { ListReport, RuleDraft } from './use-rule-list.ts'
import type { Rules } from './use-rules.ts'

interface RulesPanelProps {
  /** The panel, for giving it the focus. */
  readonly panel: RefObject<HTMLElement | null>
  readonly rules: Rules
  readonly timeOf: (place: WordInTurn) => string
  readonly onGo: (place: WordInTurn) => void
}

/** The replace list of the show, tried out on this episode. */
export function RulesPanel(props: RulesPanelProps) {
  return (
    <section className="rules-panel" ref={props.panel} tabIndex={-1} aria-label={rulesText.panel}>
      <Inside {...props} />
    </section>
  )
}

function Inside(props: RulesPanelProps) {
  const { showState } = props.rules
  switch (showState.phase) {
    case 'none':
      return (
        <EmptyState icon={ListChecks} title={rulesText.noShow}>
          {rulesText.noShowText}
        </EmptyState>
      )
    case 'loading':
      return <Skeleton label={rulesText.loading} />
    case 'failed':
      return (
        <EmptyState
          failed
          icon={TriangleAlert}
          title={rulesText.failed}
          action={<Button onPress={showState.retry}>{rulesText.tryAgain}</Button>}
        >
          {rulesText.failedSafe}
        </EmptyState>
      )
    case 'ready':
      return <List {...props} show={showState.show} />
  }
}

function List({ rules, timeOf, onGo, show }: RulesPanelProps & { readonly show: Show }) {
  const isReadOnly = useIsReadOnly()
  const [open, setOpen] = useState<RuleId>()
  const [editing, setEditing] = useState<Editing>()
  const [report, setReport] = useState<ListReport>()
  const views = useMemo(() => withEdited(ruleViews(rules), editing), [rules, editing])
  const { list, plan } = rules
  const save = (draft: RuleDraft) => {
    const saving =
      typeof editing === 'object' ? list.change(editing.rule.id, draft, editing.at) : list.add(draft)
    setEditing(undefined)
    void usedOrLeft(asText(draft), saving)
  }
  const remove = useRemoval(rules)
  return (
    <>
      <div className="row rules-head">
        <span className="s2 t2">{rulesText.count(rules.rules.length)}</span>
        <span className="end row">
          <Button size="small" icon={Plus} isDisabled={isReadOnly} onPress={() => setEditing('new')}>
            {rulesText.add}
          </Button>
          <ListMenu rules={rules} show={show} isReadOnly={isReadOnly} onRead={setReport} />
        </span>
      </div>
      {report && <ImportReport report={report} onDismiss={() => setReport(undefined)} />}
      <div className="scroll rules-list">
        {rules.rules.length === 0 && editing === undefined && (
          <EmptyState icon={ListChecks} title={rulesText.empty}>
            {rulesText.emptyText}
          </EmptyState>
        )}
        <ol aria-label={rulesText.list}>
          {views.map((view, at) =>
            isEdited(editing, view.rule) ? (
              <li key={view.rule.id} className="rule on">
                <RuleEditor
                  rule={view.rule}
                  isGone={!rules.rules.some(({ id }) => id === view.rule.id)}
                  others={rules.rules.filter(({ id }) => id !== view.rule.id)}
                  onSave={save}
                  onCancel={() => setEditing(undefined)}
                />
              </li>
            ) : (
              <RuleRow
                key={view.rule.id}
                view={view}
                isOpen={open === view.rule.id}
                isReadOnly={isReadOnly}
                timeOf={timeOf}
                onToggle={() => setOpen((now) => (now === view.rule.id ? undefined : view.rule.id))}
                acts={{
                  onEdit: () => setEditing({ rule: view.rule, at }),
                  onMove: (by) => void move(rules, view.rule.id, by),
                  onRemove: () => void remove(view.rule.id),
                  onRevert: () => rules.revert(view.rule),
                  onChoose: plan.choose,
                  onGo,
                }}
              />
            ),
          )}
        </ol>
        {editing === 'new' && (
          <RuleEditor others={rules.rules} onSave={save} onCancel={() => setEditing(undefined)} />
        )}
      </div>
      {rules.rules.length > 0 && <Foot rules={rules} isReadOnly={isReadOnly} />}
    </>
  )
}

/** Which rule is being edited: one of the list as it was when that began and its place there, or a new one. */
type Editing = { readonly rule: ReplaceRule; readonly at: number } | 'new' | undefined

function isEdited(editing: Editing, rule: ReplaceRule): boolean {
  return typeof editing === 'object' && editing.rule.id === rule.id
}

/** A rule that another window removed while it is edited here stays in sight with what was typed. */
function withEdited(views: readonly RuleView[], editing: Editing): readonly RuleView[] {
  if (typeof editing !== 'object' || views.some(({ rule }) => isEdited(editing, rule))) return views
  const { rule, at } = editing
  return views.toSpliced(at, 0, { rule, places: undefined, warnings: [], done: undefined })
}

/** What the whole list would do, and the button that does it. */
function Foot({ rules, isReadOnly }: { readonly rules: Rules; readonly isReadOnly: boolean }) {
  const { plan, isApplying, apply } = rules
  const count = plan.tried ? countPlanned(plan.tried.plan) : 0
  return (
    <div className="rules-foot">
      {plan.failed !== undefined && <Note tone="err">{rulesText.planFailed(plan.failed)}</Note>}
      <Button
        variant="filled"
        isDisabled={isReadOnly || count === 0}
        busy={isApplying ? rulesText.trying : undefined}
        onPress={apply}
      >
        {plan.tried === undefined
          ? rulesText.trying
          : count === 0
            ? rulesText.nothingToDo
            : rulesText.apply(count)}
      </Button>
    </div>
  )
}

async function move({ list, rules }: Rules, id: RuleId, by: -1 | 1): Promise<void> {
  try {
    const place = await list.move(id, by)
    announce(rulesText.moved(rules.find((rule) => rule.id === id)?.find ?? '', place, rules.length))
  } catch (error) {
    tellError(error)
  }
}

function useRemoval({ list, rules }: Rules) {
  return useCallback(
    async (id: RuleId) => {
      const find = rules.find((rule) => rule.id === id)?.find ?? ''
      try {
        const putBack = await list.remove(id)
        showToast({
          title: rulesText.removed(find),
          action: { label: rulesText.undo, onPress: () => void putBack().catch(tellError) },
        })
      } catch (error) {
        tellError(error)
      }
    },
    [list, rules],
  )
}
