import type { ChapterFormat } from '../format.ts'
import { readSeconds } from '../syntax/clock.ts'
import { isObject, peekJson, textOf } from '../syntax/json.ts'
import { readJsonChapters, tellNoStart } from '../syntax/json-chapters.ts'

/** The cuts scenecut-extractor finds with ffmpeg. They have no titles, so each is called by its frame. */
export const scenecutJson: ChapterFormat = {
  kind: 'chapters',
  id: 'scenecut-json',
  label: 'Scene cuts (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://github.com/slhck/scenecut-extractor',
  carries: new Set(['startTime', 'title']),
  detect(head) {
    const root = peekJson(head)
    const first: unknown = Array.isArray(root) ? root[0] : undefined
    return isObject(first) && 'pts_time' in first ? 1 : 0
  },
  parse: (text) =>
    readJsonChapters(text, {
      find: (root) => (Array.isArray(root) ? { items: root } : undefined),
      read(item, tell) {
        const startTime = readSeconds(item['pts_time'])
        if (startTime === undefined) return tellNoStart(tell)
        const frame = textOf(item['frame'])
        return { startTime, title: frame === undefined ? 'Scene cut' : `Scene cut at frame ${frame}` }
      },
    }),
}
