import { formatTimestamp } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import { parseClock } from '../syntax/clock.ts'
import { formatError } from '../syntax/format-error.ts'
import { counted, excerpt, foldSpace } from '../syntax/lines.ts'
import {
  elementsOf,
  escapeXmlAttribute,
  findElements,
  parseXml,
  textInside,
  type XmlElement,
  type XmlNode,
} from '../syntax/xml.ts'

const namespace = 'http://podlove.org/simple-chapters'

/** Podlove Simple Chapters, as a file of its own or inside the items of a feed (read only there). */
export const podloveSimpleChapters: ChapterFormat = {
  kind: 'chapters',
  id: 'podlove-simple-chapters',
  label: 'Podlove Simple Chapters (XML)',
  extensions: ['psc', 'xml'],
  mime: 'application/xml',
  specification: 'https://podlove.org/simple-chapters/',
  carries: new Set(['startTime', 'title', 'url', 'image']),
  detect(head) {
    if (!/^\s*</.test(head)) return 0
    if (head.includes(namespace)) return 1
    if (/<(?:[\w-]+:)?chapters[\s>]/.test(head) && /<(?:[\w-]+:)?chapter\s[^>]*\bstart=/.test(head))
      return 0.9
    return /<rss[\s>]|<feed[\s>]/.test(head) ? 0.5 : 0
  },
  parse,
  serialise,
}

function parse(text: string): Parsed<ChapterList> {
  const { roots, damage } = parseXml(text)
  const lists = findLists(roots)
  const [list] = lists
  if (!list) throw formatError('This XML has no Podlove chapters in it.')
  const warnings: ParseWarning[] = damage ? [damage] : []
  if (lists.length > 1) {
    const rest = counted(lists.length - 1, 'more list')
    warnings.push(
      warn(
        'several-lists',
        `There are chapters of several episodes here; Galley read the first (${rest}).`,
        list.element.line,
      ),
    )
  }
  const found: FoundChapter[] = []
  for (const element of chaptersIn(list.element)) {
    const entry = readChapter(element, warnings)
    if (entry) found.push({ entry, line: element.line })
  }
  if (found.length === 0) {
    if (warnings.length > 0) throw formatError('No chapter in this file has a start time.', list.element.line)
    warnings.push(warn('no-chapters', 'The file has an empty list of chapters.', list.element.line))
  }
  return orderChapters(found, list.title === undefined ? {} : { title: list.title }, warnings)
}

interface PlacedList {
  readonly element: XmlElement
  /** The title of the feed item around the list. */
  readonly title?: string
}

/** Chapter lists in document order, each with the title of the item it stands in. */
function findLists(nodes: readonly XmlNode[], title?: string, found: PlacedList[] = []): PlacedList[] {
  for (const element of elementsOf(nodes)) {
    if (element.local === 'chapters' && (chaptersIn(element).length > 0 || isPodlove(element))) {
      found.push(title === undefined ? { element } : { element, title })
    } else {
      const isItem = element.local === 'item' || element.local === 'entry'
      findLists(element.children, isItem ? titleOf(element) : title, found)
    }
  }
  return found
}

function titleOf(item: XmlElement): string | undefined {
  const title = elementsOf(item.children).find((child) => child.name === 'title')
  const text = title && foldSpace(textInside(title))
  return text === '' ? undefined : text
}

/** Looks inside chapters too: in a damaged file an unclosed chapter holds the ones after it. */
function chaptersIn(list: XmlElement): readonly XmlElement[] {
  return findElements(list.children, 'chapter').flatMap((chapter) =>
    chapter.attributes.has('start') ? [chapter, ...chaptersIn(chapter)] : chaptersIn(chapter),
  )
}

function isPodlove(list: XmlElement): boolean {
  const prefix = list.name.slice(0, -list.local.length - 1)
  return list.attributes.get(prefix || 'xmlns') === namespace || prefix === 'psc' || prefix === 'sc'
}

function readChapter(element: XmlElement, warnings: ParseWarning[]): ChapterEntry | undefined {
  const written = element.attributes.get('start') ?? ''
  const startTime = parseClock(written)
  if (startTime === undefined) {
    warnings.push(
      warn(
        'bad-start-time',
        `“${excerpt(written)}” is not a time, so this chapter was left out.`,
        element.line,
      ),
    )
    return undefined
  }
  const title = foldSpace(element.attributes.get('title') ?? textInside(element))
  if (title === '') warnings.push(warn('no-title', 'This chapter has no title.', element.line))
  const url = element.attributes.get('href')?.trim()
  const image = element.attributes.get('image')?.trim()
  return { startTime, title, ...(url ? { url } : {}), ...(image ? { image } : {}) }
}

function serialise(list: ChapterList): string {
  const lines = listedChapters(list).map((chapter) => {
    const attributes = [
      ['start', formatTimestamp(chapter.startTime)],
      ['title', chapter.title],
      ['href', chapter.url],
      ['image', chapter.image],
    ] as const
    const written = attributes.flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}="${escapeXmlAttribute(value)}"`],
    )
    return `  <psc:chapter ${written.join(' ')}/>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<psc:chapters version="1.2" xmlns:psc="${namespace}">`,
    ...lines,
    '</psc:chapters>',
    '',
  ].join('\n')
}
