import type { BlockKind } from '../../contract/import-shapes.ts'
import { mediaTypeOf } from '../../episode/media-type.ts'
import type { Fact, FactField, FoundDetails } from '../facts.ts'
import { readInstant } from '../instant.ts'
import { chapterFacts } from './keyed-chapters.ts'
import { peopleFacts } from './keyed-people.ts'
import {
  episodeNumber,
  isLanguageTag,
  isMap,
  isWebAddress,
  type KeyedValue,
  readDuration,
  textOfValue,
} from './keyed-value.ts'

/** What a key states, and the part of the page its lines belong to. */
export interface KeyFacts {
  readonly kind: BlockKind
  readonly reason: string
  readonly facts: readonly Fact[]
}

type KeyReader = (value: KeyedValue) => KeyFacts | undefined

const textFact =
  (field: FactField, kind: BlockKind, what: string): KeyReader =>
  (value) => {
    const inner = isMap(value) ? (value['title'] ?? value['name']) : value
    const text = textOfValue(inner)
    return text === undefined
      ? undefined
      : { kind, reason: `${what}, from the front matter`, facts: [{ field, value: text }] }
  }

const checked =
  (field: FactField, what: string, read: (text: string) => string | undefined): KeyReader =>
  (value) => {
    const text = textOfValue(value)
    const good = text === undefined ? undefined : read(text)
    return good === undefined
      ? undefined
      : { kind: 'title', reason: `${what}, from the front matter`, facts: [{ field, value: good }] }
  }

const detail =
  (what: string, read: (text: string) => FoundDetails | undefined): KeyReader =>
  (value) => {
    const text = typeof value === 'boolean' ? String(value) : textOfValue(value)
    const details = text === undefined ? undefined : read(text)
    return (
      details && {
        kind: 'title',
        reason: `${what}, from the front matter`,
        facts: [{ field: 'details', details }],
      }
    )
  }

const people =
  (role: 'host' | 'guest'): KeyReader =>
  (value) => {
    const facts = peopleFacts(value, role)
    const what = role === 'host' ? 'Hosts' : 'Guests'
    return facts.length === 0 ? undefined : { kind: 'hosts', reason: `${what}, from the front matter`, facts }
  }

const chapters: KeyReader = (value) => {
  const facts = chapterFacts(value)
  return facts.length === 0
    ? undefined
    : { kind: 'chapters', reason: 'Chapters, from the front matter', facts }
}

const link =
  (label: string): KeyReader =>
  (value) => {
    const address = textOfValue(value)
    if (address === undefined || !isWebAddress(address)) return undefined
    return {
      kind: 'links',
      reason: 'A link, from the front matter',
      facts: [{ field: 'link', link: { label, address } }],
    }
  }

function addressDetail(text: string): FoundDetails | undefined {
  if (!isWebAddress(text)) return undefined
  const mediaType = mediaTypeOf(text)
  return mediaType === undefined ? { link: text } : { enclosure: { source: text, mediaType } }
}

const readDurationText = (text: string): string | undefined => {
  const time = readDuration(text)
  return time === undefined || time === 0 ? undefined : String(time)
}
const readLanguage = (text: string): string | undefined =>
  isLanguageTag(text) ? text.replace('_', '-') : undefined

const readGuid = (text: string): FoundDetails | undefined =>
  /[1-9a-z]/iu.test(text) ? { guid: text } : undefined
const readImage = (text: string): FoundDetails | undefined =>
  isWebAddress(text) ? { image: text } : undefined
const readType = (text: string): FoundDetails | undefined =>
  text === 'full' || text === 'trailer' || text === 'bonus' ? { type: text } : undefined
const readExplicit = (text: string): FoundDetails | undefined => {
  if (/^(?:true|yes|explicit)$/iu.test(text)) return { explicit: true }
  return /^(?:false|no|clean)$/iu.test(text) ? { explicit: false } : undefined
}

const readers: ReadonlyMap<string, KeyReader> = new Map(
  Object.entries({
    'show showname podcast podcastname podcasttitle series seriestitle channel program': textFact(
      'show',
      'show',
      'The show’s name',
    ),
    'feedurl feed rss': textFact('feedUrl', 'show', 'The show’s feed'),
    'title episodetitle headline': textFact('title', 'title', 'The title'),
    'number episode episodenumber ep episodeno no': checked('number', 'The number', episodeNumber),
    'season seasonnumber': checked('season', 'The season', episodeNumber),
    'description summary shownotes': textFact('description', 'description', 'The description'),
    'excerpt teaser': textFact('weakDescription', 'description', 'The description'),
    'date publishdate published publishedat pubdate publicationdate datepublished releasedate airdate':
      checked('publishedAt', 'The date', readInstant),
    'duration durationseconds podcastduration audioduration runtime': checked(
      'duration',
      'The length',
      readDurationText,
    ),
    'language lang locale': checked('language', 'The language', readLanguage),
    'host hosts cohost cohosts presenter presenters': people('host'),
    'guest guests interviewee interviewees speaker speakers': people('guest'),
    'chapters podcastchapters timestamps timeline': chapters,
    'guid episodeguid podcastguid': detail('The guid', readGuid),
    'subtitle tagline': detail('The subtitle', (subtitle) => ({ subtitle })),
    'url link canonicalurl permalinkurl file audio audiourl audiofile podcastfile mp3 mp3url enclosure enclosureurl':
      detail('An address of the episode', addressDetail),
    'image cover coverimage headerimage episodeimage artwork': detail('The picture', readImage),
    type: detail('The type', readType),
    explicit: detail('The explicit flag', readExplicit),
    'youtube youtubeurl youtubelink video videourl': link('YouTube'),
  } satisfies Readonly<Record<string, KeyReader>>).flatMap(([keys, reader]) =>
    keys.split(' ').map((key): [string, KeyReader] => [key, reader]),
  ),
)

/** What one key of front matter states, whatever its spelling (`podcast_duration`, `podcastDuration`). */
export function factsOfKey(key: string, value: KeyedValue): KeyFacts | undefined {
  return readers.get(key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))?.(value)
}
