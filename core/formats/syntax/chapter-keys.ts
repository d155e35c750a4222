import { type Millis, parseTimestamp } from '../../time.ts'
import type { ChapterEntry, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, orderChapters, warn } from './chapter-list.ts'
import { formatError } from './format-error.ts'
import { excerpt, foldSpace, splitLines } from './lines.ts'

interface KeyedChapter {
  readonly line: number
  time?: string
  name?: string
  url?: string
}

const chapterKey = /^CHAPTER(\d{1,6})(NAME|URL)?\s*=(.*)$/i

/** How many digits the number of the first chapter has: two in Matroska's text, three in Vorbis comments. */
export function chapterKeyDigits(head: string): number {
  return /^[ \t]*CHAPTER(\d{1,6})[ \t]*=/im.exec(head)?.[1]?.length ?? 0
}

/**
 * Reads chapters kept as keys, `CHAPTER01=00:00:00.000` with `CHAPTER01NAME=…`: the text form of OGM and
 * Matroska, and the comments of Ogg and FLAC. Other keys are handed on; they are no part of the chapters.
 */
export function readChapterKeys(text: string): Parsed<ChapterList> & { readonly others: Tags } {
  const { chapters, others, warnings } = readKeys(text)
  if (chapters.size === 0) throw formatError('There is no chapter key such as CHAPTER01 in this text.')
  const found: FoundChapter[] = []
  for (const [number, chapter] of chapters) {
    const entry = readChapter(number, chapter, warnings)
    if (entry) found.push({ entry, line: chapter.line })
  }
  if (found.length === 0) throw formatError('No chapter in this text has a time.', warnings[0]?.line)
  return { ...orderChapters(found, {}, warnings), others }
}

/** Keys in capitals, and their values. */
export type Tags = ReadonlyMap<string, string>

interface Keys {
  readonly chapters: ReadonlyMap<string, KeyedChapter>
  readonly others: Tags
  readonly warnings: ParseWarning[]
}

function readKeys(text: string): Keys {
  const chapters = new Map<string, KeyedChapter>()
  const others = new Map<string, string>()
  const warnings: ParseWarning[] = []
  for (const [index, line] of splitLines(text).entries()) {
    const content = line.trimStart()
    const [, number, part = '', value = ''] = chapterKey.exec(content) ?? []
    const [, key, other = ''] = /^([^=]{1,100})=(.*)$/.exec(content) ?? []
    if (number !== undefined) {
      const chapter = chapters.get(number) ?? { line: index + 1 }
      chapters.set(number, chapter)
      chapter[parts[part.toUpperCase()] ?? 'time'] ??= value
    } else if (key !== undefined) others.set(key.trim().toUpperCase(), other.trim())
    else if (/\S/.test(content) && warnings.length < 100) {
      const message = `“${excerpt(content)}” is no key with a value and was left out.`
      warnings.push(warn('not-a-key', message, index + 1))
    }
  }
  return { chapters, others, warnings }
}

const parts: Readonly<Record<string, 'name' | 'url'>> = { NAME: 'name', URL: 'url' }

function readChapter(
  number: string,
  chapter: KeyedChapter,
  warnings: ParseWarning[],
): ChapterEntry | undefined {
  const { line, time = '', name = '', url = '' } = chapter
  const [start = '', end] = time.split('-->')
  const startTime = parseTimestamp(start)
  if (startTime === undefined) {
    warnings.push(warn('no-start-time', `Chapter ${number} has no usable time and was left out.`, line))
    return undefined
  }
  const endTime = endAfter(startTime, end)
  if (end !== undefined && endTime === undefined)
    warnings.push(
      warn('bad-end-time', `The end of chapter ${number} is no usable time and was left out.`, line),
    )
  const title = foldSpace(name)
  if (title === '') warnings.push(warn('no-title', `Chapter ${number} has no title.`, line))
  return {
    startTime,
    ...(endTime === undefined ? {} : { endTime }),
    title,
    ...(url.trim() === '' ? {} : { url: url.trim() }),
  }
}

function endAfter(start: Millis, written = ''): Millis | undefined {
  const end = parseTimestamp(written)
  return end !== undefined && end > start ? end : undefined
}
