import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { roomAbove, roomBelow } from './room.ts'

/**
 * Letters typed go straight into the document. Left to itself the browser writes them into the page first, lays the
 * page out before and after, and the editor reads back what changed: half of what a key costs. Anything that is more
 * than a letter at the selection (input methods, accents picked from a menu, dictation) still goes that way.
 */
export const plainTyping: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data } = event
    if (event.inputType !== 'insertText' || !event.cancelable || !data || data.includes('\n')) return false
    if (event.isComposing || view.compositionStarted || view.state.readOnly) return false
    // A menu of accents names the letter it replaces, or selects it without having told yet.
    const selection = view.dom.ownerDocument.getSelection()
    if (event.getTargetRanges().length > 0 || !selection || !isTheSame(selection, view)) return false
    const { state } = view
    const typed = state.replaceSelection(state.toText(data))
    const scrollIntoView = !isWellInView(view)
    if (selection.isCollapsed) writeInPage(selection, data)
    view.dispatch(state.update(typed, { userEvent: 'input.type', scrollIntoView }))
    return true
  },
})

/** Whether the page has its selection where the document has, so that the letter goes where it is expected. */
function isTheSame(selection: Selection, view: EditorView): boolean {
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = selection
  if (!anchorNode || !focusNode || !view.contentDOM.contains(focusNode)) return false
  const { anchor, head, empty } = view.state.selection.main
  return (
    isCollapsed === empty &&
    view.posAtDOM(focusNode, focusOffset) === head &&
    (empty || view.posAtDOM(anchorNode, anchorOffset) === anchor)
  )
}

/**
 * A letter put into its node leaves the browser with little to shape anew; the editor, which looks at each node it
 * has to change, would write the whole turn. Where it wants the letter elsewhere, as after a marked word, it does so.
 * The caret goes along by its range: set by the selection, it would be looked for in the laid out page, and so a
 * layout done before there is need of one.
 */
function writeInPage(selection: Selection, data: string): void {
  const { focusNode, focusOffset } = selection
  if (!(focusNode instanceof Text)) return
  const caret = selection.getRangeAt(0)
  focusNode.insertData(focusOffset, data)
  caret.setStart(focusNode, focusOffset + data.length)
}

/** Whether the whole turn of the caret, and a line more, is on screen; then nothing has to scroll to it. */
function isWellInView(view: EditorView): boolean {
  const { top, bottom } = view.lineBlockAt(view.state.selection.main.head)
  const { scrollTop, clientHeight } = view.scrollDOM
  const start = scrollTop - view.documentPadding.top
  return top > start + roomAbove && bottom + 2 * view.defaultLineHeight < start + clientHeight - roomBelow
}
