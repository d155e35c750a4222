import { type FindQuery, findInLines } from '../episode/find-text.ts'
import type { Episode } from '../episode/schema.ts'
import { joinWords, segmentStart } from '../episode/transcript.ts'
import type { SegmentId } from '../ids.ts'
import type { Millis } from '../time.ts'

/** A turn as a search sees it, small enough to travel between threads. */
export interface SearchedTurn {
  readonly id: SegmentId
  readonly text: string
  readonly start?: Millis
}

/** A place in a turn with a little of what stands around it. */
export interface PlaceInTurn {
  readonly segmentId: SegmentId
  /** Which of the places of its turn, counting from 0. */
  readonly nth: number
  readonly time?: Millis
  readonly found: string
  readonly leftContext: string
  readonly rightContext: string
}

/** How many places there are, the first of them in context; or why the expression cannot be read. */
export type FoundInTurns =
  | { readonly kind: 'found'; readonly count: number; readonly places: readonly PlaceInTurn[] }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Letters of context on either side, and the most letters of a place that are shown. */
const context = 60
const longestShown = 200

/** The turns of an episode for a search. */
export function searchedTurns({ transcript }: Pick<Episode, 'transcript'>): readonly SearchedTurn[] {
  return (transcript?.segments ?? []).map((segment) => {
    const start = segmentStart(segment)
    const turn = { id: segment.id, text: joinWords(segment.words) }
    return start === undefined ? turn : { ...turn, start }
  })
}

/** Looks through the turns of one episode; `most` places are listed, all are counted. */
export function findInTurns(turns: readonly SearchedTurn[], query: FindQuery, most: number): FoundInTurns {
  const result = findInLines(
    turns.map(({ text }) => text),
    query,
  )
  if (result.kind === 'unreadable') return result
  let last = -1
  let nth = 0
  const places = result.matches.slice(0, most).flatMap(({ line, from, to }): readonly PlaceInTurn[] => {
    nth = line === last ? nth + 1 : 0
    last = line
    const turn = turns[line]
    if (!turn) return []
    const { id: segmentId, text, start } = turn
    return [
      {
        segmentId,
        nth,
        ...(start !== undefined && { time: start }),
        found: text.slice(from, Math.min(to, from + longestShown)),
        leftContext: text.slice(Math.max(0, from - context), from),
        rightContext: text.slice(to, to + context),
      },
    ]
  })
  return { kind: 'found', count: result.matches.length, places }
}
