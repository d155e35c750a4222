import type { EditorView } from '@codemirror/view'
import type { SegmentId } from '../../../../core/ids.ts'
import { lineOfTurn, turnOfLine } from '../editor/turns.ts'
import { wordPlaces } from '../editor/word-places.ts'
import { goToPlace, goToTurn } from '../go-to.ts'

/** Selects a word of a turn where it stands now; the turn, where the word is gone. */
export function goToWord(view: EditorView, segmentId: SegmentId, word: number): void {
  const number = lineOfTurn(view.state, segmentId)
  const turn = number === undefined ? undefined : turnOfLine(view.state, number)
  if (number === undefined || !turn) return
  const line = view.state.doc.line(number)
  const place = wordPlaces(turn.words, line.text)[word]
  if (place) goToPlace(view, line.from + place.from, line.from + place.to)
  else goToTurn(view, segmentId, { takeFocus: false })
}
