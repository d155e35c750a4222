import type { Millis } from '../../time.ts'
import { splitLines } from './lines.ts'
import {
  readStampedLine,
  readTitle,
  readTrailingStamp,
  type StampedLine,
  withoutBullet,
} from './timestamp-line.ts'

/** A chapter found in a text, and the line it stands on (from 1). */
export interface TimestampEntry {
  readonly line: number
  readonly startTime: Millis
  readonly endTime?: Millis
  readonly title: string
  readonly url?: string
  /** The line of the title, where that is not the line of the time. */
  readonly titleLine?: number
}

/** What a text says about chapters: entries as the text has them, and the lines that are none. */
export interface TimestampLines {
  readonly entries: readonly TimestampEntry[]
  /** Lines with words on them that are not part of the list, from 1. */
  readonly ignoredLines: readonly number[]
}

/** Longer lines are speech or prose, never a chapter, but for the address it may have. */
const longestLine = 4000
const longestTitle = 600
/** Below a time alone on its line, longer text is what was said then. */
const longestTitleBelow = 200

/** Reads one line its own way; undefined when the line is not its kind. */
type ReadLine = (line: string) => StampedLine | undefined

/**
 * Finds the list of timestamps in a text, in every style people write it. A time inside prose is not a
 * chapter: two or more lines must begin (or, failing that, end) with a time and go forward. A title may
 * stand under its time. Where a text holds several lists, the longest one is taken.
 */
export function readTimestampLines(text: string, readLine: ReadLine = readStampedLine): TimestampLines {
  const lines = splitLines(text)
  const leading = longestList(joinTitles(lines, findStamps(lines, readLine)))
  const entries = isList(leading, lines) ? leading : trailingList(lines)
  const taken = new Set(entries.flatMap(({ line, titleLine }) => [line, titleLine ?? line]))
  const ignoredLines: number[] = []
  for (const [index, line] of lines.entries()) {
    if (!taken.has(index + 1) && /\S/.test(line)) ignoredLines.push(index + 1)
  }
  return { entries, ignoredLines }
}

function findStamps(lines: readonly string[], readLine: ReadLine): TimestampEntry[] {
  const found: TimestampEntry[] = []
  for (const [index, line] of lines.entries()) {
    if (line.length > longestLine || !/[\d０-９]/u.test(line)) continue
    const stamped = readLine(line)
    if (stamped && stamped.title.length <= longestTitle) found.push({ line: index + 1, ...stamped })
  }
  return found
}

/** Gives a time that stands alone the next line with words as its title, unless that has a time too. */
function joinTitles(lines: readonly string[], stamps: readonly TimestampEntry[]): TimestampEntry[] {
  const stamped = new Set(stamps.map((stamp) => stamp.line))
  return stamps.flatMap((stamp) => {
    if (stamp.title !== '') return [stamp]
    let next = stamp.line + 1
    while (next <= lines.length && next <= stamp.line + 3 && !/\S/.test(lines[next - 1] ?? '')) next += 1
    const words = lines[next - 1]
    if (words === undefined || stamped.has(next) || !/\S/.test(words)) return [stamp]
    if (words.length > longestTitleBelow) return []
    return [{ ...stamp, ...readTitle(withoutBullet(words)), titleLine: next }]
  })
}

/** Cuts the entries where a new list begins, and answers the list with the most of them. */
function longestList(entries: readonly TimestampEntry[]): readonly TimestampEntry[] {
  let best: TimestampEntry[] = []
  let current: TimestampEntry[] = []
  for (const entry of entries) {
    const previous = current.at(-1)
    if (previous && startsAnew(previous, entry)) current = []
    current.push(entry)
    if (current.length > best.length) best = current
  }
  return best
}

/** Going back to the start of the episode begins another list; a smaller step back is a slip. */
function startsAnew(previous: TimestampEntry, entry: TimestampEntry): boolean {
  if (entry.startTime >= previous.startTime) return false
  const apart = entry.line - (previous.titleLine ?? previous.line) > 1
  return entry.startTime === 0 || (apart && entry.startTime * 4 < previous.startTime)
}

function isList(entries: readonly TimestampEntry[], lines: readonly string[]): boolean {
  if (entries.length === 1) return onlyThisLine(entries, lines)
  return entries.some((entry, at) => at > 0 && (entries[at - 1]?.startTime ?? 0) < entry.startTime)
}

/** One chapter is a list when the text says nothing else. */
function onlyThisLine(entries: readonly TimestampEntry[], lines: readonly string[]): boolean {
  const [only] = entries
  return lines.every(
    (line, index) => index + 1 === only?.line || index + 1 === only?.titleLine || !/\S/.test(line),
  )
}

/**
 * Lines that end with a time count only in a run that goes forward: between them stands no other line with words.
 * In a list with bullets the other items may: points of a chapter, or one whose time nobody knew.
 */
function trailingList(lines: readonly string[]): readonly TimestampEntry[] {
  let best: TimestampEntry[] = []
  let run: TimestampEntry[] = []
  for (const entry of findStamps(lines, readTrailingStamp)) {
    const previous = run.at(-1)
    if (previous && joins(previous, entry, lines)) run.push(entry)
    else run = [entry]
    if (run.length > best.length) best = run
  }
  return best.length >= 2 ? best : []
}

function joins(previous: TimestampEntry, entry: TimestampEntry, lines: readonly string[]): boolean {
  const isForward = previous.startTime < entry.startTime
  const areItems = isItem(lines[previous.line - 1]) && isItem(lines[entry.line - 1])
  if (!isForward && !(areItems && !startsAnew(previous, entry))) return false
  for (let line = previous.line + 1; line < entry.line; line += 1) {
    const words = lines[line - 1] ?? ''
    if (/\S/.test(words) && !(areItems && isItem(words))) return false
  }
  return true
}

/** Whether a line has a bullet or a number in front. */
function isItem(line = ''): boolean {
  return withoutBullet(line) !== line
}
