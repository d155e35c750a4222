import type { Segment } from '../episode/schema.ts'
import type { Edit } from './edit.ts'
import { textOfTurns } from './edits/word-span.ts'

/** The edit that puts turns in the place of a run of them, for as long as the run says what it says now. */
export function replaceTurns(run: readonly [Segment, ...Segment[]], segments: readonly Segment[]): Edit {
  const [first] = run
  const last = run.at(-1) ?? first
  return {
    type: 'transcript.replaceSegments',
    first: first.id,
    last: last.id,
    before: textOfTurns(run),
    segments: [...segments],
  }
}

/** The edit that takes turns away, for as long as they say what they say now. */
export function removeTurns(turns: readonly Segment[]): Edit {
  return {
    type: 'transcript.removeSegments',
    segmentIds: turns.map(({ id }) => id),
    before: textOfTurns(turns),
  }
}
