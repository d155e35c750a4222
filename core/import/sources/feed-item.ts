import { mediaTypeOf } from '../../episode/media-type.ts'
import { readSeconds } from '../../formats/syntax/clock.ts'
import { splitLines } from '../../formats/syntax/lines.ts'
import { elementsOf, textInside, type XmlElement } from '../../formats/syntax/xml.ts'
import { formatClock } from '../../time.ts'
import type { Fact, FoundDetails } from '../facts.ts'
import type { Page, PageWarning } from '../page.ts'
import { platformLabel } from '../platforms.ts'
import { childNamed, childrenNamed, type Feed, itemDate, itemTitle, textOf } from './feed.ts'
import { readHtml } from './html.ts'
import { episodeNumber, isLanguageTag, isWebAddress, readDuration } from './keyed-value.ts'
import { createLines, type LineWriter } from './line-writer.ts'
import { readPlainText } from './page-text.ts'

/** Writes one item of a feed as a page: what the feed states, each on a line, then the item's own notes. */
export function feedItemPage(feed: Feed, item: XmlElement): Page {
  const writer = createLines('feed')
  writeShow(feed.channel, writer)
  const title = itemTitle(item) ?? 'Untitled'
  writer.state(
    title,
    item.line,
    { kind: 'title', reason: 'The item’s title and facts' },
    itemFacts(feed, item, title),
  )
  for (const person of childrenNamed(item, 'person')) writePerson(person, writer)
  writeChapters(item, writer)
  const body = itemBody(item)
  if (body) writer.append(bodyPage(textInside(body)), body.line - 1)
  return { ...writer.page(), warnings: [...feed.warnings, ...attachments(item)] }
}

