import { standardKeymap } from '@codemirror/commands'
import { type ChangeSpec, EditorSelection, type Extension } from '@codemirror/state'
import { type Command, EditorView, type KeyBinding, keymap } from '@codemirror/view'
import { type Heading, infoField } from './info.ts'
import { turnOfLine } from './turns.ts'

/** Splits the turn at the caret; spaces beside it go, since a turn has none at its ends. */
const splitTurn: Command = (view) => {
  if (view.state.readOnly) return false
  const { state } = view
  const change = state.changeByRange((range) => {
    const line = state.doc.lineAt(range.from)
    const end = state.doc.lineAt(range.to)
    const before = line.text.slice(0, range.from - line.from)
    const after = end.text.slice(range.to - end.from)
    const from = range.from - (before.length - before.trimEnd().length)
    const to = range.to + (after.length - after.trimStart().length)
    return { changes: { from, to, insert: state.lineBreak }, range: EditorSelection.cursor(from + 1) }
  })
  view.dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }))
  return true
}

/** Joins two lines with one space, where both say something. */
function joining(view: EditorView, lineBreakAt: number): ChangeSpec {
  const { doc } = view.state
  const [above, below] = [doc.lineAt(lineBreakAt), doc.lineAt(lineBreakAt + 1)]
  const needsSpace = /\S$/u.test(above.text) && /^\S/u.test(below.text)
  return { from: lineBreakAt, to: lineBreakAt + 1, insert: needsSpace ? ' ' : '' }
}

/**
 * The heading that joining a turn to the one above would take away from the words it stands before. Where the turn above
 * says nothing and has none of its own, the heading keeps its words.
 */
function headingBetween({ state }: EditorView, lower: number): Heading | undefined {
  const { headings } = state.field(infoField)
  const tiedTo = (line: number): Heading | undefined => {
    const turn = turnOfLine(state, line)
    return turn && headings.get(turn.id)?.find(({ isTied }) => isTied)
  }
  const isFree = state.doc.line(lower - 1).text.trim() === '' && tiedTo(lower - 1) === undefined
  return isFree ? undefined : tiedTo(lower)
}

/** Says what is in the way of joining a line to the one above it. */
type MayJoin = (view: EditorView, lower: number) => boolean

/** Backspace at the start of a turn joins it to the one above. */
const joinAbove =
  (mayJoin: MayJoin): Command =>
  (view) => {
    const { main, ranges } = view.state.selection
    const line = view.state.doc.lineAt(main.head)
    if (
      view.state.readOnly ||
      ranges.length > 1 ||
      !main.empty ||
      main.head !== line.from ||
      line.number === 1
    ) {
      return false
    }
    if (!mayJoin(view, line.number)) return true
    const changes = view.state.changes(joining(view, line.from - 1))
    view.dispatch({
      changes,
      selection: EditorSelection.cursor(changes.mapPos(main.head, 1)),
      scrollIntoView: true,
      userEvent: 'delete.backward',
    })
    return true
  }

/** Delete at the end of a turn joins the one below to it. */
const joinBelow =
  (mayJoin: MayJoin): Command =>
  (view) => {
    const { main, ranges } = view.state.selection
    const { doc } = view.state
    const line = doc.lineAt(main.head)
    const isEnd = main.empty && main.head === line.to && line.number < doc.lines
    if (view.state.readOnly || ranges.length > 1 || !isEnd) return false
    if (!mayJoin(view, line.number + 1)) return true
    view.dispatch({
      changes: joining(view, line.to),
      selection: EditorSelection.cursor(line.to),
      userEvent: 'delete.forward',
    })
    return true
  }

function bindings(onHeadingBetween: (heading: Heading) => void): readonly KeyBinding[] {
  const mayJoin: MayJoin = (view, lower) => {
    const heading = headingBetween(view, lower)
    if (heading) onHeadingBetween(heading)
    return heading === undefined
  }
  return [
    { key: 'Enter', run: splitTurn, shift: splitTurn },
    { key: 'Backspace', run: joinAbove(mayJoin) },
    { key: 'Delete', run: joinBelow(mayJoin) },
  ]
}

/** Pasted text: tabs and hard spaces become spaces, empty lines go, since each line becomes a turn. */
export function cleanPaste(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[ \n]*/gu, '\n')
}

/** What the keys of the text ask of the screen around it. */
export interface KeyHooks {
  readonly undo: () => void
  readonly redo: () => void
  /** Two turns were not joined, since a chapter begins between them. */
  readonly onHeadingBetween: (heading: Heading) => void
}

/**
 * The keys of the text. There is no history here: undo belongs to the episode, so the system's own
 * undo, which menus send as an input event, is handed on.
 */
export function transcriptKeys({ undo, redo, onHeadingBetween }: KeyHooks): Extension {
  return [
    keymap.of([...bindings(onHeadingBetween), ...standardKeymap]),
    EditorView.clipboardInputFilter.of(cleanPaste),
    EditorView.domEventHandlers({
      beforeinput(event) {
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
        event.preventDefault()
        if (event.inputType === 'historyUndo') undo()
        else redo()
        return true
      },
    }),
  ]
}
