import type { ImportFound } from '../contract/import-shapes.ts'
import { type Millis, millis } from '../time.ts'
import type { Part } from './blocks.ts'
import type { Fact, FactField, FoundDetails, LineRange } from './facts.ts'
import { findDate, isOnlyDate, readInstant } from './instant.ts'
import {
  numberAtEnd,
  numberInFileName,
  type ReadTitle,
  readTitleLine,
  titleFromFileName,
  withoutShow,
} from './title-in-text.ts'

/** The facts of a page that still count: those whose lines are read as what their source says they are. */
export function activeFacts(parts: readonly Part[]): { readonly fact: Fact; readonly lines: LineRange }[] {
  return parts.flatMap(({ passage, kind }) =>
    passage.given?.kind === kind ? (passage.facts ?? []).map((fact) => ({ fact, lines: passage })) : [],
  )
}

/** What names the episode and its show, with the lines each value came from. */
export interface Naming {
  readonly show?: ImportFound['show']
  readonly title?: string
  readonly number?: number
  readonly season?: number
  readonly language?: string
  readonly publishedAt?: string
  readonly duration?: Millis
  readonly details: FoundDetails
  readonly lines: Readonly<Record<string, LineRange>>
  /** True when the page has no title and the file's name stands in. */
  readonly isNamedAfterFile: boolean
}

interface Stated {
  readonly value: string
  readonly lines: LineRange
}

/** Reads title, number, show and the other plain facts of a page. */
export function readNaming(parts: readonly Part[], fileName: string): Naming {
  const facts = activeFacts(parts)
  const stated = (field: FactField): Stated | undefined => {
    for (const { fact, lines } of facts) if (fact.field === field) return { value: fact.value, lines }
    return undefined
  }
  const showLine = textOfKind(parts, 'show')
  const show = readShow(parts, stated, showLine)
  const titled = readTitle(parts, stated, show?.value, fileName)
  const date = stated('publishedAt') ?? dateIn(showLine) ?? dateLine(parts)
  const language = stated('language')
  const duration = stated('duration')
  const season = stated('season')?.value
  const details = detailsOf(facts)
  const showTitle = show?.value ?? titled.show
  const summary = showSummary(parts, showTitle) ?? stated('showSummary')?.value
  const link = stated('showLink')?.value
  const feedUrl = stated('feedUrl')?.value
  const seasonNumber = Number(season ?? titled.season ?? 0)
  return {
    ...(showTitle !== undefined && {
      show: {
        title: showTitle,
        ...(summary !== undefined && { summary }),
        ...(link !== undefined && { link }),
        ...(feedUrl !== undefined && { feedUrl }),
      },
    }),
    ...(titled.title !== undefined && { title: titled.title }),
    ...(titled.number !== undefined && { number: titled.number }),
    ...(seasonNumber > 0 && { season: seasonNumber }),
    ...(language && { language: language.value }),
    ...(date && { publishedAt: date.value }),
    ...(duration && { duration: millis(Number(duration.value)) }),
    details,
    isNamedAfterFile: titled.isNamedAfterFile,
    lines: linesOf({
      show: show?.lines ?? titled.showLines,
      title: titled.lines,
      number: titled.numberLines,
      language: language?.lines,
      publishedAt: date?.lines,
    }),
  }
}

function linesOf(all: Readonly<Record<string, LineRange | undefined>>): Record<string, LineRange> {
  const known: Record<string, LineRange> = {}
  for (const [field, lines] of Object.entries(all)) {
    if (lines) known[field] = { fromLine: lines.fromLine, toLine: lines.toLine }
  }
  return known
}

function textOfKind(parts: readonly Part[], kind: 'show' | 'title'): Stated | undefined {
  const own = parts.filter(
    ({ passage, kind: read }) =>
      read === kind && passage.text !== '' && passage.given?.kind !== kind && !isOnlyDate(passage.text),
  )
  const best = own.find(({ passage }) => kind === 'title' && readTitleLine(passage.text).marked) ?? own[0]
  return best && { value: best.passage.text, lines: best.passage }
}

function readShow(
  parts: readonly Part[],
  stated: (field: FactField) => Stated | undefined,
  line: Stated | undefined,
): Stated | undefined {
  const fact = stated('show')
  if (fact) return fact
  if (!line) return showInSentence(parts)
  const date = findDate(line.value)
  const name = date ? line.value.slice(0, date.at).replace(/[\s:,–—-]+$/u, '') : line.value
  return name === '' || name.length > 120 ? showInSentence(parts) : { value: name, lines: line.lines }
}

