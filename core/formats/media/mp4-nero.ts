import { timeFrom } from '../../time.ts'
import type { ChapterEntry } from '../format.ts'
import { foldSpace } from '../syntax/lines.ts'
import { joinBytes, uint32 } from './bytes.ts'
import { boxAt, fromUint64, makeFullBox, uint64 } from './mp4-boxes.ts'
import type { Movie } from './mp4-movie.ts'

/** The most chapters the list can hold: it counts them with one byte. */
export const mostNeroChapters = 255
/** A reader of podcasts takes the length of a title for a signed byte, so no title may be longer. */
const longestTitle = 127
/** The unit of its times is a ten-millionth of a second. */
const unitsInMilli = 10_000

/** The chapters of Nero's list, `moov/udta/chpl`; undefined where there is none. */
export interface NeroList {
  readonly chapters: readonly ChapterEntry[]
  /** The list ends before all the chapters it counts. */
  readonly isCut: boolean
  /** Chapters left out because they start later than Galley can keep. */
  readonly late: number
}

/**
 * Reads Nero's list. No document defines it: a version, four bytes that are 0 in version 1, a count, and for
 * each chapter its start, the length of its title, and the title.
 */
export function readNeroList({ bytes, box }: Movie): NeroList | undefined {
  const list = boxAt(bytes, box, 'udta', 'chpl')
  if (!list) return undefined
  const body = bytes.subarray(list.body, list.to)
  const first = body[0] === 0 ? 5 : 9
  const count = countIn(body, first)
  const chapters: ChapterEntry[] = []
  let [at, seen] = [first, 0]
  while (seen < count && at + 9 <= body.length) {
    const from = at + 9
    const to = from + (body[at + 8] ?? 0)
    if (to > body.length) break
    // The field holds any time there is; a thousand hours, the longest Galley keeps, are a fraction of it.
    const startTime = timeFrom(uint64(body, at) / unitsInMilli)
    if (startTime !== undefined) chapters.push({ startTime, title: titleIn(body.subarray(from, to)) })
    seen += 1
    at = to
  }
  return { chapters, isCut: seen < count, late: seen - chapters.length }
}

/** Some writers count with all four bytes, which then must fit into the list. */
function countIn(body: Uint8Array, first: number): number {
  const long = first === 9 ? uint32(body, 5) : 0
  return long > mostNeroChapters && long * 9 <= body.length - first ? long : (body[first - 1] ?? 0)
}

function titleIn(bytes: Uint8Array): string {
  return foldSpace(new TextDecoder().decode(bytes))
}

/** Writes Nero's list; chapters beyond what it can hold are left out. */
export function neroListBox(chapters: readonly ChapterEntry[]): Uint8Array {
  const held = chapters.slice(0, mostNeroChapters)
  const entries = held.flatMap(({ startTime, title }) => {
    const name = new TextEncoder().encode(neroTitle(title))
    return [fromUint64(startTime * unitsInMilli), Uint8Array.of(name.length), name]
  })
  return makeFullBox('chpl', 1, 0, new Uint8Array(4), Uint8Array.of(held.length), joinBytes(entries))
}

/** A title as this list can hold it. */
export function neroTitle(title: string): string {
  return cutToBytes(title, longestTitle)
}

/** The beginning of a text that takes at most so many bytes, never ending inside a character. */
export function cutToBytes(text: string, most: number): string {
  const bytes = new TextEncoder().encode(text)
  let end = Math.min(most, bytes.length)
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return new TextDecoder().decode(bytes.subarray(0, end)).trimEnd()
}

/** Whether a title of this list is one that was cut because the list can hold no longer one. */
export function isCutTitle(cut: string, whole: string): boolean {
  return cut !== whole && whole.startsWith(cut) && new TextEncoder().encode(cut).length > longestTitle - 8
}
