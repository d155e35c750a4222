import { defaultKeymap } from '@codemirror/commands'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { type RefObject, useEffect, useRef } from 'react'
import { registerDraft } from '../../ui/pending-drafts.ts'
import { fieldCompletion } from './field-completion.ts'
import { insertLink, toggleBold, toggleItalic } from './markdown-marks.ts'
import { lineLooks, setProblemLine } from './problem-line.ts'
import { templatePills } from './template-pills.ts'

interface NotesEditorOptions {
  readonly value: string
  /** The editor's name for screen readers. */
  readonly label: string
  readonly hasFields: boolean
  readonly isReadOnly: boolean
  readonly problemLine: number | undefined
  readonly onCommit: (text: string, mergeKey: string) => Promise<unknown>
}

/** Milliseconds of rest before typing is committed. */
const rest = 800
/** A pause as long as this parts two steps of undo. */
const pause = 3_000

/**
 * Puts an editor into an element. Typing is committed after a rest, on leaving and before undo; undo
 * itself belongs to the episode. Text that changes elsewhere replaces only what differs, so the caret stays.
 */
export function useNotesEditor(parent: RefObject<HTMLElement | null>, options: NotesEditorOptions) {
  const view = useRef<EditorView>(undefined)
  const latest = useRef(options)
  latest.current = options
  const draft = useEditorDraft(view, latest)
  const writable = useRef(new Compartment())
  const { label, hasFields, value, isReadOnly, problemLine } = options

  useEffect(() => {
    if (!parent.current) return
    const editor = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          hasFields ? [templatePills, fieldCompletion] : [],
          looks,
          keys,
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-multiline': 'true',
            tabindex: '0',
            spellcheck: 'true',
          }),
          writable.current.of(writableIs(!latest.current.isReadOnly)),
          EditorView.updateListener.of((update) => {
            const isTyped = update.transactions.some(
              (transaction) =>
                transaction.isUserEvent('input') ||
                transaction.isUserEvent('delete') ||
                transaction.isUserEvent('move'),
            )
            if (update.docChanged && isTyped) draft.touched()
          }),
          EditorView.domEventHandlers({ blur: () => void draft.commit() }),
        ],
      }),
    })
    view.current = editor
    return () => {
      void draft.commit()
      editor.destroy()
      view.current = undefined
    }
  }, [parent, hasFields, label, draft])

  useEffect(() => {
    if (view.current && !draft.isPending()) replaceText(view.current, value)
  }, [value, draft])
  useEffect(() => {
    view.current?.dispatch({ effects: writable.current.reconfigure(writableIs(!isReadOnly)) })
  }, [isReadOnly])
  useEffect(() => {
    view.current?.dispatch({ effects: setProblemLine.of(problemLine) })
  }, [problemLine])
  return view
}

const looks: Extension = [
  lineNumbers(),
  highlightActiveLine(),
  drawSelection(),
  EditorView.lineWrapping,
  lineLooks,
]

const keys: Extension = keymap.of([
  { key: 'Mod-b', run: toggleBold },
  { key: 'Mod-i', run: toggleItalic },
  { key: 'Mod-Shift-k', run: insertLink },
  ...defaultKeymap,
])

function writableIs(isWritable: boolean): Extension {
  return [EditorState.readOnly.of(!isWritable), EditorView.editable.of(isWritable)]
}

interface EditorDraft {
  readonly touched: () => void
  readonly commit: () => Promise<void>
  readonly isPending: () => boolean
}

/** Typed text waits here until it is committed; another part of the app can ask for it at once. */
function useEditorDraft(
  view: RefObject<EditorView | undefined>,
  latest: RefObject<NotesEditorOptions>,
): EditorDraft {
  const draft = useRef<EditorDraft>(undefined)
  draft.current ??= createDraft(
    () => view.current?.state.doc.toString(),
    (text, mergeKey) =>
      text === latest.current.value ? Promise.resolve() : latest.current.onCommit(text, mergeKey),
  )
  return draft.current
}

let runs = 0

function createDraft(
  textNow: () => string | undefined,
  send: (text: string, mergeKey: string) => Promise<unknown>,
): EditorDraft {
  let timer: ReturnType<typeof setTimeout> | undefined
  let release: (() => void) | undefined
  let run = { key: '', last: 0 }
  const commit = async () => {
    clearTimeout(timer)
    const text = textNow()
    if (release === undefined || text === undefined) return
    const sent = send(text, run.key)
    await sent
    if (textNow() === text || textNow() === undefined) {
      release?.()
      release = undefined
    }
  }
  return {
    isPending: () => release !== undefined,
    commit,
    touched: () => {
      const now = performance.now()
      if (now - run.last > pause) {
        runs += 1
        run = { key: `notes#${runs}`, last: now }
      }
      run.last = now
      release ??= registerDraft(commit)
      clearTimeout(timer)
      timer = setTimeout(() => void commit(), rest)
    },
  }
}

/** Replaces only what differs between the shown text and another one. */
function replaceText(view: EditorView, text: string): void {
  const now = view.state.doc.toString()
  if (now === text) return
  let from = 0
  const shorter = Math.min(now.length, text.length)
  while (from < shorter && now.charCodeAt(from) === text.charCodeAt(from)) from += 1
  let tail = 0
  while (
    tail < shorter - from &&
    now.charCodeAt(now.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  ) {
    tail += 1
  }
  view.dispatch({ changes: { from, to: now.length - tail, insert: text.slice(from, text.length - tail) } })
}
