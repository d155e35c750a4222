import type { ImportWarning } from '../contract/import-shapes.ts'
import { sortedByTime } from '../episode/chapters.ts'
import type { Chapter } from '../episode/schema.ts'
import type { ChapterEntry, CueList } from '../formats/format.ts'
import { ChapterId, type IdSource, type SegmentId } from '../ids.ts'

const longest = 10_000

/** Chapters of an episode from those of a source; what the document cannot hold is cut, with a warning. */
export function assembleChapters(
  entries: readonly ChapterEntry[],
  newId: IdSource,
): { readonly chapters: readonly Chapter[]; readonly warnings: readonly ImportWarning[] } {
  const warnings: ImportWarning[] = []
  const chapters = entries.map((entry): Chapter => {
    const { startTime, endTime, title, url, image, hidden, location, extra } = entry
    const endsBefore = endTime !== undefined && endTime < startTime
    if (endsBefore) {
      warnings.push({
        code: 'chapter-ends-early',
        message: `Chapter “${title.slice(0, 60)}” ended before it started, so its end was left out.`,
      })
    }
    return {
      id: ChapterId.parse(newId('ch')),
      startTime,
      ...(endTime !== undefined && !endsBefore && { endTime }),
      title: title.slice(0, longest),
      ...(url !== undefined && url.length <= longest && { url }),
      ...(image !== undefined && image.length <= longest && { image }),
      inTableOfContents: hidden !== true,
      ...(location && { location }),
      ...(extra && { extra }),
    }
  })
  return { chapters: sortedByTime(chapters), warnings }
}

/** Ties chapters that were headings of the transcript to the segments those headings stood before. */
export function tieToSegments(
  chapters: readonly Chapter[],
  { headings = [] }: CueList,
  headingSegments: ReadonlyMap<number, SegmentId>,
): readonly Chapter[] {
  const places = new Map<string, SegmentId>()
  for (const [index, { title, startTime }] of headings.entries()) {
    const segmentId = headingSegments.get(index)
    if (startTime !== undefined && segmentId !== undefined) places.set(`${startTime} ${title}`, segmentId)
  }
  if (places.size === 0) return chapters
  return chapters.map((chapter) => {
    const segmentId = places.get(`${chapter.startTime} ${chapter.title}`)
    return segmentId === undefined ? chapter : { ...chapter, segmentId }
  })
}
