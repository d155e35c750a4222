import type { EditorView } from '@codemirror/view'
import { setFound } from '../editor/find-marks.ts'
import { lineOfTurn, turnOfLine } from '../editor/turns.ts'
import { wordPlaces } from '../editor/word-places.ts'
import { goToPlace, goToTurn } from '../go-to.ts'
import type { WordInTurn } from './PlaceList.tsx'

/**
 * Selects words of a turn where they stand now; the turn, where they are gone. While the list they are chosen from
 * has the focus, a selection is not seen, so they can be marked as what was found is.
 */
export function goToWord(
  view: EditorView,
  { segmentId, word, words = 1 }: WordInTurn,
  { isMarked }: { readonly isMarked: boolean },
): void {
  const number = lineOfTurn(view.state, segmentId)
  const turn = number === undefined ? undefined : turnOfLine(view.state, number)
  if (number === undefined || !turn) return
  const line = view.state.doc.line(number)
  const inLine = wordPlaces(turn.words, line.text)
  const [first, last] = [inLine[word], inLine[word + words - 1] ?? inLine[word]]
  if (!first || !last) {
    goToTurn(view, segmentId, { takeFocus: false })
    return
  }
  const place = { from: line.from + first.from, to: line.from + last.to }
  goToPlace(view, place.from, place.to)
  if (isMarked) view.dispatch({ effects: setFound.of({ places: [place], current: 0 }) })
}

/** Takes such a mark away. */
export function unmarkWord(view: EditorView): void {
  // The editor may be gone before its panel is.
  if (view.dom.isConnected) view.dispatch({ effects: setFound.of({ places: [], current: -1 }) })
}
