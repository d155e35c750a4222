import { Search, X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { type CommandGroup, type CommandId, commandIds, keymap } from '../state/keymap.ts'
import { commandNames, groupNames, keysText } from '../text/keys.ts'
import { type Chord, chordsHere } from '../ui/chord.ts'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { isMac } from '../ui/platform.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { has } from './palette-entries.ts'

interface KeyboardSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Every key, by where it works, for this system or the other. */
export function KeyboardSheet({ isOpen, onClose }: KeyboardSheetProps) {
  const [filter, setFilter] = useState('')
  const [system, setSystem] = useState<'mac' | 'others'>(isMac ? 'mac' : 'others')
  const groups = (Object.keys(groupNames) as CommandGroup[])
    .map((group) => ({
      group,
      ids: commandIds.filter((id) => keymap[id].group === group && fits(id, filter)),
    }))
    .filter(({ ids }) => ids.length > 0)
  return (
    <ModalOverlay className="scrim" isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="dlg sheet-keys">
        <Dialog>
          <div className="head">
            <Heading slot="title" level={2}>
              {keysText.title}
            </Heading>
            <div className="end row">
              <Field
                label={keysText.filter}
                hideLabel
                placeholder={keysText.filter}
                icon={Search}
                value={filter}
                onChange={setFilter}
                autoFocus
              />
              <Segmented
                label={keysText.system}
                value={system}
                onChange={setSystem}
                options={[
                  { id: 'mac', label: keysText.mac },
                  { id: 'others', label: keysText.others },
                ]}
              />
              <AriaButton className="btn ghost icon" aria-label={keysText.close} slot="close">
                <Icon of={X} />
              </AriaButton>
            </div>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
          <section className="skc" tabIndex={0} aria-label={keysText.title}>
            {groups.map(({ group, ids }) => (
              <div className="skg" key={group}>
                <h3>{groupNames[group]}</h3>
                <dl>
                  {ids.map((id) => (
                    <KeyLine key={id} id={id} mac={system === 'mac'} />
                  ))}
                </dl>
              </div>
            ))}
            {groups.length === 0 && <p className="t3">{keysText.nothingFound}</p>}
          </section>
          <div className="hints">
            <span>{keysText.rule}</span>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function KeyLine({ id, mac }: { readonly id: CommandId; readonly mac: boolean }) {
  const chords: readonly Chord[] = chordsHere(keymap[id], mac)
  return (
    <div>
      <dt>{commandNames[id]}</dt>
      <dd>
        {chords.map((chord, index) => (
          <span key={chord} className="row">
            {index > 0 && <span className="t3 s1">{keysText.or}</span>}
            <Kbd chord={chord} mac={mac} />
          </span>
        ))}
      </dd>
    </div>
  )
}

function fits(id: CommandId, filter: string): boolean {
  return has(`${commandNames[id]} ${groupNames[keymap[id].group]}`, filter.trim())
}
