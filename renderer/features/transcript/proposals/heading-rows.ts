import type { HeadingCut } from '../../../../core/editing/proposals/apply-cuts.ts'
import type { HeadingProposals } from '../../../../core/editing/proposals/propose-headings.ts'
import type { Chapter, Transcript } from '../../../../core/episode/schema.ts'
import type { ChapterId, SegmentId } from '../../../../core/ids.ts'

/** What a person set in the preview of headings. */
export interface HeadingAdjustments {
  readonly ticks: ReadonlyMap<ChapterId, boolean>
  /** The sentence a heading was moved to. */
  readonly moves: ReadonlyMap<ChapterId, number>
}

/** What stands before anything was set. */
export const noHeadingAdjustments: HeadingAdjustments = { ticks: new Map(), moves: new Map() }

/** One chapter of the preview. */
export interface HeadingRow {
  readonly chapter: Chapter
  readonly sentence: number
  readonly segmentId: SegmentId
  readonly at: number
  readonly isTicked: boolean
  readonly isMoved: boolean
  readonly confidence: number
  readonly reason: string
}

/** Below this a heading is more likely wrong than right, and is not taken unless a person says so. */
const worthTaking = 0.4

/** The headings of a preview, as adjusted, in the order of the chapters. */
export function headingRows(
  { headings, sentences }: HeadingProposals,
  transcript: Transcript,
  chapters: readonly Chapter[],
  { ticks, moves }: HeadingAdjustments,
): readonly HeadingRow[] {
  const byId = new Map(chapters.map((chapter) => [chapter.id, chapter]))
  return headings.flatMap((heading): HeadingRow[] => {
    const { chapterId, confidence, reason } = heading
    const chapter = byId.get(chapterId)
    if (!chapter) return []
    const sentence = moves.get(chapterId) ?? heading.sentence
    const place = sentences[sentence]
    const segment = place && transcript.segments[place.segment]
    const isMoved = sentence !== heading.sentence
    return [
      {
        chapter,
        sentence,
        segmentId: segment?.id ?? heading.segmentId,
        at: place?.from ?? heading.at,
        isTicked: ticks.get(chapterId) ?? (isMoved || confidence >= worthTaking),
        isMoved,
        confidence,
        reason,
      },
    ]
  })
}

/** The headings that were ticked, as they are put into the text. */
export function headingCutsOf(rows: readonly HeadingRow[]): readonly HeadingCut[] {
  return rows
    .filter(({ isTicked }) => isTicked)
    .map(({ chapter, segmentId, at }) => ({ chapterId: chapter.id, segmentId, at }))
}
