import { Check, ChevronDown, PanelBottom, Save, Trash2 } from 'lucide-react'
import type { NotesTemplate } from '../../../core/show/schema.ts'
import { useEpisodeSelector, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { type ShowState, showOf } from '../../state/show.ts'
import { showToast } from '../../state/toasts.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { notesText } from '../../text/notes.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu, type MenuAction, type MenuGroup } from '../../ui/Menu.tsx'
import {
  galleysTemplate,
  showTemplates,
  templateInForce,
  templateName,
  withoutTemplate,
} from './template-choices.ts'

interface TemplateMenuProps {
  readonly state: ShowState
  readonly onSave: () => void
  readonly onFooter: () => void
}

/** Which template the notes follow; others to choose, and what the show keeps. */
export function TemplateMenu({ state, onSave, onFooter }: TemplateMenuProps) {
  const template = useEpisodeSelector((episode) => episode.showNotes.template)
  const isReadOnly = useIsReadOnly()
  const tell = useToldEdits()
  const show = showOf(state)
  const current = templateName(template, show)
  const inForce = templateInForce(template).trim()
  const choose = (chosen: NotesTemplate) =>
    void tell([{ type: 'notes.change', set: { source: 'template', template: chosen.template } }], {
      title: notesText.templateUsed(chosen.name),
    })
  const choice =
    (from: string) =>
    (one: NotesTemplate): MenuAction => ({
      id: `${from}-${one.name}`,
      label: one.name,
      isDisabled: isReadOnly,
      ...(one.template.trim() === inForce && { icon: Check }),
      onAction: () => choose(one),
    })
  const own = showTemplates(show)
  const groups: MenuGroup[] = [
    ...(show && own.length > 0
      ? [{ id: 'show', title: notesText.ofShow(show.title), actions: own.map(choice('show')) }]
      : []),
    { id: 'galley', title: notesText.galleysOwn, actions: [choice('galley')(galleysTemplate)] },
    ...(state.phase === 'ready' ? [showActions(state, current, { onSave, onFooter })] : []),
  ]
  const name = current ?? notesText.ownTemplate
  return (
    <Menu label={notesText.templateMenu(name)} placement="bottom start" groups={groups}>
      <Button variant="quiet" size="small" iconAfter={ChevronDown} aria-label={notesText.templateMenu(name)}>
        {name}
      </Button>
    </Menu>
  )
}

/** What the show can keep or forget. */
function showActions(
  state: Extract<ShowState, { phase: 'ready' }>,
  current: string | undefined,
  { onSave, onFooter }: Pick<TemplateMenuProps, 'onSave' | 'onFooter'>,
): MenuGroup {
  const { show, save } = state
  const kept = showTemplates(show).find(({ name }) => name === current)
  const forget = (name: string) =>
    void save(withoutTemplate(show, name), show).then((saved) =>
      showToast({
        title: notesText.templateRemoved(name),
        action: { label: notesText.undo, onPress: () => void save(show, saved) },
      }),
    )
  return {
    id: 'keep',
    actions: [
      { id: 'save', label: notesText.saveForShow, icon: Save, shortcut: 'Mod+S', onAction: onSave },
      { id: 'footer', label: notesText.editFooter, icon: PanelBottom, onAction: onFooter },
      ...(kept
        ? [
            {
              id: 'forget',
              label: notesText.removeTemplate(kept.name),
              icon: Trash2,
              isDestructive: true,
              onAction: () => forget(kept.name),
            },
          ]
        : []),
    ],
  }
}
