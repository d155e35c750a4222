import { formatTimestamp, parseTimestamp } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { excerpt, foldSpace, splitLines } from '../syntax/lines.ts'
import { detectTimestamps } from '../syntax/timestamp-dialect.ts'

const chapterLine = /^\s*(\d{1,4}:\d{2}:\d{2}(?:[.,]\d{1,9})?)(?:\s(.*))?$/
const ownLine = /^\d{2,4}:\d{2}:\d{2}\.\d{1,9}(?: |$)/
/** The link at the end of a title; an empty one shows that what stands before it is no link. */
const link = / <((?:[a-z][a-z0-9+.-]*:[^<>\s]+)?)>$/i

/** The text that mp4chaps, MP4Box and m4b-tool read beside an M4A file; Podlove and Auphonic add links. */
export const mp4chaps: ChapterFormat = {
  kind: 'chapters',
  id: 'mp4chaps',
  label: 'mp4chaps text',
  extensions: ['chapters.txt', 'txt'],
  mime: 'text/plain',
  specification: 'https://github.com/enzo1982/mp4v2/wiki/mp4chaps',
  carries: new Set(['startTime', 'title', 'url']),
  detect(head) {
    const lines = splitLines(head).filter((line) => /\S/.test(line) && !line.startsWith('#'))
    if (head.length >= 4096) lines.pop()
    return lines.length > 0 && lines.every((line) => ownLine.test(line)) && detectTimestamps(head) > 0 ? 1 : 0
  },
  parse,
  serialise: (list) => `${listedChapters(list).map(writeLine).join('\n')}\n`,
}

function parse(text: string): Parsed<ChapterList> {
  const found: FoundChapter[] = []
  const warnings: ParseWarning[] = []
  let length: string | undefined
  for (const [index, line] of splitLines(text).entries()) {
    if (line.startsWith('#')) length ??= /^#+\s*total-(?:duration|length)[:\s]+(\S{1,20})/.exec(line)?.[1]
    else if (/\S/.test(line)) {
      const entry = readLine(line)
      if (entry) found.push({ entry, line: index + 1 })
      else if (warnings.length < 100)
        warnings.push(warn('not-a-chapter', `“${excerpt(line)}” is no chapter and was left out.`, index + 1))
    }
  }
  if (found.length === 0) throw formatError('No line of this text is a time with hours and a title.')
  for (const { entry, line } of found)
    if (entry.title === '') warnings.push(warn('no-title', 'This chapter has no title.', line))
  const duration = length === undefined ? undefined : parseTimestamp(length)
  return orderChapters(found, duration === undefined ? {} : { duration }, warnings)
}

function readLine(line: string): ChapterEntry | undefined {
  const [, time = '', words = ''] = chapterLine.exec(line) ?? []
  const startTime = parseTimestamp(time)
  if (startTime === undefined) return undefined
  const trimmed = ` ${words.trim()}`
  const [whole = '', url] = link.exec(trimmed.slice(-4000)) ?? []
  const title = foldSpace(trimmed.slice(0, trimmed.length - whole.length))
  return url ? { startTime, title, url } : { startTime, title }
}

function writeLine({ startTime, title, url }: ChapterEntry): string {
  const words = title === '' ? '' : ` ${title}`
  const suffix = url === undefined ? (link.test(words) ? ' <>' : '') : ` <${encodeSigns(url)}>`
  return `${formatTimestamp(startTime)}${words}${suffix}`
}

function encodeSigns(url: string): string {
  return url.trim().replace(/[<>\s]/g, (one) => encodeURIComponent(one))
}
