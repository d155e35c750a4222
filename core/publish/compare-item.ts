import { sortedByTime } from '../episode/chapters.ts'
import type { Episode } from '../episode/schema.ts'
import { elementsOf, parseXml, textInside, type XmlElement } from '../formats/syntax/xml.ts'
import { formatTimestamp } from '../time.ts'
import { publishable, publishableWeb } from './address.ts'
import type { FeedItemParts } from './feed-item.ts'
import { foldLine } from './fold-line.ts'

/**
 * The first difference between an episode and a feed item, read again; undefined when there is none. It
 * reads the XML with a parser and the values from the episode, so a fault of the writer is seen.
 */
export function itemDifference(episode: Episode, parts: FeedItemParts, xml: string): string | undefined {
  const { roots, damage } = parseXml(xml)
  const [item] = roots
  if (damage || !item || roots.length !== 1 || item.local !== 'item') return 'it is not one well-formed item.'
  return (
    textDifference(episode, parts, item) ??
    creditDifference(episode, item) ??
    chapterDifference(episode, item) ??
    fileDifference(parts, item)
  )
}

const all = (item: XmlElement, name: string): XmlElement[] =>
  elementsOf(item.children).filter((one) => one.name === name)

function textDifference(
  episode: Episode,
  { notes, show }: FeedItemParts,
  item: XmlElement,
): string | undefined {
  const explicit = episode.explicit ?? show?.explicit
  const expected: readonly (readonly [string, string | undefined])[] = [
    ['title', foldLine(episode.title)],
    ['itunes:title', foldLine(episode.title)],
    ['guid', episode.guid?.trim()],
    ['link', publishableWeb(episode.link)],
    ['itunes:season', episode.season?.toString()],
    ['itunes:episode', episode.number?.toString()],
    ['itunes:episodeType', episode.type],
    ['itunes:explicit', explicit?.toString()],
    ['description', notes.html.trim()],
    ['content:encoded', notes.fullHtml.trim()],
  ]
  const wrong = expected.find(([name, value]) => {
    const [found] = all(item, name)
    return (found ? textInside(found) : '') !== (value ?? '')
  })
  return wrong && `its ${wrong[0]} differs.`
}

function creditDifference(episode: Episode, item: XmlElement): string | undefined {
  const named = episode.people.filter(({ name }) => name.trim() !== '')
  const found = all(item, 'podcast:person')
  if (found.length !== named.length)
    return `there should be ${named.length} people, and ${found.length} were read.`
  const at = named.findIndex((person, index) => {
    const element = found[index]
    if (!element) return true
    const link = episode.links.find(
      (one) => one.personId === person.id && publishableWeb(one.address) !== undefined,
    )
    const name = foldLine(person.name)
    const shown = textInside(element)
    const isSame = shown === name || ([...name].length > 128 && name.startsWith(shown.slice(0, -1)))
    return (
      !isSame ||
      element.attributes.get('href') !== publishableWeb(link?.address) ||
      (element.attributes.get('role') ?? '') !== foldLine(person.role).toLowerCase()
    )
  })
  return at === -1 ? undefined : `the credit of ${foldLine(named[at]?.name ?? '')} differs.`
}

function chapterDifference(episode: Episode, item: XmlElement): string | undefined {
  const listed = sortedByTime(episode.chapters).filter(({ inTableOfContents }) => inTableOfContents)
  const found = elementsOf(all(item, 'psc:chapters')[0]?.children ?? [])
  if (found.length !== listed.length)
    return `there should be ${listed.length} chapters, and ${found.length} were read.`
  const at = listed.findIndex(({ startTime, title, url }, index) => {
    const attributes = found[index]?.attributes
    return (
      attributes?.get('start') !== formatTimestamp(startTime) ||
      attributes.get('title') !== foldLine(title) ||
      attributes.get('href') !== publishable(url)
    )
  })
  return at === -1 ? undefined : `chapter ${at + 1}, “${listed[at]?.title ?? ''}”, differs.`
}

function fileDifference({ files }: FeedItemParts, item: XmlElement): string | undefined {
  const found = [...all(item, 'podcast:chapters'), ...all(item, 'podcast:transcript')]
  const read = found.map(({ attributes }) => `${attributes.get('url')} ${attributes.get('type')}`).sort()
  const expected = files.map(({ url, type }) => `${url} ${type}`).sort()
  return read.join('\n') === expected.join('\n') ? undefined : 'the files it points to differ.'
}
