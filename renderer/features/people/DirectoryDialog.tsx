import { Trash2, Users } from 'lucide-react'
import { roleName } from '../../../core/episode/taxonomy.ts'
import type { KnownPerson } from '../../../core/show/schema.ts'
import type { ShowState } from '../../state/show.ts'
import { showToast } from '../../state/toasts.ts'
import { peopleText } from '../../text/people.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'

interface DirectoryDialogProps {
  readonly state: Extract<ShowState, { phase: 'ready' }>
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The show's own list of people: names can be put right and people forgotten. */
export function DirectoryDialog({ state, isOpen, onClose }: DirectoryDialogProps) {
  const { show, save } = state
  const put = (people: readonly KnownPerson[]) => save({ ...show, people }, show)
  const rename = (person: KnownPerson, name: string) =>
    put(show.people.map((other) => (other.id === person.id ? { ...other, name: name.trim() } : other)))
  const forget = (person: KnownPerson) => {
    void put(show.people.filter((other) => other.id !== person.id)).then((saved) =>
      showToast({
        title: peopleText.removedFromShow(person.name),
        action: { label: peopleText.undo, onPress: () => void save(show, saved) },
      }),
    )
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={peopleText.manageTitle(show.title)}
      said={peopleText.manageSaid}
      icon={Users}
      actions={
        <Button autoFocus onPress={onClose}>
          {peopleText.close}
        </Button>
      }
    >
      {show.people.length === 0 && <p className="pad t3">{peopleText.manageEmpty}</p>}
      <ul className="manage">
        {show.people.map((person) => (
          <li key={person.id} className="row">
            <DraftField
              label={peopleText.manageName(person.name)}
              hideLabel
              value={person.name}
              delay={0}
              check={(name) => (name.trim() === '' ? peopleText.nameNeeded : undefined)}
              onCommit={(name) => rename(person, name)}
            />
            <span className="s2 t3 grow ell">{roleName(person.role)}</span>
            <IconButton
              label={peopleText.manageRemove(person.name)}
              icon={Trash2}
              onPress={() => forget(person)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
