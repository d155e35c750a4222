import type { EditorView } from '@codemirror/view'
import { Bold, Braces, Italic, Link, List } from 'lucide-react'
import { useRef } from 'react'
import type { ShowNotes } from '../../../core/episode/schema.ts'
import { useApplyEdits, useEpisodeSelector, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { notesText, pillWords } from '../../text/notes.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Menu, type MenuGroup } from '../../ui/Menu.tsx'
import { Note } from '../../ui/Note.tsx'
import { type FieldChoice, fieldChoices } from './field-choices.ts'
import { choicesAt, insertChoice } from './field-completion.ts'
import { insertLink, toggleBold, toggleItalic, toggleList } from './markdown-marks.ts'
import { templateInForce } from './template-choices.ts'
import { useNotesEditor } from './use-notes-editor.ts'

interface NotesEditorProps {
  readonly source: ShowNotes['source']
  readonly problem: { readonly message: string; readonly line: number } | undefined
  /** Fills the text by hand from the template again. */
  readonly onFillAgain: () => void
}

/** The template with its pills, or the text by hand: one editor, two ways of writing. */
export function NotesEditor({ source, problem, onFillAgain }: NotesEditorProps) {
  const notes = useEpisodeSelector((episode) => episode.showNotes)
  const isReadOnly = useIsReadOnly()
  const apply = useApplyEdits()
  const parent = useRef<HTMLDivElement>(null)
  const isTemplate = source === 'template'
  const editor = useNotesEditor(parent, {
    value: isTemplate ? templateInForce(notes.template) : notes.text,
    label: isTemplate ? notesText.editor : notesText.editorText,
    hasFields: isTemplate,
    isReadOnly,
    problemLine: problem?.line,
    onCommit: (text, mergeKey) =>
      apply([{ type: 'notes.change', set: isTemplate ? { template: text } : { text } }], { mergeKey }),
  })
  const goTo = (line: number) => {
    const view = editor.current
    if (!view) return
    const at = view.state.doc.line(Math.min(line, view.state.doc.lines))
    view.dispatch({ selection: { anchor: at.from, head: at.to }, scrollIntoView: true })
    view.focus()
  }
  return (
    <>
      <MarkBar editor={() => editor.current} hasFields={isTemplate} isReadOnly={isReadOnly} />
      <div
        className={isTemplate ? 'notes-editor template' : 'notes-editor'}
        ref={parent}
        data-region="work"
      />
      {problem && (
        <div className="notes-problem" role="status">
          <Note tone="err">
            {problem.message} <span className="block">{notesText.problemKept}</span>
          </Note>
          <Button size="small" onPress={() => goTo(problem.line)}>
            {notesText.goToLine(problem.line)}
          </Button>
        </div>
      )}
      <div className="hints">
        {isTemplate ? (
          <>
            <span>
              <kbd>{'{{'}</kbd>
              {notesText.hintInsert}
            </span>
            <span>
              <Kbd chord="Mod+S" />
              {notesText.hintSave}
            </span>
          </>
        ) : (
          <>
            <span>{notesText.hintText}</span>
            <span className="end">
              <Button variant="link" size="small" isDisabled={isReadOnly} onPress={onFillAgain}>
                {notesText.fillAgain}
              </Button>
            </span>
          </>
        )}
      </div>
    </>
  )
}

interface MarkBarProps {
  readonly editor: () => EditorView | undefined
  readonly hasFields: boolean
  readonly isReadOnly: boolean
}

function MarkBar({ editor, hasFields, isReadOnly }: MarkBarProps) {
  const run = (command: (view: EditorView) => unknown) => () => {
    const view = editor()
    if (view) command(view)
  }
  return (
    <div className="mark-bar" role="toolbar" aria-label={notesText.format}>
      <IconButton
        size="small"
        label={notesText.bold}
        icon={Bold}
        shortcut="Mod+B"
        isDisabled={isReadOnly}
        onPress={run(toggleBold)}
      />
      <IconButton
        size="small"
        label={notesText.italic}
        icon={Italic}
        shortcut="Mod+I"
        isDisabled={isReadOnly}
        onPress={run(toggleItalic)}
      />
      <IconButton
        size="small"
        label={notesText.link}
        icon={Link}
        shortcut="Shift+Mod+K"
        isDisabled={isReadOnly}
        onPress={run(insertLink)}
      />
      <IconButton
        size="small"
        label={notesText.list}
        icon={List}
        isDisabled={isReadOnly}
        onPress={run(toggleList)}
      />
      {hasFields && (
        <>
          <span className="sep" />
          <InsertMenu editor={editor} isReadOnly={isReadOnly} />
        </>
      )}
    </div>
  )
}

const kinds = ['field', 'block', 'condition'] as const
const titles = { field: pillWords.fields, block: pillWords.blocks, condition: pillWords.conditions } as const

function InsertMenu({ editor, isReadOnly }: Omit<MarkBarProps, 'hasFields'>) {
  const view = editor()
  const choices = view ? choicesAt(view, view.state.selection.main.head) : fieldChoices([])
  const insert = (choice: FieldChoice) => {
    const now = editor()
    if (!now) return
    const { from, to } = now.state.selection.main
    insertChoice(now, choice, from, to)
    // The menu gives the focus back to its button first.
    requestAnimationFrame(() => now.focus())
  }
  const groups = kinds.map(
    (kind): MenuGroup => ({
      id: kind,
      title: titles[kind],
      actions: choices
        .filter((choice) => choice.kind === kind)
        .map((choice) => ({ id: choice.id, label: choice.label, onAction: () => insert(choice) })),
    }),
  )
  return (
    <Menu label={notesText.insertField} placement="bottom start" groups={groups}>
      <Button variant="quiet" size="small" icon={Braces} isDisabled={isReadOnly}>
        {notesText.insertField}
      </Button>
    </Menu>
  )
}
