import { AppError } from '../../errors.ts'
import { foldSpace } from '../../formats/syntax/lines.ts'
import { elementsOf, parseXml, textInside, type XmlElement } from '../../formats/syntax/xml.ts'
import { readInstant } from '../instant.ts'
import type { PageWarning } from '../page.ts'
import type { FeedItemRow } from '../reading.ts'
import { readTitleLine } from '../title-in-text.ts'
import { episodeNumber } from './keyed-value.ts'

/** A feed as its elements, in the order of the file. */
export interface Feed {
  readonly channel: XmlElement
  readonly items: readonly XmlElement[]
  readonly warnings: readonly PageWarning[]
}

/** Whether a text is an RSS, Atom or RDF feed. */
export function looksLikeFeed(text: string): boolean {
  const head = text.slice(0, 16_384)
  return /^<(?:[\w-]{1,20}:)?(?:rss|RDF|feed|channel)[\s>]/iu.test(
    head.slice(startOfRoot(head)).slice(0, 100),
  )
}

/** Passes over what may stand before the first element: declarations, comments, a document type. */
function startOfRoot(head: string): number {
  let at = 0
  while (at < head.length) {
    const start = at + (head.slice(at).length - head.slice(at).trimStart().length)
    const end = endOfProlog(head, start)
    if (end === -1) return start
    at = end
  }
  return at
}

function endOfProlog(head: string, start: number): number {
  const after = (wanted: string): number => {
    const found = head.indexOf(wanted, start)
    return found === -1 ? -1 : found + wanted.length
  }
  if (head.startsWith('<?', start)) return after('?>')
  if (head.startsWith('<!--', start)) return after('-->')
  if (!head.startsWith('<!', start)) return -1
  const subset = head.indexOf('[', start)
  const close = after('>')
  return subset !== -1 && subset < close ? after(']>') : close
}

/** Parses a feed. Throws `format-error` for XML that cannot be read and `nothing-found` for a feed without items. */
export function parseFeed(text: string): Feed {
  const { roots, damage } = parseXml(text)
  const root = roots.find(({ local }) => /^(?:rss|rdf|feed|channel)$/iu.test(local))
  if (!root)
    throw new AppError(
      'format-unknown',
      'This XML is not a feed. Nothing was changed. Choose what it is, or bring another file.',
    )
  const channel = /^(?:rss|rdf)$/iu.test(root.local) ? (childNamed(root, 'channel') ?? root) : root
  const items = [
    ...childrenNamed(channel, 'item'),
    ...childrenNamed(channel, 'entry'),
    ...(channel === root ? [] : childrenNamed(root, 'item')),
  ]
  if (items.length === 0) {
    throw new AppError(
      'nothing-found',
      'This feed lists no episodes. Nothing was saved. Check the address it came from.',
    )
  }
  const warnings = damage
    ? [
        {
          code: damage.code,
          message: damage.message,
          ...(damage.line !== undefined && { line: damage.line }),
        },
      ]
    : []
  return { channel, items, warnings }
}

/** The items of a feed as a list shows them, in the order of the feed. */
export function feedItemRows(feed: Feed): FeedItemRow[] {
  return feed.items.map((item) => {
    const title = itemTitle(item) ?? 'Untitled'
    const stated = episodeNumber(textOf(item, 'episode') ?? '')
    const number = stated === undefined ? readTitleLine(title).number : Number(stated)
    const guid = textOf(item, 'guid') ?? textOf(item, 'id')
    const publishedAt = itemDate(item)
    return {
      title,
      ...(number !== undefined && { number }),
      ...(guid !== undefined && { guid }),
      ...(publishedAt !== undefined && { publishedAt }),
    }
  })
}

/** The instant an item was published; undefined where it says none that can be read. */
export function itemDate(item: XmlElement): string | undefined {
  const written =
    textOf(item, 'pubDate') ?? textOf(item, 'published') ?? textOf(item, 'date') ?? textOf(item, 'updated')
  return written === undefined ? undefined : readInstant(written)
}

/** The title of an item: the one for players where it has one, since that comes without the number. */
export function itemTitle(item: XmlElement): string | undefined {
  const own = textOf(item, 'title', 'itunes') ?? textOf(item, 'title')
  return own === undefined ? undefined : foldSpace(own.replace(/<[^<>]{1,200}>/gu, ''))
}

/**
 * The children with a local name. `prefix` picks those of one vocabulary: elements without a prefix where none
 * is given and several share the name (`title`, `itunes:title`).
 */
export function childrenNamed(element: XmlElement, local: string, prefix?: string): readonly XmlElement[] {
  const wanted = local.toLowerCase()
  const all = elementsOf(element.children).filter((child) => child.local.toLowerCase() === wanted)
  if (prefix !== undefined) return all.filter(({ name }) => name.toLowerCase().startsWith(`${prefix}:`))
  const plain = all.filter(({ name }) => !name.includes(':'))
  return plain.length > 0 ? plain : all
}

/** The first child with a local name; see `childrenNamed`. */
export function childNamed(element: XmlElement, local: string, prefix?: string): XmlElement | undefined {
  return childrenNamed(element, local, prefix)[0]
}

/** The trimmed text of the first child with a local name; undefined for none and for an empty one. */
export function textOf(element: XmlElement, local: string, prefix?: string): string | undefined {
  const child = childNamed(element, local, prefix)
  const text = child === undefined ? '' : textInside(child).trim()
  return text === '' ? undefined : text
}
