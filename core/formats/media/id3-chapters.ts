import { type Millis, millis } from '../../time.ts'
import type { ChapterEntry, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { inOrder, orderChapters, warn } from '../syntax/chapter-list.ts'
import { counted } from '../syntax/lines.ts'
import {
  type ChapFrame,
  type ChapterFrames,
  chapBytes,
  mostEntries,
  readChapterFrames,
  tocBytes,
} from './id3-chapter-frames.ts'
import type { Frame } from './id3-frames.ts'
import { isOwnPart, keptParts, readParts, textFrame, writeParts } from './id3-parts.ts'
import type { Tag } from './id3-tag.ts'
import { asVersion3 } from './id3-upgrade.ts'

/** The most chapters: a full table of full tables. */
export const mostChapters = mostEntries * mostEntries

/** The chapters of a tag, in order of time. A chapter no table of contents lists is hidden. */
export function readChapters(tag: Tag, duration: number | undefined): Parsed<ChapterList> {
  const found = readChapterFrames(tag.frames, tag.version, tag.unsynced)
  const warnings = tableWarnings(found)
  const place = new Map(found.tocs.flatMap((toc) => toc.children).map((child, at) => [child, at]))
  const chapters = found.chapters.flatMap((chap) => {
    const listed = found.tocs.length === 0 || place.has(chap.element)
    const entry = readEntry(chap, tag, !listed, warnings)
    return entry ? [{ entry, place: place.get(chap.element) ?? 0 }] : []
  })
  // Programs write these frames in any order; at one time the table of contents decides.
  chapters.sort((a, b) => a.entry.startTime - b.entry.startTime || a.place - b.place)
  const parsed = orderChapters(chapters, {}, warnings)
  return { ...parsed, value: { chapters: withoutImplied(parsed.value.chapters, duration) } }
}

function tableWarnings({ tocs, unread, miscounted }: ChapterFrames): ParseWarning[] {
  const warnings: ParseWarning[] = []
  if (unread > 0) {
    const what = counted(unread, 'chapter entry').replace('entrys', 'entries')
    warnings.push(warn('unread-frame', `${what} of the tag could not be read and was left out.`))
  }
  if (miscounted)
    warnings.push(warn('toc-count', 'A table of contents names more chapters than it counts; all were read.'))
  if (tocs.filter(({ isTop }) => isTop).length > 1)
    warnings.push(warn('several-tocs', 'The tag has several tables of contents; Galley read them as one.'))
  return warnings
}

function readEntry(
  chap: ChapFrame,
  { version }: Tag,
  hidden: boolean,
  warnings: ParseWarning[],
): ChapterEntry | undefined {
  const { startTime, endTime, element } = chap
  if (startTime === undefined) {
    const message = `Chapter ${element} says no time that can be used, and was left out.`
    warnings.push(warn('no-start-time', message))
    return undefined
  }
  const { title, url, image } = readParts(chap.parts, version)
  if (title === '' && !hidden) warnings.push(warn('no-title', `Chapter ${element} has no title.`))
  return {
    startTime,
    ...(endTime === undefined ? {} : { endTime }),
    title,
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
    ...(hidden ? { hidden } : {}),
  }
}

/** Every chapter has an end here; one that says no more than the next start or the end of it all is none. */
function withoutImplied(
  chapters: readonly ChapterEntry[],
  duration: number | undefined,
): readonly ChapterEntry[] {
  const implied = impliedEnds(chapters, duration)
  return chapters.map((chapter, at) => {
    const { endTime, ...open } = chapter
    const isImplied =
      endTime !== undefined &&
      (endTime <= chapter.startTime || endTime === implied[at] || endTime === chapters[at + 1]?.startTime)
    return isImplied ? open : chapter
  })
}

/** Where a chapter ends that does not say: for a listed one the next listed counts, for a hidden one the next. */
function impliedEnds(chapters: readonly ChapterEntry[], duration: number | undefined): readonly Millis[] {
  const ends: Millis[] = []
  const last = duration === undefined ? undefined : millis(duration)
  let [next, nextListed] = [last, last]
  for (let at = chapters.length - 1; at >= 0; at -= 1) {
    const chapter = chapters[at]
    if (!chapter) continue
    const end = (chapter.hidden ? next : nextListed) ?? chapter.startTime
    ends.push(millis(Math.max(end, chapter.startTime)))
    next = chapter.startTime
    if (!chapter.hidden) nextListed = chapter.startTime
  }
  return ends.reverse()
}

/** The list as a tag gives it back; see `MediaFormat.kept`. */
export function keptChapters(list: ChapterList): ChapterList {
  const { duration } = list
  const chapters = inOrder(list.chapters)
    .slice(0, mostChapters)
    .map(
      ({ startTime, endTime, hidden, ...said }): ChapterEntry => ({
        startTime,
        ...(endTime === undefined || endTime <= startTime ? {} : { endTime }),
        ...keptParts(said),
        ...(hidden ? { hidden } : {}),
      }),
    )
  const kept = withoutImplied(chapters, duration)
  return { chapters: kept, ...(duration === undefined ? {} : { duration }) }
}

/**
 * The chapter frames of a tag with this list in place of its own. Chapters that start where one of the old
 * did keep its id and whatever Galley does not know inside it.
 */
export function writeChapters(
  list: ChapterList,
  old: Pick<Tag, 'frames' | 'version' | 'unsynced'>,
  duration: number | undefined,
): readonly Uint8Array[] {
  const { chapters } = keptChapters(list)
  if (chapters.length === 0) return []
  const before = readChapterFrames(old.frames, old.version, old.unsynced)
  const ends = impliedEnds(chapters, duration ?? list.duration)
  const names = elementNames(before)
  const free = byStart(before.chapters)
  const written = chapters.map((chapter, at) => {
    const same = free.get(chapter.startTime)?.shift()
    const element = same ? names.again(same.element) : names.fresh('ch')
    const kept = same
      ? asVersion3(
          same.parts.filter((part) => !isOwnPart(part)),
          old.version,
          false,
        )
      : []
    const endTime = chapter.endTime ?? ends[at] ?? chapter.startTime
    const parts = [...writeParts(chapter), ...kept]
    const bytes = chapBytes({ element, startTime: chapter.startTime, endTime, parts })
    return { element, listed: !chapter.hidden, bytes }
  })
  const listed = written.filter((chapter) => chapter.listed).map(({ element }) => element)
  return [...tables(listed, names, before.tocs, old), ...written.map(({ bytes }) => bytes)]
}

function byStart(chapters: readonly ChapFrame[]): Map<number, ChapFrame[]> {
  const free = new Map<number, ChapFrame[]>()
  for (const chapter of chapters) {
    if (chapter.startTime === undefined) continue
    const same = free.get(chapter.startTime)
    if (same) same.push(chapter)
    else free.set(chapter.startTime, [chapter])
  }
  return free
}

/** Names that are used once each, and old ones only for what they named. */
interface ElementNames {
  /** An old name, unless two frames had it. */
  readonly again: (element: string) => string
  readonly fresh: (prefix: string) => string
}

function elementNames({ chapters, tocs }: ChapterFrames): ElementNames {
  const old = new Set([...chapters, ...tocs].map(({ element }) => element))
  const used = new Set<string>()
  const counters = new Map<string, number>()
  const fresh = (prefix: string): string => {
    for (;;) {
      const number = counters.get(prefix) ?? 0
      counters.set(prefix, number + 1)
      const name = `${prefix}${number}`
      if (!old.has(name)) return name
    }
  }
  const again = (element: string): string => {
    const isFree = element !== '' && !used.has(element)
    used.add(element)
    return isFree ? element : fresh('ch')
  }
  return { again, fresh }
}

/** One table where it holds all; else a table of tables, each as full as its count can say. */
function tables(
  listed: readonly string[],
  names: ElementNames,
  before: ChapterFrames['tocs'],
  old: Pick<Tag, 'version'>,
): readonly Uint8Array[] {
  const top = before.find(({ isTop }) => isTop)
  const element = top ? names.again(top.element) : names.fresh('toc')
  const kept = top ? asVersion3(top.parts, old.version, false) : []
  const parts = kept.some(({ id }) => id === 'TIT2') ? kept : [tableTitle, ...kept]
  if (listed.length <= mostEntries) return [tocBytes({ element, isTop: true, children: listed, parts })]
  const inner: { readonly name: string; readonly bytes: Uint8Array }[] = []
  for (let at = 0; at < listed.length; at += mostEntries) {
    const name = names.fresh('toc')
    const children = listed.slice(at, at + mostEntries)
    const bytes = tocBytes({ element: name, isTop: false, children, parts: [tableTitle] })
    inner.push({ name, bytes })
  }
  const children = inner.map(({ name }) => name)
  return [tocBytes({ element, isTop: true, children, parts }), ...inner.map(({ bytes }) => bytes)]
}

/** Some players show no chapters where the table has no title of its own. */
const tableTitle: Frame = textFrame('TIT2', 'Chapters')
