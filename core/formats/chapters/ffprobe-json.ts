import { type Millis, timeFrom } from '../../time.ts'
import type { ChapterEntry, ChapterFormat } from '../format.ts'
import { readSeconds } from '../syntax/clock.ts'
import { withoutImpliedEnds } from '../syntax/implied-ends.ts'
import { isObject, type JsonObject, peekJson, textOf } from '../syntax/json.ts'
import {
  type JsonChapterArray,
  readJsonChapters,
  type TellOfChapter,
  tellBadEnd,
  tellNoStart,
  titleIn,
} from '../syntax/json-chapters.ts'
import { foldSpace } from '../syntax/lines.ts'

/** What `ffprobe -show_chapters -of json` prints of an audio file; with `-show_format` its title and length. */
export const ffprobeJson: ChapterFormat = {
  kind: 'chapters',
  id: 'ffprobe-json',
  label: 'ffprobe chapters (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://ffmpeg.org/ffprobe.html#Main-options',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect(head) {
    const root = peekJson(head)
    if (!isObject(root) || !Array.isArray(root['chapters'])) return 0
    const first: unknown = root['chapters'][0]
    if (isObject(first)) return 'time_base' in first || ('start_time' in first && 'tags' in first) ? 1 : 0
    return isObject(root['format']) || Array.isArray(root['streams']) ? 1 : 0
  },
  parse: (text) => withoutImpliedEnds(readJsonChapters(text, { find: findChapters, read: readChapter })),
}

function findChapters(root: unknown): JsonChapterArray | undefined {
  if (!isObject(root) || !Array.isArray(root['chapters'])) return undefined
  const format = isObject(root['format']) ? root['format'] : {}
  const title = foldSpace(textOf(isObject(format['tags']) ? format['tags']['title'] : undefined) ?? '')
  const duration = readSeconds(format['duration'])
  const about = { ...(title === '' ? {} : { title }), ...(duration === undefined ? {} : { duration }) }
  return { items: root['chapters'], key: 'chapters', about }
}

function readChapter(item: JsonObject, tell: TellOfChapter): ChapterEntry | undefined {
  const startTime = timeOf(item, 'start')
  if (startTime === undefined) return tellNoStart(tell)
  const endTime = timeOf(item, 'end')
  const ends = endTime !== undefined && endTime > startTime
  const isSaid = item['end_time'] !== undefined || item['end'] !== undefined
  if (isSaid && endTime !== startTime && !ends) tellBadEnd(tell)
  const tags = isObject(item['tags']) ? item['tags'] : {}
  return { startTime, ...(ends ? { endTime } : {}), title: titleIn(tags['title'], tell) }
}

/** A file of audio may start a little below zero; that is its beginning. */
function timeOf(item: JsonObject, part: 'start' | 'end'): Millis | undefined {
  const seconds = Number(textOf(item[`${part}_time`])?.trim() || Number.NaN)
  if (Number.isFinite(seconds)) return timeFrom(Math.max(0, seconds) * 1000)
  const ticks = item[part]
  const [, numerator, denominator] = /^(\d{1,12})\/(\d{1,12})$/.exec(textOf(item['time_base']) ?? '') ?? []
  if (typeof ticks !== 'number' || !(Number(denominator) > 0)) return undefined
  return timeFrom((Math.max(0, ticks) * Number(numerator) * 1000) / Number(denominator))
}
