import JSON5 from 'json5'
import type { JsonValue } from '../../episode/schema.ts'
import { toSeconds } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import { readSeconds } from '../syntax/clock.ts'
import { formatError } from '../syntax/format-error.ts'
import { isNestedTooDeep, isObject, type JsonObject, textOf } from '../syntax/json.ts'
import { addressIn } from '../syntax/json-chapters.ts'
import { foldSpace } from '../syntax/lines.ts'

/** LosslessCut's project file, which is JSON5. Links and images are kept as tags of their segment. */
export const losslesscutLlc: ChapterFormat = {
  kind: 'chapters',
  id: 'losslesscut-llc',
  label: 'LosslessCut project',
  extensions: ['llc'],
  mime: 'application/json5',
  specification: 'https://github.com/mifi/lossless-cut/blob/master/docs/import-export.md',
  carries: new Set(['startTime', 'endTime', 'title', 'url', 'image']),
  detect: (head) => (/^\s*(?:\{|\/[/*])/.test(head) && /["']?cutSegments["']?\s*:/.test(head) ? 1 : 0),
  parse,
  serialise,
}

const largest = 20_000_000

function parse(text: string): Parsed<ChapterList> {
  const root = readProject(text)
  if (isNestedTooDeep(root)) throw formatError('This project is nested deeper than any of LosslessCut.')
  const segments = isObject(root) ? root['cutSegments'] : undefined
  if (!isObject(root) || !Array.isArray(segments)) throw formatError('This file has no list of segments.')
  const warnings: ParseWarning[] = []
  const found = segments.flatMap((segment: unknown, at): FoundChapter[] => {
    const entry = readSegment(segment, at + 1, warnings)
    return entry ? [{ entry }] : []
  })
  if (segments.length > 0 && found.length === 0) throw formatError('No segment in this project has a start.')
  if (segments.length === 0) warnings.push(warn('no-chapters', 'The project has no segments.'))
  const fileName = textOf(root['mediaFileName'])
  return orderChapters(found, fileName ? { fileName } : {}, warnings)
}

function readProject(text: string): unknown {
  if (text.length > largest)
    throw formatError(
      'This project is larger than 20 MB, more than Galley reads.',
      undefined,
      'Bring in only the part you need.',
    )
  try {
    // The reader speaks up on the console about these two, which are white space in titles anyway.
    return JSON5.parse(text.replace(/[\u2028\u2029]/g, ' '))
  } catch (error) {
    const line = isObject(error) ? error['lineNumber'] : undefined
    const place = typeof line === 'number' ? line : undefined
    throw formatError(
      `The project is not valid JSON5${place === undefined ? '' : ` on line ${place}`}.`,
      place,
    )
  }
}

function readSegment(value: unknown, number: number, warnings: ParseWarning[]): ChapterEntry | undefined {
  const segment = isObject(value) ? value : {}
  // The first version of the file leaves out a start at the beginning.
  const startTime = readSeconds(segment['start'] ?? (isObject(value) && 'name' in value ? 0 : undefined))
  if (startTime === undefined) {
    warnings.push(warn('no-start-time', `Segment ${number} has no usable start and was left out.`))
    return undefined
  }
  const endTime = readSeconds(segment['end'])
  const ends = endTime !== undefined && endTime >= startTime
  if (segment['end'] !== undefined && !ends)
    warnings.push(warn('bad-end-time', `The end of segment ${number} is no usable time and was left out.`))
  const title = foldSpace(textOf(segment['name']) ?? '')
  if (title === '') warnings.push(warn('no-title', `Segment ${number} has no name.`))
  return { startTime, ...(ends ? { endTime } : {}), title, ...readTags(segment['tags']) }
}

function readTags(value: unknown): Pick<ChapterEntry, 'url' | 'image' | 'extra'> {
  const tags: JsonObject = isObject(value) ? value : {}
  const others = Object.entries(tags).filter(([key]) => key !== 'url' && key !== 'image')
  return {
    ...addressIn('url', tags['url']),
    ...addressIn('image', tags['image']),
    ...(others.length > 0 ? { extra: { tags: Object.fromEntries(others) as JsonValue } } : {}),
  }
}

function serialise(list: ChapterList): string {
  const cutSegments = listedChapters(list).map(({ startTime, endTime, title, url, image }) => ({
    start: toSeconds(startTime),
    end: endTime === undefined ? undefined : toSeconds(endTime),
    name: title,
    tags: url === undefined && image === undefined ? undefined : { url, image },
  }))
  return `${JSON5.stringify({ version: 2, mediaFileName: list.fileName, cutSegments }, undefined, 2)}\n`
}
