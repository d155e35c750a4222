import { Check, ChevronDown } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { LedgerRow } from '../../../core/episode/link-ledger.ts'
import { displayName } from '../../../core/episode/people.ts'
import type { Person } from '../../../core/episode/schema.ts'
import { navigate } from '../../app/routes.ts'
import { useEpisodeSelector, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { peopleText } from '../../text/people.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'

interface OwnerCellProps {
  readonly row: LedgerRow
  readonly people: readonly Person[]
  readonly name: string
  readonly isSkipped: boolean
}

/** Whose a link is: the show or a person, chosen here; or where the address stands, as a way there. */
export function OwnerCell({ row, people, name, isSkipped }: OwnerCellProps) {
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const go = usePlaceLink(row)
  const { place } = row
  if (place.kind !== 'link') {
    return (
      <AriaButton className="owner ell" onPress={go} excludeFromTabOrder={isSkipped}>
        {placeName(row)}
      </AriaButton>
    )
  }
  const owner = people.find((person) => person.id === row.ownerId)
  const ownerName = owner ? displayName(owner) : peopleText.show
  const choose = (personId: Person['id'] | undefined) =>
    void tell([
      {
        type: 'link.change',
        linkId: place.linkId,
        set: personId === undefined ? {} : { personId },
        ...(personId === undefined && { clear: ['personId'] as const }),
      },
    ])
  const choices = [
    { id: 'show', label: peopleText.show, personId: undefined },
    ...people.map((person) => ({ id: person.id, label: displayName(person), personId: person.id })),
  ]
  return (
    <Menu
      label={peopleText.ownerMenu}
      placement="bottom start"
      groups={[
        {
          id: 'owners',
          actions: choices.map(({ id, label, personId }) => ({
            id,
            label,
            ...(personId === row.ownerId && { icon: Check }),
            onAction: () => choose(personId),
          })),
        },
      ]}
    >
      <AriaButton
        className="owner ell"
        isDisabled={isReadOnly}
        excludeFromTabOrder={isSkipped}
        aria-label={peopleText.ownerOf(name, ownerName)}
      >
        <span className="ell" title={ownerName}>
          {owner ? shortName(owner, people) : ownerName}
        </span>
        <Icon of={ChevronDown} size="small" />
      </AriaButton>
    </Menu>
  )
}

/** Goes to where an address outside the list of links stands. */
export function usePlaceLink({ place }: LedgerRow): () => void {
  const episodeId = useEpisodeSelector((episode) => episode.id)
  return () => {
    if (place.kind === 'chapter')
      navigate({ screen: 'episode', episodeId, section: 'chapters', at: place.chapterId })
    else if (place.kind === 'notes' || place.kind === 'template') {
      navigate({ screen: 'episode', episodeId, section: 'notes' })
    }
  }
}

function placeName({ place }: LedgerRow): string {
  switch (place.kind) {
    case 'chapter':
      return peopleText.chapter(place.number)
    case 'notes':
      return peopleText.notes
    case 'template':
      return peopleText.template
    case 'description':
      return peopleText.description
    case 'link':
      return peopleText.show
  }
}

/** The first name, where nobody else in the episode has it. */
function shortName(person: Person, people: readonly Person[]): string {
  const first = firstName(person)
  const isUnique = people.every((other) => other === person || firstName(other) !== first)
  return isUnique ? first : displayName(person)
}

function firstName(person: Person): string {
  return displayName(person).split(/\s/u)[0] ?? ''
}
