import type { Segment, Transcript } from '../../episode/schema.ts'
import { type ChapterId, type IdSource, type PersonId, SegmentId } from '../../ids.ts'
import type { Edit } from '../edit.ts'
import { replaceTurns } from '../replace-turns.ts'

/** A place at which a turn is to begin: word `at` of a turn; 0 is the start it has already. */
export interface Cut {
  readonly segmentId: SegmentId
  readonly at: number
  /** Who speaks from here; as before unless given. */
  readonly speaker?: PersonId | undefined
}

/** A heading to put before a word. */
export interface HeadingCut extends Cut {
  readonly chapterId: ChapterId
}

/**
 * The edits that make turns begin at the cuts: every word stays, in order and with its time; first parts
 * keep their id, so headings before them stay. Cuts outside their turn, and turns that are gone, are left
 * out. One edit for each turn that changes.
 */
export function turnEdits(transcript: Transcript, cuts: readonly Cut[], newId: IdSource): readonly Edit[] {
  return cutTranscript(transcript, cuts, newId).edits
}

/** The edits that put headings before words, splitting turns where one would stand inside. */
export function headingEdits(
  transcript: Transcript,
  headings: readonly HeadingCut[],
  newId: IdSource,
): readonly Edit[] {
  const { edits, idAt } = cutTranscript(transcript, headings, newId)
  const ties = headings.flatMap(({ chapterId, segmentId, at }): Edit[] => {
    const id = idAt(segmentId, at)
    return id === undefined ? [] : [{ type: 'chapter.change', chapterId, set: { segmentId: id } }]
  })
  return [...edits, ...ties]
}

interface CutTranscript {
  readonly edits: readonly Edit[]
  /** The turn that begins at a cut once the edits are applied. */
  readonly idAt: (segmentId: SegmentId, at: number) => SegmentId | undefined
}

function cutTranscript(transcript: Transcript, cuts: readonly Cut[], newId: IdSource): CutTranscript {
  const bySegment = new Map<SegmentId, Map<number, Cut>>()
  for (const cut of cuts) {
    const here = bySegment.get(cut.segmentId)
    if (here) here.set(cut.at, cut)
    else bySegment.set(cut.segmentId, new Map([[cut.at, cut]]))
  }
  const ids = new Map<string, SegmentId>()
  const edits = transcript.segments.flatMap((segment): Edit[] => {
    const here = bySegment.get(segment.id)
    if (!here) return []
    const parts = partsOf(segment, here, newId)
    for (const { at, part } of parts) ids.set(`${segment.id} ${at}`, part.id)
    const [only] = parts
    if (parts.length === 1 && only && only.part.speaker === segment.speaker) return []
    return [
      replaceTurns(
        [segment],
        parts.map(({ part }) => part),
      ),
    ]
  })
  return { edits, idAt: (segmentId, at) => ids.get(`${segmentId} ${at}`) }
}

interface Part {
  readonly at: number
  readonly part: Segment
}

function partsOf(segment: Segment, cuts: ReadonlyMap<number, Cut>, newId: IdSource): readonly Part[] {
  const { words } = segment
  const inside = [...cuts.keys()].filter((at) => at > 0 && at < words.length).sort((a, b) => a - b)
  return [0, ...inside].map((at, index, starts) => {
    const speaker = cuts.get(at)?.speaker ?? segment.speaker
    const id = at === 0 ? segment.id : SegmentId.parse(newId('sg'))
    return {
      at,
      part: {
        id,
        ...(speaker !== undefined && { speaker }),
        words: words.slice(at, starts[index + 1] ?? words.length),
      },
    }
  })
}
