import type { ImportBlock, ImportFound } from '../contract/import-shapes.ts'
import type { ChapterEntry } from '../formats/format.ts'
import { orderChapters } from '../formats/syntax/chapter-list.ts'
import { type Part, partsOf } from './blocks.ts'
import { findChapterPassages, readEveryStamp } from './chapter-passages.ts'
import type { FoundDetails, LineRange } from './facts.ts'
import { headingWarning } from './heading-warning.ts'
import { type FoundLink, uniqueLinks } from './links-in-text.ts'
import { originalLine, type Page, type PageWarning, type Passage } from './page.ts'
import { readPageTranscript } from './page-transcript.ts'
import { isKept, type PromisedLink, promisesInPassage } from './promised-links.ts'
import { readDescription } from './read-description.ts'
import { activeFacts, readNaming } from './read-details.ts'
import { enclosureInLinks, linksOfParts } from './read-links.ts'
import { readPeople } from './read-people.ts'
import type { Material } from './reading.ts'
import { nearbyAddresses } from './special-passages.ts'
import { transcriptSummary } from './transcript-summary.ts'

/** What the blocks of a page say. */
export interface BlocksRead {
  readonly found: ImportFound
  readonly material: Material
  readonly warnings: readonly PageWarning[]
}

/** Reads every block of a page as what it is said to be; `name` is the file's. */
export function readBlocks(
  page: Page,
  blocks: readonly Pick<ImportBlock, 'kind' | 'fromLine' | 'toLine'>[],
  name: string,
): BlocksRead {
  const parts = partsOf(page, blocks)
  const naming = readNaming(parts, name)
  const { people, hosts, guests } = readPeople(page, parts, naming)
  const names = [...people.hosts, ...people.guests].map((person) => person.name)
  const chapters = readChapters(parts)
  const links = uniqueLinks(linksOfParts(parts, names, people, chapters.indexes))
  const promised = readPromised(parts, names, links)
  const description = readDescription(parts)
  const transcript = readPageTranscript(page, parts)
  const summary = transcript && transcriptSummary(transcript.cues)
  const { lines, details, isNamedAfterFile, ...named } = naming
  const found: ImportFound = {
    ...named,
    guests,
    hosts: hosts.map((host) => ({
      name: host,
      links: links.filter(({ owner }) => owner === host).map(({ label, address }) => ({ label, address })),
    })),
    description,
    chapters: chapters.entries.map(toFoundChapter),
    links: links.map(({ label, address, owner }) => ({
      label,
      address,
      ...(owner !== undefined && { owner }),
    })),
    promised: promised.map(({ label, sentence, owner, line }) => ({
      label,
      sentence,
      line,
      ...(owner !== undefined && { owner }),
    })),
    ...(summary && { transcript: summary }),
  }
  const material: Material = {
    people: activeFacts(parts).flatMap(({ fact }) => (fact.field === 'person' ? [fact.person] : [])),
    details: withEnclosure(details, parts),
    chapters: chapters.entries,
    soundbites: activeFacts(parts).flatMap(({ fact }) =>
      fact.field === 'soundbite' ? [fact.soundbite] : [],
    ),
    ...(transcript && { transcript: transcript.cues }),
    provenance: provenance(page, parts, lines),
  }
  const warnings = [
    ...people.warnings,
    ...chapters.warnings,
    ...(transcript?.warnings ?? []),
    ...namingWarnings(isNamedAfterFile, naming.title),
    ...headingWarning(material.transcript, material.chapters),
  ]
  return { found, material, warnings }
}

function withEnclosure(details: FoundDetails, parts: readonly Part[]): FoundDetails {
  const enclosure = details.enclosure ?? enclosureInLinks(parts)
  return enclosure ? { ...details, enclosure } : details
}

interface ChaptersRead {
  readonly entries: readonly ChapterEntry[]
  readonly warnings: readonly PageWarning[]
  /** Passages whose links are chapters' own. */
  readonly indexes: ReadonlyMap<Passage, ChapterEntry>
}

