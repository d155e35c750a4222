import type { Millis } from '../time.ts'
import { sortedByTime } from './chapters.ts'
import type { Chapter } from './schema.ts'

/** A chapter as it was read from a text; what is absent was not said. */
export interface ReadChapter {
  readonly startTime: Millis
  readonly endTime?: Millis | undefined
  readonly title: string
  readonly url?: string | undefined
  readonly image?: string | undefined
  readonly hidden?: true | undefined
}

/** What a changed row changes. */
export type ChapterChange = 'time' | 'title' | 'endTime' | 'url' | 'image' | 'hidden'

/** One row of the preview: what stands, what was read, and how they differ. */
export type ChapterDiffRow =
  | { readonly kind: 'same'; readonly chapter: Chapter; readonly read: ReadChapter }
  | {
      readonly kind: 'changed'
      readonly chapter: Chapter
      readonly read: ReadChapter
      readonly changes: readonly ChapterChange[]
    }
  | { readonly kind: 'new'; readonly read: ReadChapter }
  | { readonly kind: 'removed'; readonly chapter: Chapter }

/** How many rows of each kind, and how many of the changed ones moved or got a new title. */
export interface ChapterDiffCounts {
  readonly same: number
  readonly changed: number
  readonly moved: number
  readonly retitled: number
  readonly added: number
  readonly removed: number
}

/** Two starts this close may be the same chapter although its title changed too. */
const nearby = 30_000

/** At most so many leftovers are compared by their words with any one chapter that was read. */
const mostCompared = 50

/**
 * Compares the chapters of an episode with chapters read from a text, in order of time. A chapter is
 * found again by time and title, then by its title, then by its time, then by half of its title's
 * words nearby; each only once. Near linear: everything is looked up, and only leftovers are compared.
 */
export function diffChapters(
  chapters: readonly Chapter[],
  read: readonly ReadChapter[],
): readonly ChapterDiffRow[] {
  const matches = matchChapters(sortedByTime(chapters), sortedByTime(read))
  const rows: ChapterDiffRow[] = matches.pairs.map(([chapter, found]) => compare(chapter, found))
  for (const found of matches.added) rows.push({ kind: 'new', read: found })
  for (const chapter of matches.removed) rows.push({ kind: 'removed', chapter })
  return rows.sort((a, b) => startOf(a) - startOf(b))
}

/** Counts the rows of a preview. */
export function countChapterDiff(rows: readonly ChapterDiffRow[]): ChapterDiffCounts {
  const counts = { same: 0, changed: 0, moved: 0, retitled: 0, added: 0, removed: 0 }
  for (const row of rows) {
    if (row.kind === 'new') counts.added += 1
    else counts[row.kind] += 1
    if (row.kind !== 'changed') continue
    if (row.changes.includes('time')) counts.moved += 1
    if (row.changes.includes('title')) counts.retitled += 1
  }
  return counts
}

/** The start a row is shown at: what was read, else what stands. */
function startOf(row: ChapterDiffRow): Millis {
  return row.kind === 'removed' ? row.chapter.startTime : row.read.startTime
}

function compare(chapter: Chapter, read: ReadChapter): ChapterDiffRow {
  const changes: ChapterChange[] = []
  if (!sameTime(chapter.startTime, read.startTime)) changes.push('time')
  if (fold(chapter.title) !== fold(read.title)) changes.push('title')
  if (read.endTime !== undefined && read.endTime !== chapter.endTime) changes.push('endTime')
  if (read.url !== undefined && read.url !== chapter.url) changes.push('url')
  if (read.image !== undefined && read.image !== chapter.image) changes.push('image')
  if (read.hidden && chapter.inTableOfContents) changes.push('hidden')
  return changes.length === 0 ? { kind: 'same', chapter, read } : { kind: 'changed', chapter, read, changes }
}

/** A list in whole seconds says nothing about tenths: 5:58 is the chapter at 5:58.3. */
function sameTime(time: Millis, read: Millis): boolean {
  if (time === read) return true
  return (
    read % 1000 === 0 && (Math.floor(time / 1000) * 1000 === read || Math.round(time / 1000) * 1000 === read)
  )
}

const fold = (title: string): string => title.trim().replace(/\s+/gu, ' ')

/** The start a row leads to: a chapter keeps the tenths of its own where the list could not say them. */
export function startToKeep(row: ChapterDiffRow): Millis {
  if (row.kind === 'new') return row.read.startTime
  if (row.kind === 'changed' && row.changes.includes('time')) return row.read.startTime
  return row.chapter.startTime
}

interface Matches {
  readonly pairs: readonly (readonly [Chapter, ReadChapter])[]
  readonly added: readonly ReadChapter[]
  readonly removed: readonly Chapter[]
}

function matchChapters(chapters: readonly Chapter[], read: readonly ReadChapter[]): Matches {
  const pairs: [Chapter, ReadChapter][] = []
  let removed: readonly Chapter[] = chapters
  let added: readonly ReadChapter[] = read
  const second = (time: Millis): number => Math.floor(time / 1000)
  const keys: readonly ((entry: ReadChapter) => string)[] = [
    (entry) => `${second(entry.startTime)} ${fold(entry.title)}`,
    (entry) => fold(entry.title),
    (entry) => (fold(entry.title) === '' ? '' : fold(entry.title).toLowerCase()),
    (entry) => `${second(entry.startTime)}`,
  ]
  for (const key of keys) {
    const left = new Map<string, Chapter[]>()
    for (const chapter of removed) pushTo(left, key(chapter), chapter)
    const unmatched: ReadChapter[] = []
    for (const found of added) {
      const chapter = key(found) === '' ? undefined : left.get(key(found))?.shift()
      if (chapter) pairs.push([chapter, found])
      else unmatched.push(found)
    }
    added = unmatched
    const taken = new Set(pairs.map(([chapter]) => chapter.id))
    removed = removed.filter((chapter) => !taken.has(chapter.id))
  }
  return matchNearby(pairs, removed, added)
}

/** Pairs leftovers that start near each other and share at least half of their words. */
function matchNearby(
  pairs: readonly (readonly [Chapter, ReadChapter])[],
  removed: readonly Chapter[],
  added: readonly ReadChapter[],
): Matches {
  const found: (readonly [Chapter, ReadChapter])[] = [...pairs]
  const taken = new Set<Chapter>()
  const rest: ReadChapter[] = []
  let from = 0
  for (const entry of added) {
    while ((removed[from]?.startTime ?? Infinity) < entry.startTime - nearby) from += 1
    let match: Chapter | undefined
    const until = Math.min(removed.length, from + mostCompared)
    for (let at = from; at < until && match === undefined; at += 1) {
      const chapter = removed[at]
      if (!chapter || chapter.startTime > entry.startTime + nearby) break
      if (!taken.has(chapter) && alike(chapter.title, entry.title)) match = chapter
    }
    if (match) {
      taken.add(match)
      found.push([match, entry])
    } else rest.push(entry)
  }
  return { pairs: found, added: rest, removed: removed.filter((chapter) => !taken.has(chapter)) }
}

function alike(a: string, b: string): boolean {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const [one, other] = [words(a), words(b)]
  if (one.size === 0 || other.size === 0) return false
  let shared = 0
  for (const word of one) if (other.has(word)) shared += 1
  return shared * 2 >= Math.max(one.size, other.size)
}

function pushTo<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
