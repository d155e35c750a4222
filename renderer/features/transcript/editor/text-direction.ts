import { type EditorState, type Extension, StateField } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** Letters of the scripts written from right to left, and the mark that stands for one. */
const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Only letters and the two marks have a direction of their own; figures and signs follow what is around them. */
const directed = /[\p{L}\u200e\u200f]/u

/** Whether a text is read from right to left: its first letter says so. */
export function isRightToLeft(text: string): boolean {
  const first = directed.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first)
}

/**
 * Whether anything in the text is written from right to left. Only then the editor asks the page for the direction
 * of the line at every key, which any other text need not wait for. What was deleted is not looked for.
 */
const mixedField = StateField.define<boolean>({
  create({ doc }) {
    for (const piece of doc) if (rightToLeft.test(piece)) return true
    return false
  },
  update(isMixed, { docChanged, changes }) {
    if (isMixed || !docChanged) return isMixed
    let hasCome = false
    changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
      hasCome ||= rightToLeft.test(inserted.toString())
    })
    return hasCome
  },
  provide: (field) => EditorView.perLineTextDirection.from(field),
})

/** Whether a line of an editor is to be laid out from right to left. */
export function isLineRightToLeft(state: EditorState, position: number): boolean {
  return state.field(mixedField) && isRightToLeft(state.doc.lineAt(position).text)
}

/** Whether anything in a line runs from right to left. */
export function isLineMixed(state: EditorState, position: number): boolean {
  return state.field(mixedField) && rightToLeft.test(state.doc.lineAt(position).text)
}

/** Moves the caret in the direction of its line, where lines may have other directions than the page. */
export const lineDirections: Extension = mixedField
