import { type Millis, millis } from '../../time.ts'
import type { ChapterEntry, ChapterList, Parsed } from '../format.ts'

/** A chapter whose end is settled. */
export type EndedChapter = ChapterEntry & { readonly endTime: Millis }

/**
 * Settles the end of every chapter, for formats that cannot leave it open: its own end, else the next
 * start, else the end of the episode. The last chapter of an episode of unknown length gets no length,
 * which `withoutImpliedEnds` reads as an open end. No chapter ends before it starts.
 */
export function withEnds(chapters: readonly ChapterEntry[], duration?: Millis): readonly EndedChapter[] {
  return chapters.map((chapter, at) => ({ ...chapter, endTime: settledEnd(chapters, at, duration) }))
}

/** The end `withEnds` settles for one chapter of a list. */
export function settledEnd(chapters: readonly ChapterEntry[], at: number, duration?: Millis): Millis {
  const { startTime = millis(0), endTime } = chapters[at] ?? {}
  return millis(Math.max(endTime ?? chapters[at + 1]?.startTime ?? duration ?? startTime, startTime))
}

/** Takes away ends that say no more than the next start, so that a round trip makes no end explicit. */
export function withoutImpliedEnds(parsed: Parsed<ChapterList>): Parsed<ChapterList> {
  const { chapters } = parsed.value
  const kept = chapters.map((chapter, at): ChapterEntry => {
    const { endTime, ...open } = chapter
    return endTime === chapter.startTime || endTime === chapters[at + 1]?.startTime ? open : chapter
  })
  return { ...parsed, value: { ...parsed.value, chapters: kept } }
}
