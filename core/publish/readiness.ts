import type { Episode } from '../episode/schema.ts'
import { counted } from '../formats/syntax/lines.ts'
import type { PartReadiness, Readiness } from '../library/episode-summary.ts'

/** What the library knows of an episode besides its document. */
export interface ReadinessContext {
  /** Suggestions nobody has decided; absent when they were not looked for. */
  readonly openCorrections?: number
  /** Whether the files of the last export still say what the episode says; absent when there was none. */
  readonly isExported?: boolean
}

/** One part, and what is left of it in few words. */
interface Part {
  readonly state: PartReadiness
  readonly left?: string
}

/**
 * How far each part of an episode is, for the library's row. Cheap: nothing is rendered or parsed, and
 * only the first word of each turn is looked at. The caption is empty when nothing is left.
 */
export function readinessOf(episode: Episode, context: ReadinessContext = {}): Readiness {
  const transcript = transcriptPart(episode, context.openCorrections)
  const chapters = chaptersPart(episode)
  const people = peoplePart(episode)
  const notes = notesPart(episode)
  const files = filesPart(context.isExported)
  return {
    transcript: transcript.state,
    chapters: chapters.state,
    people: people.state,
    notes: notes.state,
    files: files.state,
    caption: captionOf([transcript, chapters, people, notes], files),
  }
}

/** The first two things left, errors first; the export itself only when it is all that is left. */
function captionOf(parts: readonly Part[], files: Part): string {
  const errors = parts.filter(({ state, left }) => state === 'error' && left)
  const others = parts.filter(({ state, left }) => state !== 'error' && left)
  const left = [...errors, ...others].map((part) => part.left ?? '')
  if (left.length === 0) return files.left ?? ''
  const shown = left.slice(0, 2).join(', ')
  return shown.charAt(0).toUpperCase() + shown.slice(1)
}

function transcriptPart({ transcript, people }: Episode, open: number | undefined): Part {
  const turns = (transcript?.segments ?? []).filter(({ words }) => words.length > 0)
  if (turns.length === 0) return { state: 'none', left: 'no transcript yet' }
  if (open !== undefined && open > 0) return { state: 'part', left: `${open} to review` }
  const named = new Set(people.flatMap(({ id, name }) => (name.trim() === '' ? [] : [id])))
  const unnamed = turns.filter(({ speaker }) => speaker === undefined || !named.has(speaker)).length
  if (unnamed === 0) return { state: 'done' }
  return {
    state: 'part',
    left: unnamed === turns.length ? 'speakers to name' : `${counted(unnamed, 'turn')} without a speaker`,
  }
}

/** Wrong is what every destination refuses: the same rules as the checks, counted and not explained. */
function chaptersPart({ chapters, enclosure }: Episode): Part {
  const listed = chapters.filter((chapter) => chapter.inTableOfContents)
  if (listed.length === 0) return { state: 'none', left: 'no chapters yet' }
  const starts = listed.map(({ startTime }) => startTime).sort((a, b) => a - b)
  const duration = enclosure?.duration ?? Number.POSITIVE_INFINITY
  const late = starts[0] === 0 ? 0 : 1
  const equal = starts.filter((start, index) => starts[index - 1] === start).length
  const beyond = starts.filter((start) => start >= duration).length
  const errors = late + equal + beyond
  if (errors > 0) return { state: 'error', left: counted(errors, 'chapter error') }
  const untitled = listed.filter(({ title }) => title.trim() === '').length
  return untitled > 0 ? { state: 'part', left: `${counted(untitled, 'chapter')} to name` } : { state: 'done' }
}

function peoplePart({ people, links }: Episode): Part {
  if (!people.some(({ name }) => name.trim() !== '')) return { state: 'none', left: 'no people yet' }
  const missing = links.filter(({ address }) => (address?.trim() ?? '') === '').length
  if (missing > 0) return { state: 'part', left: `${counted(missing, 'link')} to add` }
  const linked = new Set(links.map(({ personId }) => personId))
  const without = people.filter(
    ({ id, role, name }) => role === 'guest' && name.trim() !== '' && !linked.has(id),
  ).length
  return without > 0
    ? { state: 'part', left: without === 1 ? 'guest without a link' : `${without} guests without a link` }
    : { state: 'done' }
}

/** An empty template stands for the default one, so notes are there as soon as there is something to say. */
function notesPart({ showNotes, summary, chapters }: Episode): Part {
  if (showNotes.source === 'text') {
    return showNotes.text.trim() === '' ? { state: 'none', left: 'no show notes yet' } : { state: 'done' }
  }
  if (summary.trim() === '') {
    return chapters.length === 0
      ? { state: 'none', left: 'no show notes yet' }
      : { state: 'part', left: 'no description yet' }
  }
  return { state: 'done' }
}

function filesPart(isExported: boolean | undefined): Part {
  if (isExported === undefined) return { state: 'none', left: 'Not exported yet' }
  return isExported ? { state: 'done' } : { state: 'part', left: 'Changed since export' }
}
