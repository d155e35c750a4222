import { PanelBottom, Save } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { ShowState } from '../../state/show.ts'
import { showToast } from '../../state/toasts.ts'
import { notesText } from '../../text/notes.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { footerName, footerOf, galleysTemplate, showTemplates, withTemplate } from './template-choices.ts'

const { dialog } = notesText

interface TemplateDialogProps {
  readonly state: Extract<ShowState, { phase: 'ready' }>
  readonly onClose: () => void
}

/** Asks for the name under which the show keeps a template. */
export function SaveTemplateDialog({
  state,
  template,
  suggested,
  onClose,
}: TemplateDialogProps & { readonly template: string; readonly suggested: string | undefined }) {
  const [name, setName] = useState(suggested ?? '')
  const [isAsked, setAsked] = useState(false)
  const { show, save } = state
  const isTaken = showTemplates(show).some((other) => other.name.toLowerCase() === name.trim().toLowerCase())
  const isNamed = name.trim() !== '' && name.trim().toLowerCase() !== footerName.toLowerCase()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isNamed) return setAsked(true)
    void save(withTemplate(show, { name: name.trim(), template }), show).then((saved) => {
      showToast({
        title: notesText.templateSaved(name.trim()),
        action: { label: notesText.undo, onPress: () => void save(show, saved) },
      })
    })
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={dialog.saveTitle} said={dialog.saveSaid} icon={Save}>
      <form className="dialog-form" onSubmit={submit}>
        <Field
          label={dialog.name}
          value={name}
          onChange={setName}
          autoFocus
          placeholder={galleysTemplate.name}
          error={isAsked && !isNamed ? dialog.nameNeeded : undefined}
          {...(isTaken && { hint: dialog.replaces(name.trim()) })}
        />
        <div className="actions">
          <Button onPress={onClose}>{dialog.cancel}</Button>
          <Button type="submit" variant="filled">
            {dialog.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Edits the words that close every episode's notes. */
export function FooterDialog({ state, onClose }: TemplateDialogProps) {
  const { save } = state
  // What is typed was made from the show as it was then, whatever another window saves meanwhile.
  const [show] = useState(state.show)
  const [footer, setFooter] = useState(footerOf(show))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(withTemplate(show, { name: footerName, template: footer }), show).then((saved) => {
      showToast({
        title: dialog.footerSaved,
        action: { label: notesText.undo, onPress: () => void save(show, saved) },
      })
    })
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={dialog.footerTitle} said={dialog.footerSaid} icon={PanelBottom}>
      <form className="dialog-form" onSubmit={submit}>
        <Field label={dialog.footer} value={footer} onChange={setFooter} autoFocus rows={6} />
        <div className="actions">
          <Button onPress={onClose}>{dialog.cancel}</Button>
          <Button type="submit" variant="filled">
            {dialog.saveFooter}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
