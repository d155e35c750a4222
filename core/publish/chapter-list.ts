import { sortedByTime } from '../episode/chapters.ts'
import type { Chapter, Episode } from '../episode/schema.ts'
import type { ChapterEntry, ChapterList } from '../formats/format.ts'
import { publishable } from './address.ts'
import { foldLine } from './fold-line.ts'

/**
 * The chapters of an episode as chapter files know them, in order of start, hidden ones marked, with
 * what the file may say about the episode. Addresses no app could open are left out.
 */
export function chapterList(episode: Episode): ChapterList {
  const { title, show, enclosure } = episode
  const author = episode.people
    .filter((person) => person.role === 'host' && person.name.trim() !== '')
    .map((person) => foldLine(person.name))
    .join(', ')
  return {
    chapters: sortedByTime(episode.chapters).map(chapterEntry),
    ...(title.trim() !== '' && { title: foldLine(title) }),
    ...(show.title.trim() !== '' && { podcastName: foldLine(show.title) }),
    ...(author !== '' && { author }),
    ...(enclosure?.duration !== undefined && { duration: enclosure.duration }),
  }
}

function chapterEntry(chapter: Chapter): ChapterEntry {
  const url = publishable(chapter.url)
  const image = publishable(chapter.image)
  return {
    startTime: chapter.startTime,
    ...(chapter.endTime !== undefined && { endTime: chapter.endTime }),
    title: foldLine(chapter.title),
    ...(url !== undefined && { url }),
    ...(image !== undefined && { image }),
    ...(!chapter.inTableOfContents && { hidden: true as const }),
    ...(chapter.location && { location: chapter.location }),
    ...(chapter.extra && { extra: chapter.extra }),
  }
}
