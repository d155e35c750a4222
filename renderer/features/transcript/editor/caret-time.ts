import type { Segment } from '../../../../core/episode/schema.ts'
import { type Millis, millis } from '../../../../core/time.ts'
import { wordPlaces } from './word-places.ts'

/** A time in the episode, and whether it is only reckoned. */
export interface PlaceInTime {
  readonly time: Millis
  readonly isEstimated: boolean
}

/** What is known of the time around a turn. */
export interface TurnFrame {
  /** When the turn starts, where that is known. */
  readonly start: PlaceInTime | undefined
  /** When the next turn starts. */
  readonly next: Millis | undefined
}

/**
 * The time of a place in a turn: that of the word there, else reckoned between what is known before and
 * after it by the letters in between. Undefined where nothing is known.
 */
export function timeInTurn(
  segment: Segment,
  text: string,
  offset: number,
  frame: TurnFrame,
): PlaceInTime | undefined {
  const places = wordPlaces(segment.words, text)
  const here = places.findLast(({ from }) => from <= offset) ?? places[0]
  if (here?.word.start !== undefined) return { time: here.word.start, isEstimated: false }
  const before = places.findLast(({ from, word }) => from <= offset && (word.start ?? word.end) !== undefined)
  const after = places.find(({ from, word }) => from > offset && word.start !== undefined)
  const from = before
    ? { time: before.word.end ?? before.word.start ?? millis(0), at: before.to }
    : frame.start && { time: frame.start.time, at: 0 }
  if (!from) return undefined
  const to = after ? { time: after.word.start, at: after.from } : { time: frame.next, at: text.length }
  if (to.time === undefined || to.at <= from.at) return { time: from.time, isEstimated: true }
  const part = Math.min(1, Math.max(0, (offset - from.at) / (to.at - from.at)))
  return { time: millis(from.time + (to.time - from.time) * part), isEstimated: true }
}
