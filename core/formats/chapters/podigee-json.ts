import { formatTimestamp } from '../../time.ts'
import type { ChapterFormat } from '../format.ts'
import { listedChapters } from '../syntax/chapter-list.ts'
import { readSeconds } from '../syntax/clock.ts'
import { isObject, peekJson, writeJson } from '../syntax/json.ts'
import { addressIn, readJsonChapters, tellNoStart, titleIn } from '../syntax/json-chapters.ts'

/** Chapters as Podigee's publishing interface takes them: to the second. */
export const podigeeJson: ChapterFormat = {
  kind: 'chapters',
  id: 'podigee-json',
  label: 'Podigee chapters (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://app.podigee.com/api-docs',
  carries: new Set(['startTime', 'title', 'url', 'image']),
  precision: 1000,
  detect(head) {
    const root = peekJson(head)
    const first: unknown = Array.isArray(root) ? root[0] : undefined
    return isObject(first) && 'start_time' in first && !('time_base' in first) ? 1 : 0
  },
  parse: (text) =>
    readJsonChapters(text, {
      find: (root) => (Array.isArray(root) ? { items: root } : undefined),
      read(item, tell) {
        const startTime = readSeconds(item['start_time'])
        if (startTime === undefined) return tellNoStart(tell)
        return {
          startTime,
          title: titleIn(item['title'], tell),
          ...addressIn('url', item['url']),
          ...addressIn('image', item['image']),
        }
      },
    }),
  serialise: (list) =>
    writeJson(
      listedChapters(list).map(({ startTime, title, url, image }) => ({
        title,
        start_time: formatTimestamp(startTime).slice(0, -4),
        url,
        image,
      })),
    ),
}
