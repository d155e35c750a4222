import type { EditorState } from '@codemirror/state'
import type { SegmentId } from '../../../core/ids.ts'
import { type PlaceInTime, type TurnTimes, timeOfNth, wordAt } from './editor/caret-time.ts'
import { infoField } from './editor/info.ts'
import { lineOfTurn, turnOfLine } from './editor/turns.ts'

/** When the turn of a line starts, and when the one after it does or the text ends. */
function turnTimes(state: EditorState, line: number): TurnTimes {
  const info = state.field(infoField)
  const turn = turnOfLine(state, line)
  const next = turnOfLine(state, line + 1)
  return {
    start: turn && info.startOf(turn),
    next: next ? info.startOf(next)?.time : info.end,
    duration: next ? undefined : info.duration,
  }
}

/** When a word is said: measured, else reckoned between what is known before and after it. */
export function timeOfWord(state: EditorState, segmentId: SegmentId, word: number): PlaceInTime | undefined {
  const line = lineOfTurn(state, segmentId)
  const turn = line === undefined ? undefined : turnOfLine(state, line)
  if (line === undefined || !turn) return undefined
  return timeOfNth(turn.words, word, turnTimes(state, line))
}

/** When the words at a position of the document are said: what the caret and every list of places show. */
export function timeOfPosition(state: EditorState, position: number): PlaceInTime | undefined {
  const line = state.doc.lineAt(Math.min(position, state.doc.length))
  const turn = turnOfLine(state, line.number)
  if (!turn) return undefined
  const word = wordAt(turn.words, line.text, position - line.from)
  return timeOfNth(turn.words, word, turnTimes(state, line.number))
}