function writeShow(channel: XmlElement, writer: LineWriter): void {
  const title = textOf(channel, 'title')
  if (title === undefined) return
  const facts: Fact[] = [{ field: 'show', value: title }]
  const summary = textOf(channel, 'description') ?? textOf(channel, 'summary') ?? textOf(channel, 'subtitle')
  if (summary !== undefined)
    facts.push({
      field: 'showSummary',
      value: summary
        .replace(/<[^<>]{1,500}>/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim(),
    })
  const link = textOf(channel, 'link') ?? childNamed(channel, 'link')?.attributes.get('href')
  if (link !== undefined && isWebAddress(link)) facts.push({ field: 'showLink', value: link })
  const self = childrenNamed(channel, 'link', 'atom')
    .find(({ attributes }) => attributes.get('rel') === 'self')
    ?.attributes.get('href')
  if (self !== undefined && isWebAddress(self)) facts.push({ field: 'feedUrl', value: self })
  const language = textOf(channel, 'language')
  if (language !== undefined && isLanguageTag(language)) facts.push({ field: 'language', value: language })
  writer.state(title, channel.line, { kind: 'show', reason: 'The feed’s title' }, facts)
}

function itemFacts(feed: Feed, item: XmlElement, title: string): Fact[] {
  const facts: Fact[] = [{ field: 'title', value: title }]
  const number = episodeNumber(textOf(item, 'episode') ?? '')
  if (number !== undefined) facts.push({ field: 'number', value: number })
  const season = episodeNumber(textOf(item, 'season') ?? '')
  if (season !== undefined) facts.push({ field: 'season', value: season })
  const date = itemDate(item)
  if (date !== undefined) facts.push({ field: 'publishedAt', value: date })
  const duration = readDuration(textOf(item, 'duration') ?? '')
  if (duration !== undefined && duration > 0) facts.push({ field: 'duration', value: String(duration) })
  for (const soundbite of childrenNamed(item, 'soundbite')) {
    const startTime = readSeconds(soundbite.attributes.get('startTime'))
    const length = readSeconds(soundbite.attributes.get('duration'))
    const words = textInside(soundbite).trim()
    if (startTime !== undefined && length !== undefined) {
      facts.push({
        field: 'soundbite',
        soundbite: { startTime, duration: length, ...(words !== '' && { title: words }) },
      })
    }
  }
  facts.push({ field: 'details', details: itemDetails(feed, item) })
  return facts
}

function itemDetails({ channel }: Feed, item: XmlElement): FoundDetails {
  const guid = textOf(item, 'guid') ?? textOf(item, 'id')
  const link =
    textOf(item, 'link') ??
    childrenNamed(item, 'link')
      .find(({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate')
      ?.attributes.get('href')
  const subtitle = textOf(item, 'subtitle')
  const type = textOf(item, 'episodeType')?.toLowerCase()
  const explicit = readExplicit(textOf(item, 'explicit') ?? textOf(channel, 'explicit'))
  const image =
    childNamed(item, 'image', 'itunes')?.attributes.get('href') ??
    childNamed(item, 'thumbnail')?.attributes.get('url')
  const enclosure = readEnclosure(item)
  return {
    ...(guid !== undefined && { guid }),
    ...(link !== undefined && isWebAddress(link) && { link }),
    ...(subtitle !== undefined && { subtitle }),
    ...((type === 'full' || type === 'trailer' || type === 'bonus') && { type }),
    ...(explicit !== undefined && { explicit }),
    ...(image !== undefined && isWebAddress(image) && { image }),
    ...(enclosure && { enclosure }),
  }
}

function readExplicit(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (/^(?:true|yes|explicit)$/iu.test(text)) return true
  return /^(?:false|no|clean)$/iu.test(text) ? false : undefined
}

function readEnclosure(item: XmlElement): FoundDetails['enclosure'] {
  const element =
    childNamed(item, 'enclosure') ??
    childrenNamed(item, 'link').find(({ attributes }) => attributes.get('rel') === 'enclosure')
  const source = element?.attributes.get('url') ?? element?.attributes.get('href')
  if (!element || source === undefined || !isWebAddress(source)) return undefined
  const mediaType = (element.attributes.get('type') || mediaTypeOf(source) || 'audio/mpeg').slice(0, 128)
  const bytes = Number(element.attributes.get('length') ?? '')
  return { source, mediaType, ...(Number.isSafeInteger(bytes) && bytes > 0 && { bytes }) }
}

function writePerson(element: XmlElement, writer: LineWriter): void {
  const name = textInside(element).trim()
  if (name === '') return
  const role = (element.attributes.get('role') ?? 'host').trim().toLowerCase().slice(0, 64)
  const group = (element.attributes.get('group') ?? 'cast').trim().toLowerCase().slice(0, 64)
  const image = element.attributes.get('img')
  const address = element.attributes.get('href')
  const person = {
    name,
    role,
    group,
    from: 'the feed',
    ...(image !== undefined && isWebAddress(image) && { image }),
  }
  const links =
    address !== undefined && isWebAddress(address)
      ? [{ label: platformLabel(address) ?? 'Website', address }]
      : []
  writer.state(`${name} (${role})`, element.line, { kind: 'hosts', reason: 'People, from the feed' }, [
    { field: 'person', person, links },
  ])
}

function writeChapters(item: XmlElement, writer: LineWriter): void {
  const list = childrenNamed(item, 'chapters').find(({ children }) => elementsOf(children).length > 0)
  if (!list) return
  for (const element of childrenNamed(list, 'chapter')) {
    const startTime = readSeconds(element.attributes.get('start'))
    if (startTime === undefined) continue
    const title = element.attributes.get('title') ?? ''
    const url = element.attributes.get('href')
    const image = element.attributes.get('image')
    const chapter = { startTime, title, ...(url && { url }), ...(image && { image }) }
    writer.state(
      `${formatClock(startTime)} ${title}`,
      element.line,
      { kind: 'chapters', reason: 'Chapters, from the feed' },
      [{ field: 'chapter', chapter }],
    )
  }
}

/** The fullest notes an item has. */
function itemBody(item: XmlElement): XmlElement | undefined {
  const bodies = ['encoded', 'content', 'description', 'summary']
    .flatMap((local) => childrenNamed(item, local))
    .filter((element) => textInside(element).trim() !== '')
  const [first, ...others] = bodies
  if (!first) return childNamed(item, 'summary', 'itunes')
  // Some feeds put one line into the field for the whole notes and the notes into the one for a summary.
  return others.find((other) => textInside(other).length > textInside(first).length * 3) ?? first
}

function bodyPage(text: string): Page {
  if (/<\/?[a-z][^<>]{0,2000}>/iu.test(text)) return readHtml(text)
  const lines = splitLines(text)
  return { writtenIn: 'text', lines, passages: readPlainText(lines), warnings: [] }
}

function attachments(item: XmlElement): PageWarning[] {
  const warnings: PageWarning[] = []
  const transcript = childrenNamed(item, 'transcript')
    .map(({ attributes }) => attributes.get('url'))
    .find((url) => url !== undefined)
  const chapters = childrenNamed(item, 'chapters')
    .map(({ attributes }) => attributes.get('url'))
    .find((url) => url !== undefined)
  if (transcript !== undefined) {
    warnings.push({
      code: 'transcript-elsewhere',
      message: `The feed has a transcript at ${transcript}. Galley does not go online by itself: download the file and add it.`,
    })
  }
  if (chapters !== undefined) {
    warnings.push({
      code: 'chapters-elsewhere',
      message: `The feed has chapters at ${chapters}. Galley does not go online by itself: download the file and add it.`,
    })
  }
  return warnings
}
