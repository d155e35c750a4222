import { formatTimestamp } from '../../time.ts'
import type { ChapterFormat } from '../format.ts'
import { listedChapters } from '../syntax/chapter-list.ts'
import { readSeconds } from '../syntax/clock.ts'
import { isObject, peekJson, textOf, writeJson } from '../syntax/json.ts'
import {
  addressIn,
  type JsonChapterArray,
  readJsonChapters,
  tellNoStart,
  titleIn,
} from '../syntax/json-chapters.ts'
import { foldSpace } from '../syntax/lines.ts'

/** Chapters as the Podlove web player takes them: a list of their own, or inside the player's episode file. */
export const podloveJson: ChapterFormat = {
  kind: 'chapters',
  id: 'podlove-json',
  label: 'Podlove chapters (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://docs.podlove.org/podlove-web-player/v5/configuration',
  carries: new Set(['startTime', 'title', 'url', 'image']),
  detect(head) {
    const root = peekJson(head)
    const first = findChapters(root)?.items[0]
    if (isObject(first) && isPodlove(first)) return 1
    return isObject(root) && isObject(root['show']) && 'publicationDate' in root ? 0.8 : 0
  },
  parse: (text) =>
    readJsonChapters(text, {
      find: findChapters,
      read(item, tell) {
        const startTime = readSeconds(item['start'])
        if (startTime === undefined) return tellNoStart(tell)
        return {
          startTime,
          title: titleIn(item['title'], tell),
          ...addressIn('url', item['href']),
          ...addressIn('image', item['image']),
        }
      },
    }),
  serialise: (list) =>
    writeJson(
      listedChapters(list).map(({ startTime, title, url = '', image = '' }) => ({
        start: formatTimestamp(startTime),
        title,
        href: url,
        image,
      })),
    ),
}

/** Podlove's transcripts begin the same way, but have words to say. */
function isPodlove(item: Readonly<Record<string, unknown>>): boolean {
  return 'start' in item && 'title' in item && !('text' in item) && !('time_base' in item)
}

function findChapters(root: unknown): JsonChapterArray | undefined {
  if (Array.isArray(root)) return { items: root }
  if (!isObject(root) || !Array.isArray(root['chapters'])) return undefined
  const title = foldSpace(textOf(root['title']) ?? '')
  return { items: root['chapters'], key: 'chapters', about: title === '' ? {} : { title } }
}
