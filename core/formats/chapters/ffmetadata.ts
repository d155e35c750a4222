import { type Millis, timeFrom } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { settledEnd, withoutImpliedEnds } from '../syntax/implied-ends.ts'
import { foldSpace, splitLines } from '../syntax/lines.ts'

/** What ffmpeg reads and writes beside a file. Every end is written: without one ffmpeg eats the title. */
export const ffmetadata: ChapterFormat = {
  kind: 'chapters',
  id: 'ffmetadata',
  label: 'FFmpeg metadata',
  extensions: ['ffmeta', 'ffmetadata', 'txt'],
  mime: 'text/plain',
  specification: 'https://ffmpeg.org/ffmpeg-formats.html#Metadata-2',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect: (head) => (/^\s*;FFMETADATA/.test(head) ? 1 : /^[ \t]*\[CHAPTER\][ \t]*$/m.test(head) ? 0.9 : 0),
  parse,
  serialise,
}

interface Section {
  readonly name: string
  readonly line: number
  readonly tags: Map<string, string>
}

function parse(text: string): Parsed<ChapterList> {
  const sections = readSections(text)
  const chapters = sections.filter((section) => section.name === 'CHAPTER')
  const isMetadata = /^\s*;FFMETADATA/.test(text)
  if (chapters.length === 0 && !isMetadata)
    throw formatError('This is no FFmpeg metadata: it has no [CHAPTER].')
  const warnings: ParseWarning[] = []
  const found: FoundChapter[] = []
  for (const section of chapters) {
    const entry = readChapter(section, warnings)
    if (entry) found.push({ entry, line: section.line })
  }
  if (chapters.length > 0 && found.length === 0)
    throw formatError('No chapter in this file has a start.', chapters[0]?.line)
  if (chapters.length === 0) warnings.push(warn('no-chapters', 'The file has tags but no chapters.'))
  return withoutImpliedEnds(orderChapters(found, readAbout(sections[0]?.tags), warnings))
}

/** The tags before the first section, then the sections, each with the line it begins on. */
function readSections(text: string): readonly Section[] {
  let section: Section = { name: '', line: 1, tags: new Map() }
  const sections = [section]
  for (const { content, line } of logicalLines(text)) {
    const [, name] = /^\[([^\]]{1,40})\]\s*$/.exec(content) ?? []
    if (name !== undefined) {
      section = { name: name.toUpperCase(), line, tags: new Map() }
      sections.push(section)
    } else if (!/^(?:[;#]|\s*$)/.test(content)) {
      const sign = signPlace(content)
      if (sign !== -1)
        section.tags.set(withoutEscapes(content.slice(0, sign)), withoutEscapes(content.slice(sign + 1)))
    }
  }
  return sections
}

/** Lines, where a backslash at the end of one makes the next a part of it. */
function logicalLines(text: string): { readonly content: string; readonly line: number }[] {
  const lines: { content: string; line: number }[] = []
  let open: string[] = []
  for (const [index, line] of splitLines(text).entries()) {
    open.push(line)
    if (endsInBackslash(line) && !/^[;#]/.test(line)) continue
    lines.push({ content: open.join('\n'), line: index + 2 - open.length })
    open = []
  }
  if (open.length > 0) lines.push({ content: open.join('\n'), line: splitLines(text).length })
  return lines
}

/** Two backslashes are one that is meant; an odd one escapes the line break. */
function endsInBackslash(line: string): boolean {
  let count = 0
  while (line[line.length - 1 - count] === '\\') count += 1
  return count % 2 === 1
}

function signPlace(content: string): number {
  for (let at = 0; at < content.length; at += 1) {
    if (content[at] === '\\') at += 1
    else if (content[at] === '=') return at
  }
  return -1
}

function withoutEscapes(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\s\S])/g, '$1') : text
}

function readAbout(tags: ReadonlyMap<string, string> = new Map()): Omit<ChapterList, 'chapters'> {
  const about: Record<string, string> = {}
  for (const [tag, key] of [
    ['title', 'title'],
    ['album', 'podcastName'],
    ['artist', 'author'],
  ] as const) {
    const value = foldSpace(tags.get(tag) ?? '')
    if (value !== '') about[key] = value
  }
  return about
}

function readChapter({ tags, line }: Section, warnings: ParseWarning[]): ChapterEntry | undefined {
  const scale = readTimebase(tags.get('TIMEBASE'))
  const start = readTicks(tags.get('START'), scale)
  if (!start) {
    warnings.push(
      warn('no-start-time', 'This chapter has no usable START or TIMEBASE and was left out.', line),
    )
    return undefined
  }
  const end = readTicks(tags.get('END'), scale)
  if (start.cut || end?.cut) {
    const message =
      'START and END are whole numbers here; what stands after the point was left out, as ffmpeg does.'
    warnings.push(warn('decimal-time', message, line))
  }
  const ends = end && end.time >= start.time
  if (tags.has('END') && !ends) {
    const reason = end ? 'ends before it starts; its end' : 'has an END that is no time, which'
    warnings.push(warn('bad-end-time', `This chapter ${reason} was left out.`, line))
  }
  const title = foldSpace(tags.get('title') ?? '')
  if (title === '') warnings.push(warn('no-title', 'This chapter has no title.', line))
  const url = tags.get('url')?.trim()
  return { startTime: start.time, ...(ends ? { endTime: end.time } : {}), title, ...(url ? { url } : {}) }
}

/** Milliseconds of one tick; undefined for what is no time base. Without any ffmpeg counts nanoseconds. */
function readTimebase(written = '1/1000000000'): number | undefined {
  const [, numerator, denominator] = /^\s*(\d{1,12})\s*\/\s*(\d{1,12})\s*$/.exec(written) ?? []
  const isRate = Number(numerator) > 0 && Number(denominator) > 0
  return isRate ? (Number(numerator) * 1000) / Number(denominator) : undefined
}

function readTicks(
  written: string | undefined,
  scale: number | undefined,
): { readonly time: Millis; readonly cut: boolean } | undefined {
  const [, whole, rest = ''] = /^\s*(\d{1,18})(\.\d{1,20})?\s*$/.exec(written ?? '') ?? []
  const time = whole === undefined || scale === undefined ? undefined : timeFrom(Number(whole) * scale)
  return time === undefined ? undefined : { time, cut: /[1-9]/.test(rest) }
}

function serialise(list: ChapterList): string {
  const about = [
    ['title', list.title],
    ['album', list.podcastName],
    ['artist', list.author],
  ] as const
  const tags = about.flatMap(([key, value]) => (value ? [`${key}=${withEscapes(foldSpace(value))}`] : []))
  let text = [';FFMETADATA1', ...tags, ''].join('\n')
  const chapters = listedChapters(list)
  for (const [at, { startTime, title }] of chapters.entries()) {
    const end = settledEnd(chapters, at, list.duration)
    text += `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${startTime}\nEND=${end}\n`
    if (title !== '') text += `title=${withEscapes(title)}\n`
  }
  return text
}

function withEscapes(text: string): string {
  return text.replace(/[=;#\\\n]/g, '\\$&')
}
