import type { PersonId } from '../ids.ts'
import type { Segment, Transcript, Word } from './schema.ts'

/** A transcript as one run of words, and where its turns begin. */
export interface WordRun {
  readonly words: readonly Word[]
  readonly segments: readonly Segment[]
  /** Position of the first word of each turn. */
  readonly starts: readonly number[]
}

/** All words of a transcript in a row. */
export function wordRun({ segments }: Transcript): WordRun {
  const words: Word[] = []
  const starts: number[] = []
  for (const segment of segments) {
    starts.push(words.length)
    for (const word of segment.words) words.push(word)
  }
  return { words, segments, starts }
}

/** Which turn holds the word at a position; the last of those that begin there. */
export function turnAt({ starts }: WordRun, at: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** Position after the last word of a turn. */
export function endOfTurn({ words, starts }: WordRun, turn: number): number {
  return starts[turn + 1] ?? words.length
}

/** Who says the word at a position; undefined where nobody is known to. */
export function speakerAt(run: WordRun, at: number): PersonId | undefined {
  return run.segments[turnAt(run, at)]?.speaker
}
