import type { EditorState } from '@codemirror/state'
import type { Word } from '../../../core/episode/schema.ts'
import type { SegmentId } from '../../../core/ids.ts'
import { type Millis, millis } from '../../../core/time.ts'
import type { PlaceInTime, TurnFrame } from './editor/caret-time.ts'
import { infoField } from './editor/info.ts'
import { lineOfTurn, turnOfLine } from './editor/turns.ts'
import { wordPlaces } from './editor/word-places.ts'

/** When the turn of a line starts, and when the one after it does or the text ends. */
export function turnFrame(state: EditorState, line: number): TurnFrame {
  const info = state.field(infoField)
  const turn = turnOfLine(state, line)
  const next = turnOfLine(state, line + 1)
  return { start: turn && info.startOf(turn), next: next ? info.startOf(next)?.time : info.end }
}

/** When a word is said: measured, else reckoned between what is known before and after it. */
export function timeOfWord(state: EditorState, segmentId: SegmentId, word: number): PlaceInTime | undefined {
  const line = lineOfTurn(state, segmentId)
  const turn = line === undefined ? undefined : turnOfLine(state, line)
  if (line === undefined || !turn) return undefined
  return wordTime(turn.words, word, turnFrame(state, line))
}

/** When the words at a position of the document are said. */
export function timeOfPosition(state: EditorState, position: number): PlaceInTime | undefined {
  const line = state.doc.lineAt(Math.min(position, state.doc.length))
  const turn = turnOfLine(state, line.number)
  if (!turn) return undefined
  return wordTime(
    turn.words,
    wordAt(turn.words, line.text, position - line.from),
    turnFrame(state, line.number),
  )
}

function wordTime(words: readonly Word[], index: number, frame: TurnFrame): PlaceInTime | undefined {
  const measured = words[index]?.start
  if (measured !== undefined) return { time: measured, isEstimated: false }
  // The first word of a turn is said when the turn starts.
  if (index === 0 && frame.start) return frame.start
  const time = startsIn(words, frame)[index]
  return time === undefined ? frame.start : { time, isEstimated: true }
}

interface Reckoned {
  readonly start: Millis | undefined
  readonly next: Millis | undefined
  readonly starts: readonly (Millis | undefined)[]
}

const reckoned = new WeakMap<readonly Word[], Reckoned>()

/** The start of every word of a turn, worked out once: a list of places asks for many of them. */
function startsIn(words: readonly Word[], { start, next }: TurnFrame): Reckoned['starts'] {
  const known = reckoned.get(words)
  if (known && known.start === start?.time && known.next === next) return known.starts
  const starts = spread(words, start?.time, next)
  reckoned.set(words, { start: start?.time, next, starts })
  return starts
}

/** Between two times that are known the letters in between are spread evenly. */
function spread(
  words: readonly Word[],
  start: Millis | undefined,
  next: Millis | undefined,
): Reckoned['starts'] {
  const starts: (Millis | undefined)[] = []
  let from = { index: 0, letters: 0, time: start }
  let letters = 0
  const offsets: number[] = []
  const fill = (to: number, at: number, time: Millis | undefined): void => {
    for (let index = from.index; index < to; index += 1) {
      const part = at > from.letters ? ((offsets[index] ?? 0) - from.letters) / (at - from.letters) : 0
      const span = time === undefined || from.time === undefined ? 0 : Math.max(0, time - from.time)
      starts[index] = from.time === undefined ? undefined : millis(from.time + span * part)
    }
  }
  for (const [index, word] of words.entries()) {
    offsets.push(letters)
    if (word.start !== undefined) {
      fill(index, letters, word.start)
      from = { index, letters, time: word.start }
    }
    letters += word.text.length + 1
  }
  fill(words.length, letters, next)
  return starts
}

const found = new WeakMap<readonly Word[], { readonly text: string; readonly ends: readonly number[] }>()

/** Which word stands at an offset of its turn's line. */
function wordAt(words: readonly Word[], text: string, offset: number): number {
  const known = found.get(words)
  const ends = known?.text === text ? known.ends : wordPlaces(words, text).map(({ to }) => to)
  if (known?.text !== text) found.set(words, { text, ends })
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return Math.min(low, Math.max(0, words.length - 1))
}
