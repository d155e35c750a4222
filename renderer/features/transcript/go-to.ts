import { EditorSelection, type SelectionRange, type StateEffect } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { SegmentId } from '../../../core/ids.ts'
import { headingHeight } from './editor/headings.ts'
import { infoField } from './editor/info.ts'
import { roomAbove } from './editor/room.ts'
import { lineOfTurn } from './editor/turns.ts'

/** Puts the caret into a turn and scrolls it to the top; false where the turn is not in the text. */
export function goToTurn(
  view: EditorView,
  id: SegmentId,
  { takeFocus }: { readonly takeFocus: boolean },
): boolean {
  const line = lineOfTurn(view.state, id)
  if (line === undefined) return false
  const at = view.state.doc.line(line).from
  // With a heading above it the turn is shown so that the heading itself is at the top.
  const headings = view.state.field(infoField).headings.get(id)?.length ?? 0
  const yMargin = headings > 0 ? headings * headingHeight + 8 - roomAbove : 0
  view.dispatch({
    selection: EditorSelection.cursor(at),
    effects: EditorView.scrollIntoView(at, { y: 'start', yMargin }),
  })
  if (takeFocus) view.focus()
  return true
}

/** Selects a stretch and scrolls it into view, in the middle when it was far away. */
export function goToPlace(view: EditorView, from: number, to: number): void {
  const range = rangeIn(view, from, to)
  view.dispatch({ selection: EditorSelection.create([range]), effects: intoView(view, range) })
}

/** Scrolls a stretch into view as `goToPlace` does, and leaves the caret where it is. */
export function showPlace(view: EditorView, from: number, to: number): void {
  view.dispatch({ effects: intoView(view, rangeIn(view, from, to)) })
}

function rangeIn({ state }: EditorView, from: number, to: number): SelectionRange {
  const { length } = state.doc
  return EditorSelection.range(Math.min(from, length), Math.min(to, length))
}

function intoView({ viewport }: EditorView, range: SelectionRange): StateEffect<unknown> {
  const isNear = range.from >= viewport.from && range.to <= viewport.to
  return EditorView.scrollIntoView(range, { y: isNear ? 'nearest' : 'center', yMargin: 24 })
}
