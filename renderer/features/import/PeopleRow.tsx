import { Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { importText } from '../../text/import.ts'
import { Avatar, speakerColour } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ResultRow, type RowProps } from './ResultRow.tsx'

interface PeopleRowProps extends RowProps {
  readonly who: 'guests' | 'hosts'
}

/** Guests or hosts: their names, and a way to correct, add and remove them. */
export function PeopleRow({ found, corrected, onCorrect, onHot, who }: PeopleRowProps) {
  const [isEditing, setEditing] = useState(false)
  const names = corrected[who] ?? found[who].map((person) => person.name)
  const change = (next: readonly string[]) => onCorrect({ [who]: next })
  const label = who === 'guests' ? importText.rows.guest : importText.rows.hosts
  return (
    <ResultRow
      label={label}
      kind={who === 'guests' ? 'title' : 'hosts'}
      state={names.length > 0 ? 'clear' : 'plain'}
      onHot={onHot}
    >
      {isEditing ? (
        <NameFields who={who} names={names} onChange={change} onDone={() => setEditing(false)} />
      ) : (
        <div className="row import-people">
          {names.length === 0 && <span className="s2 t3">{importText.nobody[who]}</span>}
          {names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
            <span key={`${name}-${index}`} className="row">
              <Avatar name={name} colour={speakerColour(who === 'guests' ? index + 1 : index * 3)} />
              <span className="med">{name}</span>
            </span>
          ))}
          {who === 'guests' && <GuestFrom found={found} names={names} />}
          <span className="end">
            <Button
              variant="quiet"
              size="small"
              icon={names.length === 0 ? Plus : Pencil}
              aria-label={names.length === 0 ? importText.addPerson[who] : `${importText.edit}: ${label}`}
              onPress={() => {
                if (names.length === 0) change([''])
                setEditing(true)
              }}
            >
              {names.length === 0 ? importText.addPerson[who] : importText.edit}
            </Button>
          </span>
        </div>
      )}
    </ResultRow>
  )
}

function GuestFrom({ found, names }: Pick<RowProps, 'found'> & { readonly names: readonly string[] }) {
  const first = found.guests.find((guest) => names.includes(guest.name))
  return first ? <span className="s2 t3">{importText.from(first.from)}</span> : null
}

interface NameFieldsProps {
  readonly who: 'guests' | 'hosts'
  readonly names: readonly string[]
  readonly onChange: (names: readonly string[]) => void
  readonly onDone: () => void
}

function NameFields({ who, names, onChange, onDone }: NameFieldsProps) {
  const done = () => {
    onChange(names.filter((name) => name.trim() !== ''))
    onDone()
  }
  return (
    <div className="import-names">
      {names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name being typed is no key
        <div key={index} className="row">
          <div className="grow">
            <Field
              label={importText.person(who, index)}
              hideLabel
              autoFocus={index === names.length - 1}
              value={name}
              onChange={(text) => onChange(names.map((old, at) => (at === index ? text : old)))}
              onKeyDown={(event) => event.key === 'Enter' && !event.metaKey && !event.ctrlKey && done()}
            />
          </div>
          <IconButton
            label={importText.removePerson(name)}
            icon={X}
            size="small"
            onPress={() => onChange(names.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className="row">
        <Button size="small" icon={Plus} onPress={() => onChange([...names, ''])}>
          {importText.addPerson[who]}
        </Button>
        <Button variant="quiet" size="small" onPress={done}>
          {importText.done}
        </Button>
      </div>
    </div>
  )
}
