import type { Episode, Word } from '../episode/schema.ts'
import type { SegmentId } from '../ids.ts'
import type { History } from './history.ts'
import { patched } from './patching.ts'

/**
 * The words an empty turn had before it was emptied, by what can be undone. Undefined where that is not known
 * any more, or where the turns around it are said at other times since, so that these times may not fit.
 */
export function wordsBeforeEmptied(
  episode: Episode,
  { done }: History,
  segmentId: SegmentId,
): readonly Word[] | undefined {
  const around = timesAround(episode, segmentId)
  let before = episode
  for (const { inversePatches } of done.toReversed()) {
    before = patched(before, inversePatches)
    const turn = before.transcript?.segments.find(({ id }) => id === segmentId)
    if (!turn) return undefined
    if (turn.words.length > 0) return timesAround(before, segmentId) === around ? turn.words : undefined
  }
  return undefined
}

/** When the turn before ends and the one after it begins, as one value to compare. */
function timesAround({ transcript }: Episode, segmentId: SegmentId): string {
  const turns = transcript?.segments ?? []
  const position = turns.findIndex(({ id }) => id === segmentId)
  return JSON.stringify([turns[position - 1]?.words.at(-1)?.end, turns[position + 1]?.words[0]?.start])
}
