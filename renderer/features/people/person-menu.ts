import { ArrowDown, ArrowUp, BookUser, Check, Merge, Pencil, Trash2 } from 'lucide-react'
import { displayName } from '../../../core/episode/people.ts'
import type { Person } from '../../../core/episode/schema.ts'
import { groupOfRole, roleName, taxonomy } from '../../../core/episode/taxonomy.ts'
import type { TellEdits } from '../../state/told-edits.ts'
import { peopleText } from '../../text/people.ts'
import type { MenuGroup } from '../../ui/Menu.tsx'

interface PersonMenuOptions {
  readonly person: Person
  readonly people: readonly Person[]
  readonly tell: TellEdits
  readonly rename: () => void
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
  /** Absent where there is no show to remember the person. */
  readonly onSave: (() => void) | undefined
  readonly isKnown: boolean
}

/** What can be done with one person. */
export function personMenu(options: PersonMenuOptions): readonly MenuGroup[] {
  const { person, people, tell, rename, onMove, onRemove, onSave, isKnown } = options
  const at = people.indexOf(person)
  const others = people.filter((other) => other !== person)
  const groups: MenuGroup[] = [
    {
      id: 'change',
      actions: [
        { id: 'rename', label: peopleText.rename, icon: Pencil, shortcut: 'F2', onAction: rename },
        {
          id: 'up',
          label: peopleText.moveUp,
          icon: ArrowUp,
          shortcut: 'Alt+ArrowUp',
          isDisabled: at === 0,
          onAction: () => onMove(-1),
        },
        {
          id: 'down',
          label: peopleText.moveDown,
          icon: ArrowDown,
          shortcut: 'Alt+ArrowDown',
          isDisabled: at === people.length - 1,
          onAction: () => onMove(1),
        },
      ],
    },
  ]
  if (others.length > 0) {
    groups.push({
      id: 'merge',
      title: peopleText.samePersonAs,
      actions: others.map((other) => ({
        id: other.id,
        label: displayName(other),
        icon: Merge,
        onAction: () =>
          void tell([{ type: 'person.merge', personId: person.id, into: other.id }], {
            title: peopleText.merged(displayName(person), displayName(other)),
          }),
      })),
    })
  }
  if (onSave && person.name !== '') {
    const label = isKnown ? peopleText.updateInShow : peopleText.saveToShow
    groups.push({ id: 'show', actions: [{ id: 'save', label, icon: BookUser, onAction: onSave }] })
  }
  groups.push({
    id: 'remove',
    actions: [
      {
        id: 'remove',
        label: peopleText.remove,
        icon: Trash2,
        shortcut: 'Backspace',
        isDestructive: true,
        onAction: onRemove,
      },
    ],
  })
  return groups
}

/** Every role of the taxonomy under its group; the one in force is ticked. A role brings its group along. */
export function roleMenu(person: Person, tell: TellEdits): readonly MenuGroup[] {
  const isUnlisted = person.role !== '' && !taxonomy.some(({ roles }) => roles.includes(person.role))
  const own = isUnlisted
    ? [{ id: person.group || groupOfRole(person.role), name: '', roles: [person.role] }]
    : []
  return [...own, ...taxonomy].map((group, index) => ({
    id: `${index}-${group.id}`,
    ...(group.name && { title: group.name }),
    actions: group.roles.map((role) => ({
      id: `${group.id}-${role}`,
      label: roleName(role),
      ...(role === person.role && group.id === person.group && { icon: Check }),
      onAction: () =>
        void tell([{ type: 'person.change', personId: person.id, set: { role, group: group.id } }]),
    })),
  }))
}
