import { timeFrom } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed } from '../format.ts'
import { listedChapters } from '../syntax/chapter-list.ts'
import { withEnds, withoutImpliedEnds } from '../syntax/implied-ends.ts'
import { isObject, type JsonObject, peekJson, writeJson } from '../syntax/json.ts'
import {
  type JsonChapterArray,
  readJsonChapters,
  type TellOfChapter,
  tellBadEnd,
  tellNoStart,
  titleIn,
} from '../syntax/json-chapters.ts'

/** Chapters of audio books as Audible's interface gives them; the spelling of Audnexus is read as well. */
export const audibleJson: ChapterFormat = {
  kind: 'chapters',
  id: 'audible-json',
  label: 'Audible chapters (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://audible.readthedocs.io/en/latest/misc/external_api.html',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect(head) {
    const root = peekJson(head)
    const [first] = findChapters(root)?.items ?? []
    const own = isObject(first) && ('start_offset_ms' in first || 'startOffsetMs' in first)
    return own ? 1 : isObject(root) && isObject(contentIn(root)['content_metadata']) ? 0.9 : 0
  },
  parse,
  serialise,
}

function parse(text: string): Parsed<ChapterList> {
  return withoutImpliedEnds(readJsonChapters(text, { find: findChapters, read: readChapter }))
}

/** A licence, which Audible's interface answers too, holds the same metadata one level further in. */
function contentIn(root: JsonObject): JsonObject {
  return isObject(root['content_license']) ? root['content_license'] : root
}

function findChapters(root: unknown): JsonChapterArray | undefined {
  if (!isObject(root)) return undefined
  const inner = contentIn(root)
  const content = isObject(inner['content_metadata']) ? inner['content_metadata'] : inner
  const book = isObject(content['chapter_info']) ? content['chapter_info'] : content
  const { chapters } = book
  if (!Array.isArray(chapters)) return undefined
  const length = book['runtime_length_ms'] ?? book['runtimeLengthMs']
  const duration = typeof length === 'number' && length > 0 ? timeFrom(length) : undefined
  const about = duration === undefined ? {} : { duration }
  return { items: flattened(chapters, 0), ...(book === root ? { key: 'chapters' } : {}), about }
}

/** Parts of a book hold chapters of their own, which come after the part they are in. */
function flattened(items: readonly unknown[], depth: number): readonly unknown[] {
  return items.flatMap((item) =>
    depth < 20 && isObject(item) && Array.isArray(item['chapters'])
      ? [item, ...flattened(item['chapters'], depth + 1)]
      : [item],
  )
}

function readChapter(item: JsonObject, tell: TellOfChapter): ChapterEntry | undefined {
  const start = item['start_offset_ms'] ?? item['startOffsetMs']
  const startTime = typeof start === 'number' ? timeFrom(start) : undefined
  if (startTime === undefined) return tellNoStart(tell)
  const length = item['length_ms'] ?? item['lengthMs']
  const endTime = typeof length === 'number' && length >= 0 ? timeFrom(startTime + length) : undefined
  if (length !== undefined && endTime === undefined) tellBadEnd(tell)
  return {
    startTime,
    ...(endTime !== undefined && endTime > startTime ? { endTime } : {}),
    title: titleIn(item['title'], tell),
  }
}

function serialise(list: ChapterList): string {
  const { duration } = list
  const chapters = withEnds(listedChapters(list), duration).map(({ startTime, endTime, title }) => ({
    length_ms: endTime - startTime,
    start_offset_ms: startTime,
    start_offset_sec: Math.floor(startTime / 1000),
    title,
  }))
  return writeJson({
    content_metadata: {
      chapter_info: {
        brandIntroDurationMs: 0,
        brandOutroDurationMs: 0,
        chapters,
        is_accurate: true,
        runtime_length_ms: duration,
        runtime_length_sec: duration === undefined ? undefined : Math.floor(duration / 1000),
      },
    },
  })
}
