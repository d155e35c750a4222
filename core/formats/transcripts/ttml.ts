import { type Millis, millis } from '../../time.ts'
import type { Cue, CueList, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { type HeardWord, segmentCues } from '../syntax/heard-words.ts'
import { finishCues, languageIn } from '../syntax/json-cues.ts'
import { foldSpace } from '../syntax/lines.ts'
import { takeLabels } from '../syntax/speaker-labels.ts'
import { type TtmlClock, ttmlClock } from '../syntax/ttml-time.ts'
import { elementsOf, findElements, parseXml, textInside, type XmlElement } from '../syntax/xml.ts'

/** Timed text of the W3C, and the transcripts Apple Podcasts keeps in it, with a time for every word. */
export const ttml: TranscriptFormat = {
  kind: 'transcript',
  id: 'ttml',
  label: 'Timed text (TTML)',
  extensions: ['ttml', 'dfxp', 'xml'],
  mime: 'application/ttml+xml',
  specification: 'https://www.w3.org/TR/ttml2/',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'language']),
  detect(head) {
    if (!/^\s*</.test(head) || !/<(?:[\w-]{1,40}:)?tt[\s>]/.test(head)) return 0
    return /http:\/\/www\.w3\.org\/(?:ns\/ttml|\d{4}\/\d{2}\/ttaf1)/.test(head) ? 1 : 0.8
  },
  parse,
}

/** What holds for the elements inside an element. */
interface Scope {
  readonly clock: TtmlClock
  /** Ids of agents to the names of people. */
  readonly names: ReadonlyMap<string, string>
  readonly begin: Millis
  readonly speaker: string | undefined
}

function parse(text: string): Parsed<CueList> {
  const { roots, damage } = parseXml(text)
  const [root] = findElements(roots, 'tt')
  if (!root) throw formatError('This XML has no timed text (tt) in it.')
  const warnings: ParseWarning[] = damage ? [damage] : []
  const heads = findElements(root.children, 'head')
  const scope: Scope = {
    clock: ttmlClock(root.attributes),
    names: agentNames(heads),
    begin: millis(0),
    speaker: undefined,
  }
  const cues = findElements(root.children, 'body').flatMap((body) => readInside(body, scope, warnings))
  const [title] = findElements(heads, 'title')
  const about = { ...languageIn(root.attributes.get('lang')), ...titleOf(title) }
  return finishCues(takeLabels(cues, warnings), about, warnings)
}

function titleOf(element: XmlElement | undefined): { readonly title?: string } {
  const title = element ? foldSpace(textInside(element)) : ''
  return title === '' ? {} : { title }
}

function agentNames(heads: readonly XmlElement[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const agent of findElements(heads, 'agent')) {
    const id = agent.attributes.get('id')
    const [named] = findElements(agent.children, 'name')
    const name = named ? foldSpace(textInside(named)) : ''
    if (id !== undefined && name !== '') names.set(id, name)
  }
  return names
}

/** Reads a paragraph, or those inside a body or a division, whose own begin moves all of them. */
function readInside(element: XmlElement, outer: Scope, warnings: ParseWarning[]): readonly Cue[] {
  const [agent] = (element.attributes.get('agent') ?? '').trim().split(/\s+/)
  const speaker = agent ? (outer.names.get(agent) ?? agent) : outer.speaker
  if (element.local === 'p') return readParagraph(element, { ...outer, speaker }, warnings)
  const own = outer.clock(element.attributes.get('begin'))
  const scope = { ...outer, speaker, begin: millis(outer.begin + (own ?? 0)) }
  const found: Cue[] = []
  for (const child of elementsOf(element.children)) {
    if (child.local === 'metadata') continue
    for (const one of readInside(child, scope, warnings)) found.push(one)
  }
  return found
}

function readParagraph(element: XmlElement, scope: Scope, warnings: ParseWarning[]): readonly Cue[] {
  const { clock, speaker } = scope
  const begin = clock(element.attributes.get('begin'))
  const length = clock(element.attributes.get('dur'))
  const until =
    clock(element.attributes.get('end')) ?? (length === undefined ? undefined : (begin ?? 0) + length)
  const words = spansOf(element, clock)
  // Apple counts the words of a paragraph from the start of the episode, the standard from the paragraph's.
  const inside = begin !== undefined && words.some((word) => (word.start ?? begin) < begin) ? begin : 0
  const moved = words.map((word) => ({
    ...word,
    start: later(word.start, scope.begin + inside),
    end: later(word.end, scope.begin + inside),
  }))
  const start = later(begin, scope.begin)
  const cues = segmentCues({
    start,
    end: until === undefined ? undefined : later(millis(until), scope.begin),
    text: isApart(element) ? '' : readableText(element),
    speaker,
    words: moved,
  })
  if (cues.length === 0) {
    const message = 'This paragraph has no text and was left out.'
    warnings.push(warn('empty-cue', message, element.line))
  } else if (cues[0]?.start === undefined) {
    warnings.push(warn('bad-times', 'This paragraph has no time that can be read.', element.line))
  }
  return cues
}

function later(time: Millis | undefined, by: number): Millis | undefined {
  return time === undefined ? undefined : millis(time + by)
}

/** Spans with a time of their own; only the innermost, since sentences have times as well as their words. */
function spansOf(element: XmlElement, clock: TtmlClock): readonly HeardWord[] {
  return elementsOf(element.children).flatMap((span): readonly HeardWord[] => {
    const inner = spansOf(span, clock)
    const start = clock(span.attributes.get('begin'))
    if (inner.length > 0 || span.local !== 'span') return inner
    if (start === undefined && span.attributes.get('unit') !== 'word') return []
    const length = clock(span.attributes.get('dur'))
    const until = start !== undefined && length !== undefined ? millis(start + length) : undefined
    return [{ text: readableText(span), start, end: clock(span.attributes.get('end')) ?? until }]
  })
}

/** Whether words stand in spans of their own without spaces between, as Apple writes them. */
function isApart(element: XmlElement): boolean {
  return elementsOf(element.children).some((span) => span.attributes.get('unit') === 'word' || isApart(span))
}

/** The words of an element; a line break is a space, what is said about it is not said in it. */
function readableText(element: XmlElement): string {
  const said = (inside: XmlElement): string =>
    inside.children
      .map((child) => {
        if (typeof child === 'string') return child
        return child.local === 'br' ? ' ' : child.local === 'metadata' ? '' : said(child)
      })
      .join('')
  return foldSpace(said(element))
}
