import { type ChangeSpec, EditorSelection, type SelectionRange } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

/** Puts a mark around what is selected, or takes it away where it stands already. */
function toggleMark(mark: string) {
  return (view: EditorView): boolean => {
    if (view.state.readOnly) return false
    const { state } = view
    const change = state.changeByRange((range) => {
      const { from, to } = range
      const before = state.sliceDoc(from - mark.length, from)
      const after = state.sliceDoc(to, to + mark.length)
      if (before === mark && after === mark) {
        return {
          changes: [
            { from: from - mark.length, to: from },
            { from: to, to: to + mark.length },
          ],
          range: EditorSelection.range(from - mark.length, to - mark.length),
        }
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(from + mark.length, to + mark.length),
      }
    })
    view.dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }))
    view.focus()
    return true
  }
}

/** Bold in Markdown: two stars around the selection. */
export const toggleBold = toggleMark('**')
/** Italic in Markdown: one star around the selection. */
export const toggleItalic = toggleMark('*')

/** Makes the selection the words of a link and puts the caret where its address goes. */
export function insertLink(view: EditorView): boolean {
  if (view.state.readOnly) return false
  const { state } = view
  const change = state.changeByRange(({ from, to }: SelectionRange) => ({
    changes: { from, to, insert: `[${state.sliceDoc(from, to)}]()` },
    range: EditorSelection.cursor(from === to ? from + 1 : to + 3),
  }))
  view.dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }))
  view.focus()
  return true
}

/** Makes the selected lines a list, or takes the bullets away when all have one. */
export function toggleList(view: EditorView): boolean {
  if (view.state.readOnly) return false
  const { doc, selection } = view.state
  const first = doc.lineAt(selection.main.from).number
  const last = doc.lineAt(selection.main.to).number
  const lines = Array.from({ length: last - first + 1 }, (_, index) => doc.line(first + index))
  const areAll = lines.every(({ text }) => /^\s*[-*] /.test(text))
  const changes = lines.map(({ from, text }): ChangeSpec => {
    const bullet = /^(\s*)[-*] /.exec(text)
    if (!areAll) return bullet ? [] : { from, insert: '- ' }
    return bullet ? { from: from + (bullet[1]?.length ?? 0), to: from + bullet[0].length } : []
  })
  view.dispatch({ changes, userEvent: 'input', scrollIntoView: true })
  view.focus()
  return true
}
