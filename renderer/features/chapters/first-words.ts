import { headingsBefore } from '../../../core/episode/chapters.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { joinWords } from '../../../core/episode/transcript.ts'
import type { ChapterId } from '../../../core/ids.ts'

/** About a sentence and a half. */
const mostWords = 24

/** The first words of each chapter that has a place in the transcript. */
export function firstWords(
  episode: Pick<Episode, 'chapters' | 'transcript'>,
): ReadonlyMap<ChapterId, string> {
  const byId = new Map(episode.transcript?.segments.map((segment) => [segment.id, segment]) ?? [])
  // Hidden chapters have no heading in the text, but the words they start with all the same.
  const listed = episode.chapters.map((chapter) => ({ ...chapter, inTableOfContents: true }))
  const words = new Map<ChapterId, string>()
  for (const [segmentId, chapters] of headingsBefore({ ...episode, chapters: listed })) {
    const said = byId.get(segmentId)?.words ?? []
    const text = joinWords(said.slice(0, mostWords)) + (said.length > mostWords ? ' …' : '')
    for (const chapter of chapters) words.set(chapter.id, text)
  }
  return words
}
