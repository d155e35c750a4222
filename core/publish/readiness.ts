import { displayName, peopleOf } from '../episode/people.ts'
import type { Episode } from '../episode/schema.ts'
import type { PartReadiness, Readiness } from '../library/episode-summary.ts'

/** What the library knows of an episode besides its document. */
export interface ReadinessContext {
  /** Suggestions nobody has decided; absent when they were not looked for. */
  readonly openCorrections?: number
  /** The revision last exported; absent when it never was. */
  readonly exportedRevision?: number
}

/** How far a part is, and what is left of it as a fragment for the caption. */
interface Part {
  readonly is: PartReadiness
  readonly left?: string
}

const done: Part = { is: 'done' }

/** How far each part of an episode is, for the library's row. Cheap: nothing is rendered or parsed. */
export function readinessOf(episode: Episode, context: ReadinessContext = {}): Readiness {
  const transcript = transcriptPart(episode, context)
  const chapters = chaptersPart(episode)
  const people = peoplePart(episode)
  const notes = notesPart(episode)
  const files = filesPart(episode, context)
  const parts = [chapters, transcript, people, notes, files]
  const first = parts.find((part) => part.is === 'error') ?? parts.find((part) => part.left !== undefined)
  return {
    transcript: transcript.is,
    chapters: chapters.is,
    people: people.is,
    notes: notes.is,
    files: files.is,
    caption: first?.left ?? '',
  }
}

function transcriptPart({ transcript, people }: Episode, { openCorrections = 0 }: ReadinessContext): Part {
  if (!transcript || transcript.segments.length === 0) return { is: 'none', left: 'No transcript yet' }
  if (openCorrections > 0)
    return { is: 'part', left: counted(openCorrections, 'correction to review', 'corrections to review') }
  const speakers = new Set(transcript.segments.map((segment) => segment.speaker))
  const unnamed = people.filter((person) => person.name === '' && speakers.has(person.id)).length
  if (unnamed > 0) return { is: 'part', left: counted(unnamed, 'speaker to name', 'speakers to name') }
  return speakers.has(undefined) ? { is: 'part', left: 'Speakers to set' } : done
}

function chaptersPart({ chapters }: Episode): Part {
  const [first] = chapters
  if (!first) return { is: 'none', left: 'No chapters yet' }
  if (first.startTime > 0) return { is: 'error', left: 'First chapter is not at 0:00' }
  if (chapters.some((chapter, i) => chapters[i + 1]?.startTime === chapter.startTime)) {
    return { is: 'error', left: 'Two chapters start together' }
  }
  const untitled = chapters.filter(
    (chapter) => chapter.inTableOfContents && chapter.title.trim() === '',
  ).length
  return untitled > 0
    ? { is: 'part', left: counted(untitled, 'chapter to title', 'chapters to title') }
    : done
}

function peoplePart(episode: Episode): Part {
  if (episode.people.length === 0) return { is: 'none', left: 'No people yet' }
  const missing = episode.links.filter((link) => !link.address).length
  if (missing > 0) return { is: 'part', left: counted(missing, 'link to add', 'links to add') }
  const linked = new Set(episode.links.map((link) => link.personId))
  const guest = peopleOf(episode, 'guest').find((person) => !linked.has(person.id))
  return guest ? { is: 'part', left: `No link for ${displayName(guest)}` } : done
}

function notesPart({ showNotes, summary }: Episode): Part {
  const written = showNotes.source === 'template' ? showNotes.template : showNotes.text
  if (written.trim() === '') return { is: 'none', left: 'No show notes yet' }
  return showNotes.source === 'template' && summary.trim() === ''
    ? { is: 'part', left: 'No description yet' }
    : done
}

function filesPart({ revision }: Episode, { exportedRevision }: ReadinessContext): Part {
  if (exportedRevision === undefined) return { is: 'none', left: 'Not exported yet' }
  return exportedRevision === revision ? done : { is: 'part', left: 'Changed since the export' }
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
