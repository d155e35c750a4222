import type { EditorState } from '@codemirror/state'
import type { WordPlace } from '../../../core/editing/original-diff-compare.ts'
import { refineChange } from '../../../core/episode/word-diff.ts'
import type { ChangeRow } from './change-list.ts'
import type { ChangeMark } from './editor/change-marks.ts'
import { lineOfTurn, turnsField } from './editor/turns.ts'
import { type WordInLine, wordPlaces } from './editor/word-places.ts'

/**
 * Where the changes stand in the document. Changes whose turn is just being typed in, or split, are left
 * out until the host has answered.
 */
export function changeMarksIn(
  state: EditorState,
  rows: readonly ChangeRow[],
  current: string | undefined,
): readonly ChangeMark[] {
  const { segments, lineTurns } = state.field(turnsField)
  if (lineTurns) return []
  const known = new Map<number, readonly WordInLine[]>()
  const placesOf = (segment: number): readonly WordInLine[] => {
    const places = known.get(segment) ?? placesIn(state, segments[segment], segment)
    known.set(segment, places)
    return places
  }
  const offsetOf = ({ segment, word }: WordPlace, isEnd: boolean): number | undefined => {
    if (segment >= state.doc.lines) return undefined
    const line = state.doc.line(segment + 1)
    const places = placesOf(segment)
    if (isEnd) return word === 0 ? line.from : places[word - 1] && line.from + (places[word - 1]?.to ?? 0)
    return places[word] ? line.from + (places[word]?.from ?? 0) : line.to
  }
  return rows.flatMap((row): readonly ChangeMark[] => {
    if (!row.words) return turnMarks(state, row)
    const { from, to, wasText, isText } = row.words
    const start = offsetOf(from, false)
    const end = isText === '' ? start : offsetOf(to, true)
    if (start === undefined || end === undefined || end < start) return []
    const { before, after } = refineChange(wasText, isText)
    const isOneLine = state.doc.lineAt(start).number === state.doc.lineAt(end).number
    return [
      {
        id: row.id,
        from: isOneLine ? start + before : start,
        to: isOneLine ? Math.max(start + before, end - after) : end,
        gone: isOneLine ? wasText.slice(before, wasText.length - after) : wasText,
        isCurrent: row.id === current,
      },
    ]
  })
}

/** Turns that are another speaker's have nothing to mark in their words, so they are marked at their edge alone. */
function turnMarks(state: EditorState, { id, segmentIds = [] }: ChangeRow): readonly ChangeMark[] {
  return segmentIds.flatMap((segmentId): readonly ChangeMark[] => {
    const line = lineOfTurn(state, segmentId)
    if (line === undefined) return []
    const { from } = state.doc.line(line)
    return [{ id, from, to: from, gone: '', isCurrent: false }]
  })
}

function placesIn(
  state: EditorState,
  segment: { readonly words: Parameters<typeof wordPlaces>[0] } | undefined,
  at: number,
): readonly WordInLine[] {
  if (!segment || at >= state.doc.lines) return []
  return wordPlaces(segment.words, state.doc.line(at + 1).text)
}
