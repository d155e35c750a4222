import { formatClock, formatTimestamp, type Millis, parseTimestamp } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { listedChapters, orderChapters, warn } from './chapter-list.ts'
import { formatError } from './format-error.ts'
import { counted, foldSpace, splitLines } from './lines.ts'
import { readStampedLine, type StampedLine } from './timestamp-line.ts'
import { readTimestampLines } from './timestamp-list.ts'

/** What one destination's timestamp list looks like; everything else these formats have in common. */
export interface TimestampDialect {
  /** A line as this dialect writes it: the first group is the time, the second the title. */
  readonly line: RegExp
  /** Writes the time of a chapter; `long` is true when the list reaches an hour. */
  readonly stamp: (time: Millis, long: boolean) => string
  /** True when the dialect's own fixtures look like this; judged line by line. */
  readonly ownStyle: (stamps: readonly string[]) => boolean
  /** Set when a dash stands between every time and its title. */
  readonly dashed?: true
}

type Shared = Pick<
  ChapterFormat,
  'detect' | 'parse' | 'carries' | 'precision' | 'kind' | 'mime' | 'extensions'
> & {
  serialise(list: ChapterList): string
}

/** What every format over a plain list of timestamps shares: starts to the second, and titles. */
export function timestampFormat(dialect: TimestampDialect): Shared {
  return {
    kind: 'chapters',
    extensions: ['txt'],
    mime: 'text/plain',
    carries: new Set(['startTime', 'title']),
    precision: 1000,
    detect: (head) => detectDialect(head, dialect),
    parse: (text) => parseTimestamps(text, (line) => readOwnLine(line, dialect) ?? readStampedLine(line)),
    serialise: (list) => serialiseDialect(list, dialect),
  }
}

/** Reads a list of timestamps as a chapter list, with a warning for what was not part of it. */
export function parseTimestamps(
  text: string,
  readLine: (line: string) => StampedLine | undefined = readStampedLine,
): Parsed<ChapterList> {
  const { entries, ignoredLines } = readTimestampLines(text, readLine)
  if (entries.length === 0) {
    throw formatError('No list of timestamps was found: no two lines begin with a time that goes forward.')
  }
  const [ignored] = ignoredLines
  const warnings: ParseWarning[] = []
  if (ignored !== undefined) {
    const count = counted(ignoredLines.length, 'line')
    warnings.push(
      warn(
        'lines-ignored',
        `${count} had no chapter and ${ignoredLines.length === 1 ? 'was' : 'were'} left out.`,
        ignored,
      ),
    )
  }
  const found = entries.map(({ line, titleLine: _, ...entry }) => ({ entry, line }))
  const ordered = orderChapters(found, {}, warnings)
  return { ...ordered, value: { chapters: ordered.value.chapters.map(withoutImpliedEnd) } }
}

/** "0:00 - 1:30 Opening" before "1:30 News" says nothing that the next start does not say. */
function withoutImpliedEnd(chapter: ChapterEntry, at: number, all: readonly ChapterEntry[]): ChapterEntry {
  const { endTime, ...rest } = chapter
  const next = all[at + 1]?.startTime
  return endTime === undefined || (next !== undefined && Math.abs(next - endTime) <= 1000) ? rest : chapter
}

/** A title that begins like this would be taken for a separator, so a dash is written before it. */
const ambiguous = /^[-–—−:：|•·»›→=~>,.;]/u

function serialiseDialect(list: ChapterList, dialect: TimestampDialect): string {
  const chapters = listedChapters(list)
  const long = (chapters.at(-1)?.startTime ?? 0) >= 3_600_000
  const lines = chapters.map(({ startTime, title }) => {
    const separator = title === '' ? '' : needsDash(title, dialect) ? ' - ' : ' '
    return `${dialect.stamp(startTime, long)}${separator}${title}`
  })
  return `${lines.join('\n')}\n`
}

/** A dash and another time is a range, so a title that begins with a time does without its dash. */
function needsDash(title: string, { dashed }: TimestampDialect): boolean {
  return dashed === true ? !beginsWithTime.test(title) : ambiguous.test(title)
}

const beginsWithTime = /^[[(（]?\d{1,3}[:：]\d\d/u

/** Reads a line exactly as the dialect writes it, keeping every character of the title. */
function readOwnLine(line: string, dialect: TimestampDialect): StampedLine | undefined {
  const [, stamp, rest = ''] = dialect.line.exec(line) ?? []
  const startTime = stamp === undefined ? undefined : parseTimestamp(stamp)
  if (startTime === undefined || rest !== foldSpace(rest)) return undefined
  if (dialect.dashed) return readDashed(startTime, rest)
  if (!ambiguous.test(rest)) return { startTime, title: rest }
  const title = rest.startsWith('- ') ? rest.slice(2) : undefined
  // A dash and another time is a range, unless a second dash shows that the first one was a sign.
  const isRange = title === undefined || /^[[(]?\d{1,3}:\d\d\S*\s*(?:\S|$)/.test(title)
  return isRange ? undefined : { startTime, title }
}

function readDashed(startTime: Millis, rest: string): StampedLine | undefined {
  if (!rest.startsWith('- '))
    return rest === '' || beginsWithTime.test(rest) ? { startTime, title: rest } : undefined
  const title = rest.slice(2)
  return beginsWithTime.test(title) ? undefined : { startTime, title }
}

/** The lines with words of a list, without the last one where the head of a long file cuts it off. */
function wholeLines(head: string): string[] {
  const lines = splitLines(head)
  if (head.length >= 4096) lines.pop()
  return lines.filter((line) => /\S/.test(line))
}

function detectDialect(head: string, dialect: TimestampDialect): number {
  const lines = wholeLines(head)
  const matches = lines.map((line) => dialect.line.exec(line))
  const stamps = matches.map((match) => match?.[1])
  if (lines.length === 0 || !stamps.every((stamp) => stamp !== undefined)) return 0
  const times = stamps.map((stamp) => parseTimestamp(stamp) ?? 0)
  const dashed = matches.filter((match) => match?.[2]?.startsWith('- ')).length * 2 > lines.length
  const own = dashed === (dialect.dashed === true) && dialect.ownStyle(stamps)
  return own && looksLikeChapters(lines, times) ? 0.9 : 0
}

/** Chapters have short titles and lie apart; a transcript with a time on every line has neither. */
function looksLikeChapters(lines: readonly string[], times: readonly number[]): boolean {
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0))
  return median(lines.map((line) => line.length)) <= 100 && (gaps.length < 8 || median(gaps) >= 15_000)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

/** How much a text looks like a list of timestamps among other lines. */
export function detectTimestamps(head: string): number {
  const lines = wholeLines(head)
  const { entries, ignoredLines } = readTimestampLines(lines.join('\n'))
  const stamped = entries.map((entry) => lines[entry.line - 1] ?? '')
  const times = entries.map((entry) => entry.startTime)
  if (entries.length === 0 || !looksLikeChapters(stamped, times)) return 0
  return ignoredLines.length <= entries.length ? 0.75 : entries.length >= 3 ? 0.65 : 0.5
}

/** `0:00` under an hour, `00:00:00` on every line of a longer list: what every destination reads. */
export function shortStamp(time: Millis, long: boolean): string {
  return long ? formatTimestamp(time).slice(0, -4) : formatClock(time).padStart(5, '0')
}
