import { type EditorState, type Range, StateEffect, StateField, type Transaction } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { SegmentId } from '../../../../core/ids.ts'
import { lineOfTurn, turnOfLine } from './turns.ts'
import { wordPlaces } from './word-places.ts'

/** One suspected place: words of a turn, and how it is marked. */
export interface Suspect {
  /** Names the place; given back when it is pressed. */
  readonly key: string
  readonly segmentId: SegmentId
  /** Words `from` up to, not including, `to`. */
  readonly from: number
  readonly to: number
  readonly look: 'suspected' | 'same' | 'current'
  /** What a screen reader adds to the words: "suspected, Sentry, 1 of 8". */
  readonly description: string
}

/** Shows which words are suspected, or none. */
export const setSuspects = StateEffect.define<readonly Suspect[]>()

const looks = { suspected: 'mk', same: 'mk same', current: 'mk a' } as const

/** Marks suspected words; typing moves the marks along, and typing into a suspected word takes its mark away. */
export const suspectMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = transaction.docChanged ? moved(marks, transaction) : marks
    for (const effect of transaction.effects)
      if (effect.is(setSuspects)) next = marksOf(transaction.state, effect.value, next)
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

function moved(marks: DecorationSet, transaction: Transaction): DecorationSet {
  const { startState, state, changes } = transaction
  if (startState.doc.length === 0) return Decoration.none
  let [first, last] = [state.doc.length, 0]
  changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    first = Math.min(first, fromB)
    last = Math.max(last, toB)
  })
  return marks.map(changes).update({
    filterFrom: first,
    filterTo: last,
    filter: (from, to, mark) => state.sliceDoc(from, to) === mark.spec.said,
  })
}

/** In a line that is being typed in, the marks stay as they are until its words have arrived. */
function marksOf(state: EditorState, suspects: readonly Suspect[], now: DecorationSet): DecorationSet {
  const byTurn = new Map<SegmentId, Suspect[]>()
  for (const suspect of suspects) {
    const known = byTurn.get(suspect.segmentId)
    if (known) known.push(suspect)
    else byTurn.set(suspect.segmentId, [suspect])
  }
  const ranges: Range<Decoration>[] = []
  for (const [segmentId, inTurn] of byTurn) {
    const number = lineOfTurn(state, segmentId)
    if (number === undefined) continue
    const line = state.doc.line(number)
    const turn = turnOfLine(state, number)?.words ?? []
    const words = wordPlaces(turn, line.text)
    if (words.length < turn.length) {
      now.between(line.from, line.to, (from, to, mark) => {
        ranges.push(mark.range(from, to))
      })
      continue
    }
    for (const suspect of inTurn) {
      const [first, last] = [words[suspect.from], words[suspect.to - 1]]
      if (!first || !last) continue
      const bare = withoutSigns(line.text, first.from, last.to)
      ranges.push(markOf(suspect, state, line.from + bare.from, line.from + bare.to))
    }
  }
  return Decoration.set(ranges, true)
}

const signsBefore = /^["'“‘(«¿¡[]+/u
const signsAfter = /[.,;:!?…"'”’)»\]]+$/u

/** A mark is of what was heard; the signs around it were not. Where there is nothing but signs, of those. */
function withoutSigns(
  text: string,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const words = text.slice(from, to)
  const start = from + (signsBefore.exec(words)?.[0].length ?? 0)
  const end = to - (signsAfter.exec(words)?.[0].length ?? 0)
  return start < end ? { from: start, to: end } : { from, to }
}

function markOf(suspect: Suspect, state: EditorState, from: number, to: number): Range<Decoration> {
  return Decoration.mark({
    tagName: 'mark',
    class: looks[suspect.look],
    attributes: { 'aria-description': suspect.description, 'data-suspect': suspect.key },
    key: suspect.key,
    said: state.sliceDoc(from, to),
  }).range(from, to)
}

/** A suspected place in the document. */
export interface MarkedPlace {
  readonly key: string
  readonly from: number
  readonly to: number
}

/** Where a suspected place is in the document now; undefined when typing took it away. */
export function markedPlace(state: EditorState, key: string): MarkedPlace | undefined {
  for (let at = state.field(suspectMarks).iter(); at.value; at.next())
    if (at.value.spec['key'] === key) return { key, from: at.from, to: at.to }
  return undefined
}

/** The suspected place after the caret, or before it; goes round at either end. */
export function nextMarkedPlace(state: EditorState, direction: 1 | -1): MarkedPlace | undefined {
  const { from: caretFrom, to: caretTo } = state.selection.main
  let first: MarkedPlace | undefined
  let last: MarkedPlace | undefined
  let before: MarkedPlace | undefined
  let after: MarkedPlace | undefined
  for (let at = state.field(suspectMarks).iter(); at.value; at.next()) {
    const place = { key: String(at.value.spec['key']), from: at.from, to: at.to }
    first ??= place
    last = place
    if (place.to < caretFrom || (place.to === caretFrom && place.from < caretFrom)) before = place
    if (!after && place.from >= caretTo && (place.from > caretFrom || caretFrom === caretTo)) after = place
  }
  return direction === 1 ? (after ?? first) : (before ?? last)
}
