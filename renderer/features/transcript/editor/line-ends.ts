import { EditorSelection, type Extension } from '@codemirror/state'
import { type Command, type EditorView, keymap } from '@codemirror/view'
import { isLineMixed } from './text-direction.ts'

/**
 * The end of a line that the editor would look for at the edge of the page. Where the last word runs the other way
 * than its line, as a figure in Hebrew does, its first letter stands there, and the caret would stop before the word.
 */
function toLineEnd(isForward: boolean, isSelecting: boolean): Command {
  return (view) => {
    const { anchor, head } = view.state.selection.main
    const line = view.state.doc.lineAt(head)
    const end = isForward ? line.to : line.from
    if (!isLineMixed(view.state, head) || !isSameRow(view, head, end)) return false
    const selection = isSelecting ? EditorSelection.range(anchor, end) : EditorSelection.cursor(end)
    view.dispatch({ selection, scrollIntoView: true, userEvent: 'select' })
    return true
  }
}

/** Whether two places stand in the same row of a turn that goes on over several. */
function isSameRow(view: EditorView, a: number, b: number): boolean {
  const [one, other] = [view.coordsAtPos(a), view.coordsAtPos(b)]
  return one !== null && other !== null && one.top < other.bottom && other.top < one.bottom
}

/** Home and End reach the ends of lines in which text runs both ways. */
export const lineEnds: Extension = keymap.of([
  { key: 'Home', run: toLineEnd(false, false), shift: toLineEnd(false, true) },
  { key: 'End', run: toLineEnd(true, false), shift: toLineEnd(true, true) },
])
