import { ArrowDown, ArrowUp, Ellipsis, Trash2, TriangleAlert } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { RulePlace } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import type { RuleInEpisode } from '../../../../core/editing/replace-list/rule-in-episode.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { rulesText } from '../../../text/rules.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Pair } from '../review/GroupCard.tsx'
import { DonePlaces } from './DonePlaces.tsx'
import type { WordInTurn } from './PlaceList.tsx'
import { RulePlaces } from './RulePlaces.tsx'

/** What the panel knows of one rule. */
export interface RuleView {
  readonly rule: ReplaceRule
  /** Absent before the list was tried out. */
  readonly places: readonly RulePlace[] | undefined
  readonly warnings: readonly string[]
  readonly done: RuleInEpisode | undefined
}

/** What can be done with a rule. */
export interface RuleActs {
  readonly onEdit: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly onRevert: () => void
  readonly onChoose: (keys: readonly string[], isWanted: boolean) => void
  readonly onGo: (place: WordInTurn) => void
}

interface RuleRowProps {
  readonly view: RuleView
  readonly acts: RuleActs
  readonly isOpen: boolean
  readonly isReadOnly: boolean
  readonly timeOf: (place: WordInTurn) => string
  readonly onToggle: () => void
}

/** One rule of the list; opened, what it would do, what it did, and what can be done with it. */
export function RuleRow({ view, acts, isOpen, isReadOnly, timeOf, onToggle }: RuleRowProps) {
  const { rule, places, warnings } = view
  const did = didOf(view)
  const keyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || by === undefined || isReadOnly) return
    event.preventDefault()
    acts.onMove(by === 1 ? 1 : -1)
  }
  return (
    <li className={isOpen ? 'rule on' : 'rule'}>
      <button
        type="button"
        className="rule-main"
        aria-expanded={isOpen}
        aria-label={rulesText.row(rule.find, rule.replace, places?.length, did)}
        data-rule={rule.id}
        onClick={onToggle}
        onKeyDown={keyDown}
      >
        <span className="row">
          <Pair heard={rule.find} right={rule.replace || rulesText.nothing} />
          {warnings.length > 0 && (
            <span className="warn rule-warn">
              <Icon of={TriangleAlert} size="small" />
            </span>
          )}
          <span className="row end rule-counts">
            {places && places.length > 0 && <Chip>{places.length.toLocaleString('en')}</Chip>}
            {did !== undefined && <Chip tone="ok">{did}</Chip>}
          </span>
        </span>
        <span className="s1 t3 ell block">
          {rulesText.switches(rule.wholeWord, rule.matchCase, rule.regularExpression)}
        </span>
      </button>
      {isOpen && <Opened view={view} acts={acts} isReadOnly={isReadOnly} timeOf={timeOf} />}
    </li>
  )
}

/** What a rule has done to the episode, in two words; undefined where that is nothing. */
function didOf({ done }: RuleView): string | undefined {
  if (!done) return undefined
  const replaced = done.standing + done.covered
  return replaced > 0 ? rulesText.replaced(replaced) : rulesText.editedSince(done.edited)
}

function Opened({ view, acts, isReadOnly, timeOf }: Omit<RuleRowProps, 'isOpen' | 'onToggle'>) {
  const { rule, places, warnings, done } = view
  const reversible = (done?.standing ?? 0) + (done?.covered ?? 0)
  return (
    <div className="rule-more">
      {warnings.map((warning) => (
        <p key={warning} className="s2 warn">
          {warning}
        </p>
      ))}
      {places && (
        <RulePlaces
          rule={rule}
          places={places}
          hasDone={done !== undefined}
          isReadOnly={isReadOnly}
          timeOf={timeOf}
          onChoose={acts.onChoose}
          onGo={acts.onGo}
        />
      )}
      {done && (
        <>
          <p className="s2 t2">
            {[
              ...(done.standing > 0 ? [rulesText.standing(done.standing, whenOf(done.lastAt))] : []),
              ...(done.covered > 0 ? [rulesText.covered(done.covered)] : []),
              ...(done.edited > 0 ? [rulesText.edited(done.edited)] : []),
            ].join(' ')}
          </p>
          <DonePlaces rule={rule} done={done} timeOf={timeOf} onGo={acts.onGo} />
        </>
      )}
      {!isReadOnly && (
        <div className="row">
          <Button size="small" onPress={acts.onEdit}>
            {rulesText.edit}
          </Button>
          {reversible > 0 && (
            <Button size="small" onPress={acts.onRevert}>
              {rulesText.revert(reversible)}
            </Button>
          )}
          <span className="end">
            <Menu
              label={rulesText.moreFor(rule.find)}
              groups={[
                {
                  id: 'move',
                  actions: [
                    {
                      id: 'up',
                      label: rulesText.moveUp,
                      icon: ArrowUp,
                      shortcut: 'Alt+ArrowUp',
                      onAction: () => acts.onMove(-1),
                    },
                    {
                      id: 'down',
                      label: rulesText.moveDown,
                      icon: ArrowDown,
                      shortcut: 'Alt+ArrowDown',
                      onAction: () => acts.onMove(1),
                    },
                  ],
                },
                {
                  id: 'remove',
                  actions: [
                    {
                      id: 'remove',
                      label: rulesText.remove,
                      icon: Trash2,
                      isDestructive: true,
                      onAction: acts.onRemove,
                    },
                  ],
                },
              ]}
            >
              <IconButton label={rulesText.moreFor(rule.find)} icon={Ellipsis} size="small" />
            </Menu>
          </span>
        </div>
      )}
    </div>
  )
}

/** An instant as a person says it: the day, and the time. */
function whenOf(instant: string): string {
  return new Date(instant).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
}
