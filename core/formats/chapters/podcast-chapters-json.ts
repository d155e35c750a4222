import type { Location } from '../../episode/schema.ts'
import { toSeconds } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, inOrder, orderChapters, warn } from '../syntax/chapter-list.ts'
import { readSeconds } from '../syntax/clock.ts'
import { formatError } from '../syntax/format-error.ts'
import {
  elementLines,
  isObject,
  type JsonObject,
  parseJson,
  peekJson,
  textOf,
  unknownKeys,
  writeJson,
} from '../syntax/json.ts'
import { type TellOfChapter, tellBadEnd } from '../syntax/json-chapters.ts'
import { foldSpace } from '../syntax/lines.ts'

const rootKeys = new Set(['version', 'chapters', 'title', 'podcastName', 'author', 'description', 'fileName'])
const chapterKeys = new Set(['startTime', 'endTime', 'title', 'url', 'img', 'toc', 'location'])
const locationKeys = new Set(['name', 'geo', 'osm'])

/** Chapters as Podcasting 2.0 feeds link them: the only chapter file that holds all of a chapter. */
export const podcastChaptersJson: ChapterFormat = {
  kind: 'chapters',
  id: 'podcast-chapters-json',
  label: 'Podcasting 2.0 chapters (JSON)',
  extensions: ['json'],
  mime: 'application/json+chapters',
  specification:
    'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md',
  carries: new Set(['startTime', 'endTime', 'title', 'url', 'image', 'hidden', 'location', 'extra']),
  detect,
  parse,
  serialise,
}

function detect(head: string): number {
  const root = peekJson(head)
  if (!isObject(root) || !Array.isArray(root['chapters'])) return 0
  const first: unknown = root['chapters'][0]
  if (isObject(first)) return 'startTime' in first ? 1 : 0
  return first === undefined ? 0.8 : 0
}

function parse(text: string): Parsed<ChapterList> {
  const root = parseJson(text)
  const quick = readRoot(root, [])
  if (quick.warnings.length === 0) return quick
  return readRoot(root, isObject(root) ? elementLines(text, 'chapters') : elementLines(text))
}

function readRoot(root: unknown, lines: readonly number[]): Parsed<ChapterList> {
  const items: unknown = isObject(root) ? root['chapters'] : root
  if (!Array.isArray(items)) throw formatError('This JSON has no list of chapters.')
  const warnings: ParseWarning[] = []
  const found: FoundChapter[] = []
  for (const [index, item] of items.entries()) {
    const line = lines[index]
    const entry = readChapter(item, (code, message) =>
      warnings.push(warn(code, `Chapter ${index + 1} ${message}`, line)),
    )
    if (entry) found.push(line === undefined ? { entry } : { entry, line })
  }
  if (items.length > 0 && found.length === 0) {
    throw formatError('No chapter in this JSON has a start time.', lines[0])
  }
  if (items.length === 0) warnings.push(warn('no-chapters', 'The file has an empty list of chapters.'))
  return orderChapters(found, isObject(root) ? readAbout(root) : {}, warnings)
}

function readAbout(root: JsonObject): Omit<ChapterList, 'chapters'> {
  const about: Record<string, unknown> = {}
  for (const key of ['title', 'podcastName', 'author', 'description', 'fileName']) {
    const value = textOf(root[key])
    if (value !== undefined && value.trim() !== '') about[key] = foldSpace(value)
  }
  const extra = unknownKeys(root, rootKeys)
  return extra ? { ...about, extra } : about
}

function readChapter(item: unknown, tell: TellOfChapter): ChapterEntry | undefined {
  if (!isObject(item)) {
    tell('not-a-chapter', 'is not an object and was left out.')
    return undefined
  }
  const startTime = readSeconds(item['startTime'])
  if (startTime === undefined) {
    tell('no-start-time', 'has no usable start time and was left out.')
    return undefined
  }
  const endTime = readSeconds(item['endTime'])
  const ends = endTime !== undefined && endTime >= startTime
  if (item['endTime'] !== undefined && !ends) tellBadEnd(tell)
  const url = address(item['url'])
  const image = address(item['img'])
  const hidden = item['toc'] === false || item['toc'] === 'false'
  const title = foldSpace(textOf(item['title']) ?? '')
  if (title === '' && !hidden) tell('no-title', 'has no title.')
  const location = readLocation(item['location'], tell)
  const extra = unknownKeys(item, chapterKeys)
  return {
    startTime,
    ...(ends ? { endTime } : {}),
    title,
    ...(url ? { url } : {}),
    ...(image ? { image } : {}),
    ...(hidden ? { hidden } : {}),
    ...(location ? { location } : {}),
    ...(extra ? { extra } : {}),
  }
}

function address(value: unknown): string | undefined {
  const text = textOf(value)?.trim()
  return text === '' ? undefined : text
}

function readLocation(value: unknown, tell: TellOfChapter): Location | undefined {
  if (!isObject(value)) return undefined
  const name = foldSpace(textOf(value['name']) ?? '')
  const geo = address(value['geo'])
  const osm = address(value['osm'])
  if (name === '' && !geo && !osm) return undefined
  const lost = Object.keys(value).filter((key) => !locationKeys.has(key))
  if (lost.length > 0)
    tell('location-detail', `has details of its location that were left out: ${lost.join(', ')}.`)
  return { name, ...(geo ? { geo } : {}), ...(osm ? { osm } : {}) }
}

function serialise(list: ChapterList): string {
  const { title, podcastName, author, description, fileName } = list
  return writeJson(
    withExtra({ version: '1.2.0', title, podcastName, author, description, fileName }, list.extra, {
      chapters: inOrder(list.chapters).map(writeChapter),
    }),
  )
}

function writeChapter(chapter: ChapterEntry): unknown {
  return withExtra(
    {
      startTime: toSeconds(chapter.startTime),
      endTime: chapter.endTime === undefined ? undefined : toSeconds(chapter.endTime),
      title: chapter.title === '' ? undefined : chapter.title,
      toc: chapter.hidden === true ? false : undefined,
      img: chapter.image,
      url: chapter.url,
      location: chapter.location,
    },
    chapter.extra,
  )
}

/** Known keys win over unknown ones, and `fromEntries` keeps a key named `__proto__` an ordinary key. */
function withExtra(known: object, extra: ChapterEntry['extra'], last: object = {}): unknown {
  if (!extra) return { ...known, ...last }
  const free = Object.entries(extra).filter(([key]) => !(key in known) && !(key in last))
  return Object.fromEntries([...Object.entries(known), ...free, ...Object.entries(last)])
}
