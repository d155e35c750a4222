import type { ChapterEntry } from '../formats/format.ts'
import { readStampedLine } from '../formats/syntax/timestamp-line.ts'
import { readTimestampLines, type TimestampEntry } from '../formats/syntax/timestamp-list.ts'
import { absoluteAddress } from './addresses.ts'
import type { Passage, PassageLink } from './page.ts'

/** A chapter as a passage gives it, with the links of the passage that are not its own. */
export interface ChapterPassage {
  /** Position of the passage with the time. */
  readonly index: number
  /** Position of the passage with the title, where that is another one. */
  readonly titleIndex?: number
  readonly chapter: ChapterEntry
}

/** Longer passages are prose or speech. */
const longest = 1_200
/** A chapter's line that goes on like prose has its title in the first sentence. */
const longestTitle = 280

/** A passage as one line of a list. */
function lineOf({ text }: Passage): string {
  if (text.length > longest || text.includes('\n')) return ''
  if (text.length <= longestTitle) return text
  const end = /[.?!](?=\s)/u.exec(text.slice(12, longestTitle))
  return end
    ? text.slice(0, 12 + end.index + 1)
    : `${text.slice(0, Math.max(40, text.lastIndexOf(' ', longestTitle)))}…`
}

/** The passages that form the list of chapters; `eligible` says which may be part of it. */
export function findChapterPassages(
  passages: readonly Passage[],
  eligible: (passage: Passage, index: number) => boolean,
): ChapterPassage[] {
  const lines = passages.map((passage, index) => (eligible(passage, index) ? lineOf(passage) : ''))
  const { entries } = readTimestampLines(lines.join('\n'))
  return withoutImpliedEnds(entries.map((entry) => toChapter(entry, passages)))
}

/** Every passage that begins with a time, list or not: for lines a person has called chapters. */
export function readEveryStamp(passages: readonly Passage[]): ChapterPassage[] {
  return passages.flatMap((passage, index) => {
    const stamped = readStampedLine(lineOf(passage))
    return stamped ? [toChapter({ ...stamped, line: index + 1 }, passages)] : []
  })
}

function toChapter(entry: TimestampEntry, passages: readonly Passage[]): ChapterPassage {
  const index = entry.line - 1
  const titleIndex = entry.titleLine === undefined ? undefined : entry.titleLine - 1
  const titled = passages[titleIndex ?? index]
  const [link, ...others] = titled ? linksOfTitle(titled) : []
  const url = link && others.length === 0 ? absoluteAddress(link.address) : undefined
  const chapter: ChapterEntry = {
    startTime: entry.startTime,
    title: entry.title,
    ...(entry.endTime !== undefined && { endTime: entry.endTime }),
    ...(url !== undefined && { url }),
  }
  return { index, chapter, ...(titleIndex !== undefined && { titleIndex }) }
}

/** The links of a chapter's line, without the one that is its time and leads into a player. */
export function linksOfTitle(passage: Passage): readonly PassageLink[] {
  return passage.links.filter(
    ({ label }) => !/^[^\p{L}\d]{0,4}(?:\d{1,3}:)?\d{1,3}:\d{2}[^\p{L}\d]{0,4}$/u.test(label),
  )
}

/** An end that only repeats where the next chapter starts says nothing. */
function withoutImpliedEnds(found: readonly ChapterPassage[]): ChapterPassage[] {
  return found.map((one, at) => {
    const { endTime, ...rest } = one.chapter
    const next = found[at + 1]?.chapter.startTime
    const says =
      endTime !== undefined && next !== undefined && Math.abs(next - endTime) > 1_000 && endTime < next
    return says ? one : { ...one, chapter: rest }
  })
}
