import { ChevronDown, Ellipsis } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { LedgerRow } from '../../../core/episode/link-ledger.ts'
import { displayName } from '../../../core/episode/people.ts'
import type { Person } from '../../../core/episode/schema.ts'
import { roleName } from '../../../core/episode/taxonomy.ts'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { peopleText } from '../../text/people.ts'
import { Avatar, speakerColour } from '../../ui/Avatar.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { InlineText } from './InlineText.tsx'
import { PersonLinks } from './PersonLinks.tsx'
import type { PersonFacts } from './person-facts.ts'
import { personMenu, roleMenu } from './person-menu.ts'

interface PersonCardProps {
  readonly facts: PersonFacts
  /** Everybody in the episode, for "Same person as". */
  readonly people: readonly Person[]
  readonly rows: readonly LedgerRow[]
  /** The one card Tab goes to, and whose controls can be tabbed through. */
  readonly isCurrent: boolean
  readonly onCurrent: () => void
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
  readonly onSave: (() => void) | undefined
  /** Puts the caret into the address of a link that misses it. */
  readonly onGoToLink: (row: LedgerRow) => void
}

/** One person: name, role, how much they say, what they are, and their links. */
export function PersonCard(props: PersonCardProps) {
  const { facts, isCurrent, onCurrent, onMove, onRemove } = props
  const { person, hue } = facts
  const isReadOnly = useIsReadOnly()
  const [renaming, setRenaming] = useState(0)
  const name = displayName(person)
  const rename = () => setRenaming((count) => count + 1)
  const keyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    const isCard = event.target === event.currentTarget
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && !isReadOnly) {
      event.preventDefault()
      onMove(event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.shiftKey && event.key === 'F10') {
      event.preventDefault()
      event.currentTarget.querySelector<HTMLElement>('[data-more] button')?.click()
    } else if (isCard && !isReadOnly && (event.key === 'Enter' || event.key === 'F2')) {
      event.preventDefault()
      rename()
    } else if (isCard && !isReadOnly && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault()
      onRemove()
    }
  }
  return (
    <li
      className={isCurrent ? 'person sel' : 'person'}
      data-card={person.id}
      aria-label={peopleText.personCard(name, roleName(person.role))}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={onCurrent}
      onKeyDown={keyDown}
    >
      <Avatar name={person.name} colour={speakerColour(hue)} size="large" />
      <div className="grow">
        <PersonHead {...props} renaming={renaming} onRename={rename} />
        <PersonAbout facts={facts} isCurrent={isCurrent} />
        <PersonLinks facts={facts} rows={props.rows} isSkipped={!isCurrent} onGoToLink={props.onGoToLink} />
      </div>
    </li>
  )
}

interface PersonHeadProps extends PersonCardProps {
  /** Another number begins editing the name. */
  readonly renaming: number
  readonly onRename: () => void
}

function PersonHead(props: PersonHeadProps) {
  const { facts, people, isCurrent, renaming, onRename, onMove, onRemove, onSave } = props
  const { person, hue, talk, isKnown } = facts
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const name = displayName(person)
  const groups = personMenu({ person, people, tell, rename: onRename, onMove, onRemove, onSave, isKnown })
  return (
    <div className="row person-head">
      <PersonName facts={facts} isCurrent={isCurrent} renaming={renaming} />
      <Menu label={peopleText.roleMenu} placement="bottom start" groups={roleMenu(person, tell)}>
        <AriaButton
          className="rolebtn"
          isDisabled={isReadOnly}
          excludeFromTabOrder={!isCurrent}
          aria-label={peopleText.role(name, roleName(person.role))}
        >
          {roleName(person.role) || peopleText.roleMenu}
          <Icon of={ChevronDown} size="small" />
        </AriaButton>
      </Menu>
      {person.name === '' && <Chip tone="warn">{peopleText.unnamed}</Chip>}
      {person.name !== '' && !/\s/.test(person.name.trim()) && (
        <Chip tone="warn">{peopleText.noSurname}</Chip>
      )}
      <span className="end row s2 t3 num talk">
        {talk && <Talk turns={talk.turns} percent={talk.percent} hue={hue} />}
      </span>
      <span data-more="">
        <Menu label={peopleText.more(name)} groups={groups}>
          <IconButton
            label={peopleText.more(name)}
            icon={Ellipsis}
            size="small"
            isDisabled={isReadOnly}
            excludeFromTabOrder={!isCurrent}
          />
        </Menu>
      </span>
    </div>
  )
}

function PersonName({
  facts,
  isCurrent,
  renaming,
}: Pick<PersonHeadProps, 'facts' | 'isCurrent' | 'renaming'>) {
  const { person, talk } = facts
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const commit = (text: string, mergeKey: string) => {
    const name = text.trim()
    const detail = talk && { detail: peopleText.renamedTurns(talk.turns) }
    const edits = [{ type: 'person.change', personId: person.id, set: { name } }] as const
    return tell(edits, { title: peopleText.renamed(name), ...detail }, { mergeKey })
  }
  return (
    <InlineText
      className="person-name"
      label={peopleText.name(displayName(person))}
      value={person.name}
      placeholder={person.label ?? peopleText.unnamed}
      editRequest={renaming}
      isDisabled={isReadOnly}
      isSkipped={!isCurrent}
      check={(text) => (text.trim() === '' && person.name !== '' ? peopleText.nameNeeded : undefined)}
      onCommit={commit}
    />
  )
}

function PersonAbout({ facts, isCurrent }: Pick<PersonCardProps, 'facts' | 'isCurrent'>) {
  const { person, heardAs } = facts
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const commit = (text: string, mergeKey: string) => {
    const headline = text.trim()
    const edit = headline
      ? ({ type: 'person.change', personId: person.id, set: { headline } } as const)
      : ({ type: 'person.change', personId: person.id, set: {}, clear: ['headline'] } as const)
    return tell([edit], undefined, { mergeKey })
  }
  return (
    <div className="s2 t3 person-about">
      {heardAs.length > 0 && <span className="ell">{peopleText.heardAs(heardAs)}.</span>}
      <InlineText
        label={peopleText.headline(displayName(person))}
        value={person.headline ?? ''}
        placeholder={peopleText.headlinePlaceholder}
        isDisabled={isReadOnly}
        isSkipped={!isCurrent}
        onCommit={commit}
      />
    </div>
  )
}

function Talk({
  turns,
  percent,
  hue,
}: {
  readonly turns: number
  readonly percent: number
  readonly hue: number
}) {
  return (
    <>
      <span>{peopleText.turns(turns)}</span>
      <span className="share" title={peopleText.share(percent)}>
        <i style={{ width: `${percent}%`, background: speakerColour(hue) }} />
      </span>
      <span className="percent">{percent}%</span>
    </>
  )
}
