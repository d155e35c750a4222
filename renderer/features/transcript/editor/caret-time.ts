import type { Word } from '../../../../core/episode/schema.ts'
import { timesInTurn } from '../../../../core/episode/transcript.ts'
import type { Millis } from '../../../../core/time.ts'
import { wordPlaces } from './word-places.ts'

/** A time in the episode, and whether it is only reckoned. */
export interface PlaceInTime {
  readonly time: Millis
  readonly isEstimated: boolean
}

/** What is known of the time around a turn. */
export interface TurnTimes {
  /** When the turn starts, where that is known. */
  readonly start: PlaceInTime | undefined
  /** When the next turn starts, or the last one was reckoned to end. */
  readonly next: Millis | undefined
  /** Length of the episode, where the turn is the last. */
  readonly duration: Millis | undefined
}

/** When a word of a turn is said: measured, else reckoned as every export does. Undefined where nothing is known. */
export function timeOfNth(words: readonly Word[], index: number, turn: TurnTimes): PlaceInTime | undefined {
  const time = timesInTurn(words, { ...turn, start: turn.start?.time })?.[index]?.start
  return time === undefined ? turn.start : { time, isEstimated: words[index]?.start === undefined }
}

const found = new WeakMap<readonly Word[], { readonly text: string; readonly starts: readonly number[] }>()

/** Which word stands at an offset of its turn's line, or before it. */
export function wordAt(words: readonly Word[], text: string, offset: number): number {
  const known = found.get(words)
  const starts = known?.text === text ? known.starts : wordPlaces(words, text).map(({ from }) => from)
  if (known?.text !== text) found.set(words, { text, starts })
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return Math.max(0, low - 1)
}
