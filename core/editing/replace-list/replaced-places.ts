import type { Correction, Episode, Word } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import type { CorrectionId, SegmentId } from '../../ids.ts'

/** One place that was replaced and stands in the text as it was written. */
export interface ReplacedPlace {
  readonly correctionId: CorrectionId
  readonly segmentId: SegmentId
  /** Which word of the turn, as it stands now, the place begins with. */
  readonly word: number
  /** How many words it has. */
  readonly words: number
  /** What stood there before, and what stands there now. */
  readonly before: string
  readonly after: string
  readonly leftContext: string
  readonly rightContext: string
}

/** So many words of context are enough for a row. */
const contextWords = 8

/** Where some corrections stand in the text now, in its order; those that do not stand in it have no place. */
export function replacedPlaces(
  { corrections, transcript }: Pick<Episode, 'corrections' | 'transcript'>,
  correctionIds: readonly CorrectionId[],
): readonly ReplacedPlace[] {
  const wanted = new Set<CorrectionId>(correctionIds)
  const known = new Map<CorrectionId, Correction>()
  for (const correction of corrections) if (wanted.has(correction.id)) known.set(correction.id, correction)
  const places: ReplacedPlace[] = []
  for (const { id: segmentId, words } of transcript?.segments ?? []) {
    for (let from = 0; from < words.length; ) {
      const to = stretchEnd(words, from)
      const correctionId = words[from]?.correctionId
      const correction = correctionId === undefined ? undefined : known.get(correctionId)
      if (correction) {
        places.push({
          correctionId: correction.id,
          segmentId,
          word: from,
          words: to - from,
          before: joinWords(correction.before),
          after: joinWords(words.slice(from, to)),
          ...contextOf(words, from, to),
        })
      }
      from = to
    }
  }
  return places
}

/** The word after the stretch of one correction, or of none, that begins here. */
function stretchEnd(words: readonly Word[], from: number): number {
  const id = words[from]?.correctionId
  let to = from + 1
  while (to < words.length && words[to]?.correctionId === id) to += 1
  return to
}

function contextOf(
  words: readonly Word[],
  from: number,
  to: number,
): Pick<ReplacedPlace, 'leftContext' | 'rightContext'> {
  const left = joinWords(words.slice(Math.max(0, from - contextWords), from))
  const right = joinWords(words.slice(to, to + contextWords))
  return {
    leftContext: left === '' || words[from]?.joined ? left : `${left} `,
    rightContext: right === '' || words[to]?.joined ? right : ` ${right}`,
  }
}