/** "In this episode of Syntax, …" names the show in passing. */
function showInSentence(parts: readonly Part[]): Stated | undefined {
  for (const { passage, kind } of parts) {
    if (kind !== 'description') continue
    const match =
      /\b(?:episode|edition) of (?:the )?["“]?(\p{Lu}[\p{L}\p{N}'’&.]*(?: (?:\p{Lu}[\p{L}\p{N}'’&.]*|of|and|the|in|&)){0,5}?)["”]?(?: podcast)?(?=[,:]| with\b| we\b| I\b|$)/u.exec(
        passage.text.slice(0, 400),
      )
    if (match?.[1]) return { value: match[1], lines: passage }
  }
  return undefined
}

function dateIn(line: Stated | undefined): Stated | undefined {
  const date = line && findDate(line.value)
  const value = date && readInstant(date.text)
  return line && value !== undefined ? { value, lines: line.lines } : undefined
}

/** A line that is only a date says when the episode came out. */
function dateLine(parts: readonly Part[]): Stated | undefined {
  for (const { passage, kind } of parts) {
    if (kind !== 'title' || passage.given || !isOnlyDate(passage.text)) continue
    return dateIn({ value: passage.text, lines: passage })
  }
  return undefined
}

/** What several sources state of one fact is settled by the first of them. */
function detailsOf(facts: readonly { readonly fact: Fact }[]): FoundDetails {
  let details: FoundDetails = {}
  for (const { fact } of facts) if (fact.field === 'details') details = { ...fact.details, ...details }
  return details
}

interface Titled {
  readonly title?: string
  readonly number?: number
  readonly season?: number
  readonly show?: string
  readonly showLines?: LineRange
  readonly lines?: LineRange
  readonly numberLines?: LineRange
  readonly isNamedAfterFile: boolean
}

function readTitle(
  parts: readonly Part[],
  stated: (field: FactField) => Stated | undefined,
  show: string | undefined,
  fileName: string,
): Titled {
  const fact = stated('number')
  const known = fact ? Number(fact.value) : undefined
  const inFile = numberInFileName(fileName)
  const source = stated('title') ?? textOfKind(parts, 'title') ?? stated('weakTitle')
  if (!source) return titledAfterFile(fileName, known ?? inFile)
  const clean = withoutShow(source.value, show)
  const read = readTitleLine(clean)
  const end = numberAtEnd(clean, known ?? inFile)
  const number = known ?? read.number ?? inFile
  const named = read.show ?? (show === undefined ? end?.show : undefined)
  return {
    title: titleWithoutNumber(clean, read, known, show),
    isNamedAfterFile: false,
    lines: source.lines,
    ...(number !== undefined && { number, numberLines: fact?.lines ?? source.lines }),
    ...(read.season !== undefined && { season: read.season }),
    ...(named !== undefined && { show: named, showLines: source.lines }),
  }
}

function titledAfterFile(fileName: string, number: number | undefined): Titled {
  const title = titleFromFileName(fileName)
  return {
    isNamedAfterFile: title !== undefined,
    ...(title !== undefined && { title }),
    ...(number !== undefined && { number }),
  }
}

/** A number in the title goes only when it is the episode's, and when more than the show's name is left. */
function titleWithoutNumber(
  whole: string,
  read: ReadTitle,
  known: number | undefined,
  show: string | undefined,
): string {
  const agrees = known === undefined || read.number === undefined || read.number === known
  return agrees && read.title !== '' && !isShowName(read.title, show ?? read.show) ? read.title : whole
}

/** "The Loom Show #12" is a whole title: without its number only the show's name would be left. */
function isShowName(title: string, show: string | undefined): boolean {
  return show !== undefined && title.toLowerCase() === show.toLowerCase()
}

function showSummary(parts: readonly Part[], show: string | undefined): string | undefined {
  if (show === undefined) return undefined
  const paragraphs = parts
    .filter(({ passage, kind }) => kind === 'show' && passage.given?.kind !== 'show' && passage.text !== '')
    .map(({ passage }) => passage.text)
    .filter((text) => text !== show && !findDate(text) && text.length > show.length + 8)
  return paragraphs.length === 0 ? undefined : paragraphs.join('\n\n')
}
