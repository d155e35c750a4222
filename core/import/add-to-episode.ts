import type { ImportChoices, ImportWarning } from '../contract/contract.ts'
import type { ChapterDraft, Edit } from '../editing/edit.ts'
import type { Chapter, Episode } from '../episode/schema.ts'
import { countingIds, type IdSource } from '../ids.ts'
import { assembleChapters } from './assemble-chapters.ts'
import { plainFields } from './assemble-episode.ts'
import { assembleLinks } from './assemble-links.ts'
import { assemblePeople } from './assemble-people.ts'
import { assembleTranscript } from './assemble-transcript.ts'
import type { Reading } from './reading.ts'

/** Edits that put a source into an episode, as one gesture, and what was kept as it was. */
export interface Addition {
  readonly edits: readonly Edit[]
  readonly warnings: readonly ImportWarning[]
}

/**
 * Puts what was read into an episode that exists. A transcript or chapter list takes the place of the present
 * one; chapters with the same start keep their id and all the list does not say. From a page come also people
 * and links that are not there yet, and facts the episode has none of; what a person wrote is never replaced.
 */
export function addToEpisode(
  reading: Reading,
  episode: Episode,
  choices: ImportChoices,
  newId: IdSource,
): Addition {
  const isLeftOut = (part: 'description' | 'chapters' | 'transcript'): boolean =>
    choices.leaveOut?.includes(part) ?? false
  const edits: Edit[] = []
  const warnings: ImportWarning[] = []
  const { people, byFoundName } = assemblePeople(reading, choices, [], newId, episode.people)
  for (const person of people) edits.push({ type: 'person.add', person })
  const list = reading.material.transcript
  if (list && !isLeftOut('transcript')) {
    const { transcript, newPeople } = assembleTranscript(list, [...episode.people, ...people], newId)
    for (const person of newPeople) edits.push({ type: 'person.add', person })
    const language = transcript.language ?? episode.transcript?.language ?? episode.language
    edits.push({ type: 'transcript.set', transcript: { ...transcript, language } })
  }
  if (!isLeftOut('chapters')) edits.push(...chapterEdits(reading, episode, warnings))
  const links = assembleLinks(reading, choices, byFoundName, newId, episode.links)
  for (const link of links.links) edits.push({ type: 'link.add', link })
  edits.push(...detailEdits(reading, episode, choices, isLeftOut('description')))
  return { edits, warnings: [...warnings, ...links.warnings] }
}

function chapterEdits({ material, makes }: Reading, episode: Episode, warnings: ImportWarning[]): Edit[] {
  if (material.chapters.length === 0) return []
  if (makes === 'transcript' && episode.chapters.length > 0) {
    warnings.push({
      code: 'chapters-kept',
      message:
        'The transcript has headings with times. The episode has chapters already, so those were kept.',
    })
    return []
  }
  const { chapters, warnings: cutShort } = assembleChapters(material.chapters, countingIds())
  warnings.push(...cutShort)
  const free = new Map<number, Chapter[]>()
  for (const chapter of episode.chapters) {
    const same = free.get(chapter.startTime)
    if (same) same.push(chapter)
    else free.set(chapter.startTime, [chapter])
  }
  const drafts = chapters.map(({ id: _id, ...chapter }): ChapterDraft => {
    const same = free.get(chapter.startTime)?.shift()
    return same ? { ...chapter, id: same.id } : chapter
  })
  return [{ type: 'chapter.replaceAll', chapters: drafts }]
}

/** Facts the episode has none of; `set` never replaces what is there. */
function detailEdits(
  reading: Reading,
  episode: Episode,
  choices: ImportChoices,
  withoutDescription: boolean,
): Edit[] {
  if (reading.makes !== 'episode') return []
  const { subtitle, season, number, guid, link, image, explicit, publishedAt, enclosure } = plainFields(
    reading,
    choices,
  )
  const summary = withoutDescription ? '' : reading.found.description.join('\n\n')
  const wanted = { subtitle, season, number, guid, link, image, explicit, publishedAt, enclosure }
  const set = Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => value !== undefined && episode[field as keyof typeof wanted] === undefined,
    ),
  )
  const all = { ...set, ...(summary !== '' && episode.summary === '' && { summary }) }
  return Object.keys(all).length === 0 ? [] : [{ type: 'details.change', set: all }]
}
