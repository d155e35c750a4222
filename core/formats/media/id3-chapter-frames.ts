import { type Millis, timeFrom } from '../../time.ts'
import { latin1, setLatin1, setUint32, uint32, zeroAfter } from './bytes.ts'
import { contentOf, type Frame, holderOf, type TagVersion, walkFrames } from './id3-frames.ts'

/** A `CHAP` frame: one chapter. */
export interface ChapFrame {
  /** What tables of contents call it; never shown. */
  readonly element: string
  /** Undefined where the frame only says at which byte it starts. */
  readonly startTime: Millis | undefined
  readonly endTime: Millis | undefined
  readonly parts: readonly Frame[]
}

/** A `CTOC` frame: a table of contents, whose entries are chapters or further tables. */
export interface TocFrame {
  readonly element: string
  readonly isTop: boolean
  readonly children: readonly string[]
  readonly parts: readonly Frame[]
}

/** The chapter frames of a tag, as they stand in it. */
export interface ChapterFrames {
  readonly chapters: readonly ChapFrame[]
  readonly tocs: readonly TocFrame[]
  /** Chapter frames that cannot be read: too short, compressed or encrypted. */
  readonly unread: number
  /** A table names more entries than its count says: ffmpeg's counts begin again at 256. */
  readonly miscounted: boolean
}

/** A time or a place that is not said. */
const unsaid = 0xffff_ffff

/** Takes the chapter frames apart, by the "ID3v2 Chapter Frame Addendum 1.0" of 2 December 2005. */
export function readChapterFrames(
  frames: readonly Frame[],
  version: TagVersion,
  unsynced: boolean,
): ChapterFrames {
  const chapters: ChapFrame[] = []
  const tables: Uint8Array[] = []
  let unread = 0
  for (const frame of frames) {
    if (!isChapterFrame(frame)) continue
    const body = contentOf(frame, version, unsynced)
    const chapter = body && frame.id === 'CHAP' ? readChap(body, version) : undefined
    if (chapter) chapters.push(chapter)
    else if (body && frame.id === 'CTOC') tables.push(body)
    else unread += 1
  }
  const known = new Set(chapters.map(({ element }) => element))
  for (const body of tables) known.add(elementOf(body).element)
  const tocs = tables.map((body) => readToc(body, version, known))
  return {
    chapters,
    tocs,
    unread,
    miscounted: tocs.some((toc) => toc.miscounted),
  }
}

/** Whether a frame is one of the two that chapters are made of. */
export function isChapterFrame({ id }: Frame): boolean {
  return id === 'CHAP' || id === 'CTOC'
}

function elementOf(body: Uint8Array): { readonly element: string; readonly next: number } {
  const end = zeroAfter(body, 0)
  return { element: latin1(body.subarray(0, end)), next: end + 1 }
}

function readChap(body: Uint8Array, version: TagVersion): ChapFrame | undefined {
  const { element, next } = elementOf(body)
  if (next + 16 > body.length) return undefined
  const [start, end] = [uint32(body, next), uint32(body, next + 4)]
  return {
    element,
    startTime: start === unsaid ? undefined : timeFrom(start),
    endTime: end === unsaid ? undefined : timeFrom(end),
    parts: walkFrames(body, next + 16, version).frames,
  }
}

function readToc(
  body: Uint8Array,
  version: TagVersion,
  known: ReadonlySet<string>,
): TocFrame & { readonly miscounted: boolean } {
  const { element, next } = elementOf(body)
  const [flags = 0, count = 0] = body.subarray(next, next + 2)
  const children: string[] = []
  let at = next + 2
  while (at < body.length) {
    const end = zeroAfter(body, at)
    const child = latin1(body.subarray(at, end))
    if (children.length >= count && !known.has(child)) break
    children.push(child)
    at = end + 1
  }
  return {
    element,
    isTop: (flags & 2) !== 0,
    children,
    parts: walkFrames(body, at, version).frames,
    miscounted: children.length > count,
  }
}

/** A chapter to be written; its parts are frames of v2.3. */
export interface NewChap {
  readonly element: string
  readonly startTime: Millis
  readonly endTime: Millis
  readonly parts: readonly Frame[]
}

/** A `CHAP` frame of v2.3, placed by time alone. */
export function chapBytes({ element, startTime, endTime, parts }: NewChap): Uint8Array {
  const { bytes, at } = holderOf('CHAP', element.length + 17, parts)
  const times = setLatin1(bytes, at, element) + 1
  setUint32(bytes, times, startTime)
  setUint32(bytes, times + 4, endTime)
  setUint32(bytes, times + 8, unsaid)
  setUint32(bytes, times + 12, unsaid)
  return bytes
}

/** The most entries of one table: their number is a byte. */
export const mostEntries = 255

/** A `CTOC` frame of v2.3, ordered; its entries are at most `mostEntries`. */
export function tocBytes({ element, isTop, children, parts }: TocFrame): Uint8Array {
  const entries = children.map((child) => `${child}\0`).join('')
  const { bytes, at } = holderOf('CTOC', element.length + 3 + entries.length, parts)
  const flags = setLatin1(bytes, at, element) + 1
  bytes[flags] = isTop ? 3 : 1
  bytes[flags + 1] = children.length
  setLatin1(bytes, flags + 2, entries)
  return bytes
}
