import type { ImportChoices, ImportWarning } from '../contract/import-shapes.ts'
import type { ChapterDraft, Edit } from '../editing/edit.ts'
import type { Chapter, Episode, Transcript } from '../episode/schema.ts'
import type { CueList } from '../formats/format.ts'
import { countingIds, type IdSource } from '../ids.ts'
import { assembleChapters } from './assemble-chapters.ts'
import { plainFields } from './assemble-episode.ts'
import { assembleLinks } from './assemble-links.ts'
import { assemblePeople } from './assemble-people.ts'
import { assembleTranscript } from './assemble-transcript.ts'
import { newRecognition } from './new-recognition.ts'
import type { Reading } from './reading.ts'

/** Edits that put a source into an episode, as one gesture, and what was kept as it was. */
export interface Addition {
  readonly edits: readonly Edit[]
  readonly warnings: readonly ImportWarning[]
  /** The transcript as it was recognised, when one is brought: what changes will be compared with. */
  readonly original?: Transcript
}

/**
 * Puts what was read into an episode that exists. A transcript takes the place of the present one with all its
 * corrections that still fit; `kept` is the import that one came from. A chapter list takes the place of the
 * present one; chapters with the same start keep their id and all the list does not say. From a page come also people
 * and links that are not there yet, and facts the episode has none of; what a person wrote is never replaced.
 */
export function addToEpisode(
  reading: Reading,
  episode: Episode,
  choices: ImportChoices,
  newId: IdSource,
  kept?: Transcript,
): Addition {
  const isLeftOut = (part: 'description' | 'chapters' | 'transcript'): boolean =>
    choices.leaveOut?.includes(part) ?? false
  const edits: Edit[] = []
  const warnings: ImportWarning[] = []
  const { people, byFoundName } = assemblePeople(reading, choices, [], newId, episode.people)
  for (const person of people) edits.push({ type: 'person.add', person })
  const list = reading.material.transcript
  const withPeople = { ...episode, people: [...episode.people, ...people] }
  const brought =
    list && !isLeftOut('transcript') ? transcriptEdits(list, withPeople, choices, newId, kept) : undefined
  if (brought) edits.push(...brought.edits)
  if (!isLeftOut('chapters')) edits.push(...chapterEdits(reading, episode, warnings))
  const links = assembleLinks(reading, choices, byFoundName, newId, episode.links)
  for (const link of links.links) edits.push({ type: 'link.add', link })
  edits.push(...detailEdits(reading, episode, choices, isLeftOut('description')))
  return {
    edits,
    warnings: [...warnings, ...links.warnings],
    ...(brought && { original: brought.original }),
  }
}

function transcriptEdits(
  list: CueList,
  episode: Episode,
  choices: ImportChoices,
  newId: IdSource,
  kept: Transcript | undefined,
): { readonly edits: readonly Edit[]; readonly original: Transcript } {
  if (episode.transcript) return newRecognition(list, episode, kept, choices.recognition, newId)
  const { transcript, newPeople } = assembleTranscript(list, episode.people, newId)
  const original = { ...transcript, language: transcript.language ?? episode.language }
  return {
    edits: [
      ...newPeople.map((person): Edit => ({ type: 'person.add', person })),
      { type: 'transcript.set', transcript: original },
    ],
    original,
  }
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
