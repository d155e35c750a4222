import type { JsonValue } from '../../episode/schema.ts'
import { millis, timeFrom, toSeconds } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList } from '../format.ts'
import { listedChapters } from '../syntax/chapter-list.ts'
import { readSeconds } from '../syntax/clock.ts'
import { isObject, type JsonObject, peekJson, textOf } from '../syntax/json.ts'
import {
  addressIn,
  readJsonChapters,
  type TellOfChapter,
  tellBadEnd,
  tellNoStart,
  titleIn,
} from '../syntax/json-chapters.ts'

/**
 * Chapters beside an HLS playlist. A link is kept as a metadata entry named `url`. An image would need its
 * size in pixels, which Galley does not know, so images are read and not written.
 */
export const appleHlsJson: ChapterFormat = {
  kind: 'chapters',
  id: 'apple-hls-json',
  label: 'Apple HLS chapters (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification:
    'https://developer.apple.com/documentation/http-live-streaming/providing-javascript-object-notation-json-chapters',
  carries: new Set(['startTime', 'endTime', 'title', 'url']),
  detect(head) {
    const root = peekJson(head)
    const first: unknown = Array.isArray(root) ? root[0] : undefined
    return isObject(first) && 'start-time' in first ? 1 : 0
  },
  parse: (text) =>
    readJsonChapters(text, {
      find: (root) => (Array.isArray(root) ? { items: root } : undefined),
      read: readChapter,
    }),
  serialise,
}

function readChapter(item: JsonObject, tell: TellOfChapter): ChapterEntry | undefined {
  const startTime = readSeconds(item['start-time'])
  if (startTime === undefined) return tellNoStart(tell)
  const length = readSeconds(item['duration'])
  const endTime = length === undefined ? undefined : timeFrom(startTime + length)
  if (item['duration'] !== undefined && endTime === undefined) tellBadEnd(tell)
  const titles = objectsIn(item['titles'])
  if (titles.length > 1) {
    const others = titles.slice(1).map((title) => textOf(title['title']) ?? '')
    tell('more-languages', `has titles in other languages that were left out: ${others.join(', ')}.`)
  }
  const [image] = objectsIn(item['images'])
  return {
    startTime,
    ...(endTime === undefined ? {} : { endTime }),
    title: titleIn(titles[0]?.['title'], tell),
    ...readMetadata(item['metadata']),
    ...addressIn('image', image?.['url']),
  }
}

function readMetadata(value: unknown): Pick<ChapterEntry, 'url' | 'extra'> {
  const entries = objectsIn(value)
  const link = entries.find((entry) => entry['key'] === 'url')
  const others = entries.filter((entry) => entry !== link)
  return {
    ...addressIn('url', link?.['value']),
    ...(others.length > 0 ? { extra: { metadata: others as JsonValue } } : {}),
  }
}

function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** As `writeJson` would write it, which takes twice the time for lists as nested as these. */
function serialise(list: ChapterList): string {
  let written = ''
  for (const [at, chapter] of listedChapters(list).entries())
    written += `${at === 0 ? '' : ','}\n  {${writeChapter(chapter, at + 1)}\n  }`
  return written === '' ? '[]\n' : `[${written}\n]\n`
}

function writeChapter({ startTime, endTime, title, url }: ChapterEntry, number: number): string {
  let written = `\n    "chapter": ${number},\n    "start-time": ${toSeconds(startTime)}`
  // The schema asks for a length above zero.
  if (endTime !== undefined && endTime > startTime)
    written += `,\n    "duration": ${toSeconds(millis(endTime - startTime))}`
  if (title !== '')
    written += `,\n    "titles": [\n      {\n        "language": "und",\n        "title": ${JSON.stringify(title)}\n      }\n    ]`
  if (url !== undefined)
    written += `,\n    "metadata": [\n      {\n        "key": "url",\n        "value": ${JSON.stringify(url)}\n      }\n    ]`
  return written
}
