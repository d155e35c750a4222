import { sortedByTime } from '../episode/chapters.ts'
import type { Episode, Person } from '../episode/schema.ts'
import type { PersonId } from '../ids.ts'
import type { Show } from '../show/schema.ts'
import { formatTimestamp, toSeconds } from '../time.ts'
import { publishable, publishableWeb } from './address.ts'
import { chapterList } from './chapter-list.ts'
import { foldLine } from './fold-line.ts'
import type { RenderedNotes } from './notes/render-notes.ts'
import { block, cdata, element, type Xml, xmlText } from './xml-text.ts'

/** A file of the bundle the item points to. */
export interface LinkedFile {
  /** A file name: the producer's host puts its own address before it. */
  readonly url: string
  readonly type: string
  readonly kind: 'chapters' | 'transcript'
  /** Its times are those of captions. */
  readonly captions?: boolean
}

/** What an item holds besides the episode itself. */
export interface FeedItemParts {
  readonly notes: RenderedNotes
  readonly files: readonly LinkedFile[]
  readonly show?: Show
}

const namespaces: Readonly<Record<string, string>> = {
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
  'xmlns:psc': 'http://podlove.org/simple-chapters',
}

/**
 * The `<item>` of an RSS feed, to be pasted into one: well formed by itself, every namespace declared on
 * it, and no XML declaration, which may not stand inside a feed. What the episode does not say is left
 * out; what a feed needs is a matter for the checks.
 */
export function feedItem(episode: Episode, { notes, files, show }: FeedItemParts): string {
  return xmlText(
    block('item', namespaces, [
      ...naming(episode),
      ...description(notes),
      ...enclosure(episode),
      ...appleTags(episode, show),
      ...numbering(episode),
      ...linkedFiles(files, episode),
      ...people(episode),
      ...soundbites(episode),
      ...simpleChapters(episode),
    ]),
  )
}

function naming(episode: Episode): Xml[] {
  const title = foldLine(episode.title)
  const link = publishableWeb(episode.link)
  return [
    element('title', title),
    element('itunes:title', title),
    ...(episode.subtitle ? [element('itunes:subtitle', foldLine(episode.subtitle))] : []),
    ...(link ? [element('link', link)] : []),
    ...(episode.guid ? [element('guid', episode.guid.trim(), { isPermaLink: 'false' })] : []),
    ...(episode.publishedAt ? [element('pubDate', feedDate(episode.publishedAt))] : []),
  ]
}

function description(notes: RenderedNotes): Xml[] {
  return [
    ...(notes.html === '' ? [] : [cdata('description', notes.html.trim())]),
    ...(notes.fullHtml === '' ? [] : [cdata('content:encoded', notes.fullHtml.trim())]),
  ]
}

function enclosure({ enclosure: media }: Episode): Xml[] {
  const url = publishableWeb(media?.source)
  if (!media || url === undefined) return []
  return [element('enclosure', '', { url, length: String(media.bytes ?? 0), type: media.mediaType })]
}

function appleTags(episode: Episode, show: Show | undefined): Xml[] {
  const explicit = episode.explicit ?? show?.explicit
  const image = publishableWeb(episode.image)
  const { duration } = episode.enclosure ?? {}
  return [
    ...(duration === undefined ? [] : [element('itunes:duration', String(Math.round(duration / 1000)))]),
    element('itunes:episodeType', episode.type),
    ...(explicit === undefined ? [] : [element('itunes:explicit', String(explicit))]),
    ...(image ? [element('itunes:image', '', { href: image })] : []),
  ]
}

function numbering({ season, number }: Episode): Xml[] {
  return [
    ...(season === undefined
      ? []
      : [element('itunes:season', String(season)), element('podcast:season', String(season))]),
    ...(number === undefined
      ? []
      : [element('itunes:episode', String(number)), element('podcast:episode', String(number))]),
  ]
}

function linkedFiles(files: readonly LinkedFile[], episode: Episode): Xml[] {
  const language = episode.transcript?.language ?? episode.language
  return files.map(({ kind, url, type, captions }) =>
    kind === 'chapters'
      ? element('podcast:chapters', '', { url, type })
      : element('podcast:transcript', '', { url, type, language, ...(captions && { rel: 'captions' }) }),
  )
}

/** The longest name, season or title the podcast namespace takes, in characters. */
const longestNodeText = 128

// A person's address is the first of their links: without one the tag names nobody in particular.
function people(episode: Episode): Xml[] {
  const addresses = new Map<PersonId, string>()
  for (const link of episode.links) {
    const address = publishableWeb(link.address)
    if (link.personId && address !== undefined && !addresses.has(link.personId))
      addresses.set(link.personId, address)
  }
  return episode.people
    .filter((person) => person.name.trim() !== '')
    .map((person) =>
      element('podcast:person', cut(person.name), personAttributes(person, addresses.get(person.id))),
    )
}

function personAttributes(person: Person, href: string | undefined): Record<string, string> {
  const img = publishableWeb(person.image)
  return {
    ...(person.role !== '' && { role: foldLine(person.role).toLowerCase() }),
    ...(person.group !== '' && { group: foldLine(person.group).toLowerCase() }),
    ...(img !== undefined && { img }),
    ...(href !== undefined && { href }),
  }
}

function soundbites(episode: Episode): Xml[] {
  return episode.soundbites.map(({ startTime, duration, title }) =>
    element('podcast:soundbite', cut(title ?? ''), {
      startTime: String(toSeconds(startTime)),
      duration: String(toSeconds(duration)),
    }),
  )
}

function simpleChapters(episode: Episode): Xml[] {
  const listed = sortedByTime(chapterList(episode).chapters).filter((chapter) => chapter.hidden !== true)
  if (listed.length === 0) return []
  const chapters = listed.map(({ startTime, title, url, image }) =>
    element('psc:chapter', '', {
      start: formatTimestamp(startTime),
      title,
      ...(publishable(url) && { href: url }),
      ...(publishable(image) && { image }),
    }),
  )
  return [block('psc:chapters', { version: '1.2' }, chapters)]
}

function cut(text: string): string {
  const folded = foldLine(text)
  if (folded.length <= longestNodeText) return folded
  const characters = [...folded]
  return characters.length <= longestNodeText
    ? folded
    : `${characters.slice(0, longestNodeText - 1).join('')}…`
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** An instant as feeds write it (RFC 2822), always in English and in UTC. */
export function feedDate(instant: string): string {
  const date = new Date(instant)
  const two = (value: number): string => String(value).padStart(2, '0')
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')
  const day = `${two(date.getUTCDate())} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
  return `${weekdays[date.getUTCDay()]}, ${day} ${clock} +0000`
}
