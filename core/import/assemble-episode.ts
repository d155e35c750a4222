import type { ImportChoices, ImportWarning } from '../contract/import-shapes.ts'
import { brokenInvariant } from '../episode/invariants.ts'
import { newEpisode } from '../episode/new-episode.ts'
import { Episode, type Source } from '../episode/schema.ts'
import { assert } from '../errors.ts'
import { type EpisodeId, type IdSource, SoundbiteId } from '../ids.ts'
import type { Show } from '../show/schema.ts'
import { assembleChapters, tieToSegments } from './assemble-chapters.ts'
import { assembleLinks } from './assemble-links.ts'
import { assemblePeople } from './assemble-people.ts'
import { type AssembledTranscript, assembleTranscript } from './assemble-transcript.ts'
import type { Reading } from './reading.ts'
import { isLanguageTag } from './sources/keyed-value.ts'
import { titleFromFileName } from './title-in-text.ts'

/** What assembling needs from the world. */
export interface AssembleContext {
  readonly id: EpisodeId
  /** ISO 8601 in UTC. */
  readonly now: string
  readonly newId: IdSource
  /** Mustache template of the show notes. */
  readonly template: string
  /** The show it joins: its people keep their ids, headlines and pictures. */
  readonly show?: Show
  /** What provenance calls the source: its file name in `originals/`. The reading's name unless given. */
  readonly from?: string
}

/** A valid episode, and what could not be taken over as it was. */
export interface AssembledEpisode {
  readonly episode: Episode
  readonly warnings: readonly ImportWarning[]
}

/**
 * Makes an episode of what was found and what the person corrected. The result passes the schema and
 * the invariants; what would break them is left out or cut, with a warning. `choices.into` is not
 * looked at: to join an episode that exists, use `addToEpisode`.
 */
export function assembleEpisode(
  reading: Reading,
  choices: ImportChoices,
  context: AssembleContext,
): AssembledEpisode {
  const { found, material } = reading
  const { newId, show } = context
  const isLeftOut = (part: 'description' | 'chapters' | 'transcript'): boolean =>
    choices.leaveOut?.includes(part) ?? false
  const { people, byFoundName } = assemblePeople(reading, choices, show?.people ?? [], newId)
  const links = assembleLinks(reading, choices, byFoundName, newId)
  const chapters = assembleChapters(isLeftOut('chapters') ? [] : material.chapters, newId)
  const list = isLeftOut('transcript') ? undefined : material.transcript
  const spoken = list && assembleTranscript(list, people, newId)
  const base = newEpisode({
    ...namesOf(reading, choices, context),
    id: context.id,
    now: context.now,
    template: context.template,
  })
  const episode: Episode = {
    ...base,
    ...plainFields(reading, choices),
    show: showOf(reading, base.show.title, show),
    summary: isLeftOut('description') ? '' : found.description.join('\n\n').slice(0, longestProse),
    people: [...people, ...(spoken?.newPeople ?? [])],
    chapters:
      list && spoken ? tieToSegments(chapters.chapters, list, spoken.headingSegments) : chapters.chapters,
    ...(spoken && { transcript: withLanguage(spoken, base.language) }),
    soundbites: material.soundbites.map((soundbite) => ({
      ...soundbite,
      id: SoundbiteId.parse(newId('sb')),
    })),
    links: links.links,
    provenance: provenanceOf(reading, context.from ?? reading.name, choices),
  }
  return { episode: proved(episode), warnings: [...links.warnings, ...chapters.warnings] }
}

const longestLine = 10_000
const longestProse = 2_000_000

const cut = (text: string): string => text.slice(0, longestLine)

function namesOf(
  { found, name }: Reading,
  choices: ImportChoices,
  { show }: AssembleContext,
): { showTitle: string; title: string; language: string } {
  const title = choices.title?.trim() || found.title || titleFromFileName(name) || 'Untitled episode'
  const language = [found.language, show?.language].find((tag) => tag !== undefined && isLanguageTag(tag))
  return {
    showTitle: cut(choices.show?.trim() || found.show?.title || show?.title || ''),
    title: cut(title),
    language: language?.replaceAll('_', '-') ?? 'en',
  }
}

function showOf({ found }: Reading, title: string, known: Show | undefined): Episode['show'] {
  const isKnown = known !== undefined && known.title.toLowerCase() === title.toLowerCase()
  const summary = found.show?.summary
  const feedUrl = found.show?.feedUrl ?? (isKnown ? known.feedUrl : undefined)
  return {
    title: isKnown ? known.title : title,
    ...(isKnown && { id: known.id }),
    ...(summary !== undefined && { summary: summary.slice(0, longestProse) }),
    ...(feedUrl !== undefined && { feedUrl: cut(feedUrl) }),
  }
}

/** The facts that are taken over as they are. */
export function plainFields({ found, material }: Reading, choices: ImportChoices): Partial<Episode> {
  const { subtitle, type, guid, link, image, explicit, enclosure } = material.details
  const number = choices.number ?? found.number
  const { season, publishedAt, duration } = found
  return {
    ...(subtitle !== undefined && { subtitle: cut(subtitle) }),
    ...(type && { type }),
    ...(guid !== undefined && guid.length <= longestLine && { guid }),
    ...(link !== undefined && link.length <= longestLine && { link }),
    ...(image !== undefined && image.length <= longestLine && { image }),
    ...(explicit !== undefined && { explicit }),
    ...(enclosure && { enclosure: duration === undefined ? enclosure : { ...enclosure, duration } }),
    ...(number !== undefined && number > 0 && { number }),
    ...(season !== undefined && { season }),
    ...(publishedAt !== undefined && { publishedAt }),
  }
}

function withLanguage(
  { transcript }: AssembledTranscript,
  language: string,
): AssembledTranscript['transcript'] {
  return transcript.language === undefined ? { ...transcript, language } : transcript
}

/** Where each value came from; what the person typed over or left out came from nowhere in the source. */
function provenanceOf({ material }: Reading, from: string, choices: ImportChoices): Record<string, Source> {
  const typed = new Set<string>(choices.leaveOut?.map((part) => (part === 'description' ? 'summary' : part)))
  if (choices.title !== undefined) typed.add('title')
  if (choices.show !== undefined) typed.add('show')
  if (choices.number !== undefined) typed.add('number')
  const sources: Record<string, Source> = {}
  for (const [field, { fromLine, toLine }] of Object.entries(material.provenance)) {
    if (!typed.has(field)) sources[field] = { from: cut(from), fromLine, toLine }
  }
  return sources
}

/** Checks the whole document, so that what leaves this room can be stored. */
function proved(episode: Episode): Episode {
  const parsed = Episode.safeParse(episode)
  const issue = parsed.success ? undefined : parsed.error.issues[0]
  assert(
    parsed.success,
    `an assembled episode fits the schema, but ${issue?.path.join('.')}: ${issue?.message}`,
  )
  const broken = brokenInvariant(parsed.data)
  assert(broken === undefined, `an assembled episode keeps the invariants, but: ${broken}`)
  return parsed.data
}
