import { isAppError } from '../../errors.ts'
import { formatTimestamp } from '../../time.ts'
import type { ChapterEntry, ChapterList, Parsed } from '../format.ts'
import { readChapterKeys } from '../syntax/chapter-keys.ts'
import { listedChapters, warn } from '../syntax/chapter-list.ts'
import { foldSpace } from '../syntax/lines.ts'
import { fromUint32le, joinBytes, latin1, uint32le } from './bytes.ts'

/** The comments of an Ogg or FLAC file, as they stand there. */
export interface Comments {
  /** The writer's name and its length, untouched. */
  readonly vendor: Uint8Array
  readonly entries: readonly Uint8Array[]
  /** What stands behind them: the framing bit of Vorbis, padding or private bytes of Opus. */
  readonly rest: Uint8Array
}

/**
 * Takes a block of comments apart (Ogg Vorbis I specification, §5.2.1); undefined where a length points past
 * the end, since what follows it cannot be trusted either.
 */
export function readComments(block: Uint8Array): Comments | undefined {
  const vendorEnd = 4 + uint32le(block, 0)
  if (vendorEnd + 4 > block.length) return undefined
  const count = uint32le(block, vendorEnd)
  const entries: Uint8Array[] = []
  let at = vendorEnd + 4
  while (entries.length < count) {
    const end = at + 4 + uint32le(block, at)
    if (at + 4 > block.length || end > block.length) return undefined
    entries.push(block.subarray(at + 4, end))
    at = end
  }
  return { vendor: block.subarray(4, vendorEnd), entries, rest: block.subarray(at) }
}

/** A block of comments as bytes. */
export function commentBytes({ vendor, entries, rest }: Comments): Uint8Array {
  return joinBytes([
    fromUint32le(vendor.length),
    vendor,
    fromUint32le(entries.length),
    ...entries.flatMap((entry) => [fromUint32le(entry.length), entry]),
    rest,
  ])
}

const chapterKey = /^CHAPTER\d{1,6}(?:NAME|URL)?=/i
/** The longest key a comment of Galley's concern has; pictures are long and need not be decoded for it. */
const longestKey = 40

function isChapterComment(entry: Uint8Array): boolean {
  return chapterKey.test(latin1(entry.subarray(0, longestKey)))
}

/** Comments Galley reads besides chapters; all others are none of its business. */
const aboutKey = /^(?:TITLE|ALBUM|ARTIST)=/i

/** The chapters in the comments of a file, and what else they say of the episode. */
export function readCommentChapters(
  { entries }: Comments,
  duration: number | undefined,
): Parsed<ChapterList> {
  const decoder = new TextDecoder()
  const wanted = entries.filter((entry) => {
    const head = latin1(entry.subarray(0, longestKey))
    return chapterKey.test(head) || aboutKey.test(head)
  })
  // Every comment on a line of its own, also one whose value has several.
  const text = wanted.map((entry) => foldSpace(decoder.decode(entry))).join('\n')
  const about: Record<string, unknown> = { ...readAbout(text) }
  if (duration !== undefined) about['duration'] = duration
  if (!entries.some(isChapterComment)) return { value: { ...about, chapters: [] }, warnings: [] }
  try {
    const { value, warnings } = readChapterKeys(text)
    return {
      value: { ...about, ...value },
      warnings: warnings.map(({ code, message }) => ({ code, message })),
    }
  } catch (error) {
    // The file is sound; only its chapters are not.
    if (!isAppError(error, 'format-error')) throw error
    return { value: { ...about, chapters: [] }, warnings: [warn('no-start-time', error.message)] }
  }
}

function readAbout(text: string): Readonly<Record<string, string>> {
  const about: Record<string, string> = {}
  for (const [key, field] of [
    ['TITLE', 'title'],
    ['ALBUM', 'podcastName'],
    ['ARTIST', 'author'],
  ] as const) {
    const said = new RegExp(`^${key}=(.+)$`, 'im').exec(text)?.[1]?.trim()
    if (said) about[field] = said
  }
  return about
}

/** Three digits number the chapters. */
export const mostCommentChapters = 1000

/** The list as comments give it back; see `MediaFormat.kept`. */
export function keptInComments(list: ChapterList): ChapterList {
  const chapters = listedChapters(list)
    .slice(0, mostCommentChapters)
    .map(({ startTime, title, url }): ChapterEntry => {
      const link = url?.trim().replace(/\s+/g, '%20')
      return {
        startTime,
        title: title.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD'),
        ...(link ? { url: link } : {}),
      }
    })
  return { chapters }
}

/**
 * The comments with these chapters in place of the old ones, and all others as they were and in their order.
 * The times are made of one whole number each: ffmpeg rounds the seconds by themselves and is one late.
 */
export function withChapters(comments: Comments, list: ChapterList): Comments {
  const { entries } = comments
  const encoder = new TextEncoder()
  const written = keptInComments(list).chapters.flatMap(({ startTime, title, url }, at) => {
    const key = `CHAPTER${String(at).padStart(3, '0')}`
    const lines = [`${key}=${formatTimestamp(startTime)}`, `${key}NAME=${title}`]
    return (url === undefined ? lines : [...lines, `${key}URL=${url}`]).map((line) => encoder.encode(line))
  })
  const first = entries.findIndex(isChapterComment)
  const place = first < 0 ? entries.length : first
  const others = entries.filter((entry) => !isChapterComment(entry))
  return { ...comments, entries: [...others.slice(0, place), ...written, ...others.slice(place)] }
}