function readChapters(parts: readonly Part[]): ChaptersRead {
  const stated = activeFacts(parts).flatMap(({ fact, lines }) =>
    fact.field === 'chapter' ? [{ entry: fact.chapter, line: lines.fromLine }] : [],
  )
  const passages = parts
    .filter(({ passage, kind }) => kind === 'chapters' && passage.given?.kind !== 'chapters')
    .map(({ passage }) => passage)
  const listed = findChapterPassages(passages, ({ form }) => form !== 'code')
  const rows = listed.length > 0 ? listed : readEveryStamp(passages)
  const indexes = new Map<Passage, ChapterEntry>()
  for (const { index, titleIndex, chapter } of rows) {
    const passage = passages[titleIndex ?? index]
    if (passage) indexes.set(passage, chapter)
  }
  const inText = rows.map(({ index, chapter }) => ({ entry: chapter, line: passages[index]?.fromLine ?? 1 }))
  const all = stated.length > 0 ? stated : inText
  const { value, warnings } = orderChapters(all)
  const twice = stated.length > 0 && inText.length > 0 && stated.length !== inText.length
  return {
    entries: value.chapters,
    indexes,
    warnings: twice
      ? [
          ...warnings,
          {
            code: 'two-chapter-lists',
            message: 'The page lists its chapters twice. Galley took those its source states outright.',
            line: inText[0]?.line ?? 1,
          },
        ]
      : warnings,
  }
}

function toFoundChapter({
  startTime,
  endTime,
  title,
  url,
  image,
  hidden,
}: ChapterEntry): ImportFound['chapters'][number] {
  return {
    startTime,
    title,
    ...(endTime !== undefined && { endTime }),
    ...(url !== undefined && { url }),
    ...(image !== undefined && { image }),
    ...(hidden && { hidden }),
  }
}

function readPromised(
  parts: readonly Part[],
  names: readonly string[],
  links: readonly FoundLink[],
): PromisedLink[] {
  const passages = parts.map(({ passage }) => passage)
  const found: PromisedLink[] = []
  for (const [index, { passage, kind }] of parts.entries()) {
    if (passage.given?.kind === kind && kind !== 'description') continue
    if (kind !== 'promise' && kind !== 'description' && kind !== 'hosts' && kind !== 'links') continue
    const nearby = nearbyAddresses(passages, index)
    for (const promise of promisesInPassage(passage, names)) {
      const isKnown = found.some((one) => one.label === promise.label && one.owner === promise.owner)
      if (!isKnown && !isKept(promise, { nearby, links })) found.push(promise)
    }
  }
  return found
}

function namingWarnings(isNamedAfterFile: boolean, title: string | undefined): PageWarning[] {
  if (isNamedAfterFile) {
    return [
      {
        code: 'title-from-file-name',
        message: `The page has no title, so the file’s name stands in: “${title}”.`,
      },
    ]
  }
  return title === undefined
    ? [{ code: 'no-title', message: 'No title was found. Give the episode one before you create it.' }]
    : []
}

/** Which fields of the episode each kind of block fills. */
const fieldOfKind: Readonly<Partial<Record<ImportBlock['kind'], string>>> = {
  hosts: 'people',
  description: 'summary',
  chapters: 'chapters',
  links: 'links',
  promise: 'links',
  transcript: 'transcript',
}

function provenance(
  page: Page,
  parts: readonly Part[],
  lines: Readonly<Record<string, LineRange>>,
): Record<string, LineRange> {
  const ranges: Record<string, LineRange> = {}
  const widen = (field: string, { fromLine, toLine }: LineRange): void => {
    const from = originalLine(page, fromLine)
    const to = Math.max(from, originalLine(page, toLine))
    const known = ranges[field]
    ranges[field] = known
      ? { fromLine: Math.min(known.fromLine, from), toLine: Math.max(known.toLine, to) }
      : { fromLine: from, toLine: to }
  }
  for (const [field, range] of Object.entries(lines)) widen(field, range)
  for (const { passage, kind } of parts) {
    const field = fieldOfKind[kind]
    if (field !== undefined && passage.text !== '') widen(field, passage)
  }
  return ranges
}
