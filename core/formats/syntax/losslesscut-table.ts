import type { Millis } from '../../time.ts'
import type { ChapterEntry, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from './chapter-list.ts'
import { type Delimiter, type Row, readRows, writeCell } from './delimited.ts'
import { formatError } from './format-error.ts'
import { foldSpace } from './lines.ts'
import { timeIn } from './marker-table.ts'

const names = ['Start', 'End', 'Name'] as const

/** How surely a text is a table of LosslessCut's segments with this delimiter; a header is not needed. */
export function detectSegments(head: string, delimiter: Delimiter): number {
  const rows = readRows(head, delimiter)
  const whole = head.length >= 4096 ? rows.slice(0, -1) : rows
  const [first, ...rest] = whole
  if (!first) return 0
  if (isHeader(first)) return 1
  return [first, ...rest].every(isSegment) ? 0.9 : 0
}

function isHeader({ cells }: Row): boolean {
  return names.every((name, at) => cells[at]?.trim().toLowerCase() === name.toLowerCase())
}

/** A start or nothing, an end or nothing, and words; one of the times must be there. */
function isSegment({ cells }: Row): boolean {
  const [start = '', end = ''] = cells.map((cell) => cell.trim())
  const times = [start, end].filter((cell) => cell !== '')
  return cells.length >= 3 && times.length > 0 && times.every((cell) => timeIn(cell) !== undefined)
}

/** Reads LosslessCut's segments: an empty start is the beginning of the file, an empty end makes a marker. */
export function readSegments(text: string, delimiter: Delimiter): Parsed<ChapterList> {
  const all = readRows(text, delimiter)
  const [first] = all
  const header = first && isHeader(first) ? first : undefined
  const rows = header ? all.slice(1) : all
  const warnings: ParseWarning[] = []
  const found: FoundChapter[] = []
  for (const row of rows) {
    const entry = readSegment(row, header, warnings)
    if (entry) found.push({ entry, line: row.line })
  }
  if (found.length === 0) {
    if (!header || rows.length > 0)
      throw formatError('No row of this table is a segment with times.', first?.line)
    warnings.push(warn('no-chapters', 'The table has no segments.'))
  }
  const times = rows.flatMap(({ cells }) => cells.slice(0, 2)).filter((cell) => /[1-9]/.test(cell))
  if (times.length > 0 && times.every((cell) => /^\s*\d+\s*$/.test(cell))) {
    const message =
      'All times are whole numbers; Galley took them for seconds. They may be numbers of frames.'
    warnings.push(warn('maybe-frames', message, found[0]?.line))
  }
  return orderChapters(found, {}, warnings)
}

function readSegment(row: Row, header: Row | undefined, warnings: ParseWarning[]): ChapterEntry | undefined {
  const [start = '', end = '', name = ''] = row.cells.map((cell) => cell.trim())
  const startTime = start === '' ? (0 as Millis) : timeIn(start)
  if (startTime === undefined || row.cells.length < 2) {
    warnings.push(warn('no-start-time', 'This segment has no usable start and was left out.', row.line))
    return undefined
  }
  const endTime = timeIn(end)
  const ends = endTime !== undefined && endTime >= startTime
  if (end !== '' && !ends)
    warnings.push(
      warn('bad-end-time', 'The end of this segment is no usable time and was left out.', row.line),
    )
  const title = foldSpace(name)
  if (title === '') warnings.push(warn('no-title', 'This segment has no name.', row.line))
  const tag = (wanted: string): string | undefined => {
    const place = header?.cells.findIndex((cell) => cell.trim().toLowerCase() === wanted) ?? -1
    return place > 2 ? row.cells[place]?.trim() : undefined
  }
  const url = tag('url')
  const image = tag('image')
  return {
    startTime,
    ...(ends ? { endTime } : {}),
    title,
    ...(url ? { url } : {}),
    ...(image ? { image } : {}),
  }
}

/** Writes the table with the header LosslessCut looks for, which it must match to the letter. */
export function writeSegments(
  list: ChapterList,
  delimiter: Delimiter,
  time: (time: Millis) => string,
): string {
  const rows = listedChapters(list).map(({ startTime, endTime, title }) =>
    [time(startTime), endTime === undefined ? '' : time(endTime), writeCell(title, delimiter)].join(
      delimiter,
    ),
  )
  return `${[names.join(delimiter), ...rows].join('\n')}\n`
}
