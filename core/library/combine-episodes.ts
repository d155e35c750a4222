import { sortedByTime } from '../episode/chapters.ts'
import { brokenInvariant } from '../episode/invariants.ts'
import type { Episode, Segment, Transcript } from '../episode/schema.ts'
import { combineLists, type Listed } from './combine-lists.ts'
import { sameValue } from './same-value.ts'

/** What came of two versions of one episode that grew apart. */
export interface Combined {
  readonly episode: Episode
  /** Parts both sides changed differently, as a person calls them; there, ours was kept. */
  readonly clashes: readonly string[]
}

/** Three versions of one thing: the one both began with, ours, and the one found on the disk. */
export interface Three<T> {
  readonly base: T
  readonly ours: T
  readonly theirs: T
}

type Part = keyof Episode

const names: { readonly [P in Part]?: string } = {
  summary: 'the description',
  showNotes: 'the show notes',
  enclosure: 'the audio file',
  publishedAt: 'the date',
  people: 'people',
  chapters: 'chapters',
  links: 'links',
  corrections: 'corrections',
  answers: 'answers to suggestions',
  soundbites: 'soundbites',
  transcript: 'the transcript',
}
const lists = ['people', 'chapters', 'links', 'corrections', 'soundbites'] as const
/** Lists that are absent while they are empty. */
const sparseLists = ['answers'] as const
const records = ['show', 'showNotes', 'provenance'] as const
const counted: ReadonlySet<string> = new Set(['schemaVersion', 'id', 'revision', 'createdAt', 'updatedAt'])

/**
 * Combines two versions that grew from one, field by field and, in lists, id by id: what only one
 * side changed is taken from that side, what one side removed and the other changed stays, and where
 * both changed the same thing ours stays and the clash is named. The result obeys the invariants; its
 * revision is one above both.
 */
export function combineEpisodes(versions: Three<Episode>, now: string): Combined {
  const { ours, theirs } = versions
  const clashes = new Set<string>()
  const { transcript: _ours, ...combined } = combineFields(versions, clashes)
  for (const part of lists) combined[part] = combineListPart(versions, part, clashes)
  for (const part of sparseLists) {
    const items = combineListPart(versions, part, clashes)
    if (items.length > 0) combined[part] = items
    else delete combined[part]
  }
  const transcript = combineTranscripts(versions, clashes)
  if (transcript) Object.assign(combined, { transcript })
  const stamp = { revision: Math.max(ours.revision, theirs.revision) + 1, updatedAt: now }
  const episode = { ...withReferences(combined as Episode, versions), ...stamp }
  if (brokenInvariant(episode) === undefined) return { episode, clashes: [...clashes] }
  return { episode: { ...ours, ...stamp }, clashes: ['the whole episode'] }
}

function combineFields(versions: Three<Episode>, clashes: Set<string>): Record<string, unknown> {
  const { base, ours, theirs } = versions
  const result: Record<string, unknown> = { ...ours }
  const parts = new Set([...Object.keys(ours), ...Object.keys(theirs)]) as Set<Part>
  for (const part of parts) {
    if (counted.has(part) || part === 'transcript') continue
    if (isOneOf(lists, part) || isOneOf(sparseLists, part)) continue
    const three = { base: base[part], ours: ours[part], theirs: theirs[part] }
    const value = isOneOf(records, part) ? combineRecords(three, part, clashes) : pick(three, part, clashes)
    if (value === undefined) delete result[part]
    else result[part] = value
  }
  return result
}

/** Takes the side that changed. */
function pick<T>({ base, ours, theirs }: Three<T>, part: Part, clashes: Set<string>): T {
  if (sameValue(ours, theirs) || sameValue(theirs, base)) return ours
  if (sameValue(ours, base)) return theirs
  clashes.add(nameOf(part))
  return ours
}

function combineRecords(versions: Three<unknown>, part: Part, clashes: Set<string>): unknown {
  const [base, ours, theirs] = [versions.base, versions.ours, versions.theirs].map(
    (value) => (value ?? {}) as Record<string, unknown>,
  ) as [Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]
  const result: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const value = pick({ base: base[key], ours: ours[key], theirs: theirs[key] }, part, clashes)
    if (value !== undefined) result[key] = value
  }
  return result
}

function combineListPart(
  { base, ours, theirs }: Three<Episode>,
  part: (typeof lists)[number] | (typeof sparseLists)[number],
  clashes: Set<string>,
): readonly Listed[] {
  const { items, clashed } = combineLists<Listed>({
    base: base[part] ?? [],
    ours: ours[part] ?? [],
    theirs: theirs[part] ?? [],
  })
  if (clashed) clashes.add(nameOf(part))
  return part === 'chapters' ? sortedByTime(items as Episode['chapters']) : items
}

function combineTranscripts(versions: Three<Episode>, clashes: Set<string>): Transcript | undefined {
  const base = versions.base.transcript
  const ours = versions.ours.transcript
  const theirs = versions.theirs.transcript
  if (!base || !ours || !theirs) return pick({ base, ours, theirs }, 'transcript', clashes)
  const segments = combineLists<Segment>({
    base: base.segments,
    ours: ours.segments,
    theirs: theirs.segments,
  })
  if (segments.clashed) clashes.add(nameOf('transcript'))
  const language = pick(
    { base: base.language, ours: ours.language, theirs: theirs.language },
    'transcript',
    clashes,
  )
  return { ...(language !== undefined && { language }), segments: segments.items }
}

/** A person or correction that one side removed comes back where the other side still needs it. */
function withReferences(episode: Episode, versions: Three<Episode>): Episode {
  const people = new Set<string>()
  const corrections = new Set<string>()
  for (const { personId } of episode.links) if (personId) people.add(personId)
  for (const { speaker, words } of episode.transcript?.segments ?? []) {
    if (speaker) people.add(speaker)
    for (const { correctionId } of words) if (correctionId) corrections.add(correctionId)
  }
  return {
    ...episode,
    people: withMissing(episode.people, people, versions, 'people'),
    corrections: withMissing(episode.corrections, corrections, versions, 'corrections'),
  }
}

function withMissing<P extends 'people' | 'corrections'>(
  present: Episode[P],
  needed: ReadonlySet<string>,
  { base, ours, theirs }: Three<Episode>,
  part: P,
): Episode[P] {
  const here = new Set<string>(present.map((item) => item.id))
  const missing = [...needed].filter((id) => !here.has(id))
  if (missing.length === 0) return present
  const known = new Map<string, Listed>()
  for (const version of [base, theirs, ours]) for (const item of version[part]) known.set(item.id, item)
  const returned = missing.map((id) => known.get(id)).filter((item) => item !== undefined)
  return [...present, ...returned] as unknown as Episode[P]
}

function nameOf(part: Part): string {
  return names[part] ?? `the ${part}`
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value)
}
