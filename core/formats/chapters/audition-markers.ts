import { millis } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import type { Row } from '../syntax/delimited.ts'
import { formatError } from '../syntax/format-error.ts'
import { foldSpace } from '../syntax/lines.ts'
import {
  type CellOf,
  columns,
  formatLoosely,
  readTabs,
  timeBeforeFrames,
  timeIn,
} from '../syntax/marker-table.ts'

const header = 'Name\tStart\tDuration\tTime Format\tType\tDescription'

/** Adobe Audition's markers: tabs in spite of the `.csv`, and lengths where others have ends. */
export const auditionMarkers: ChapterFormat = {
  kind: 'chapters',
  id: 'audition-markers',
  label: 'Adobe Audition markers',
  extensions: ['csv'],
  mime: 'text/csv',
  specification: 'https://helpx.adobe.com/audition/using/working-with-markers.html',
  carries: new Set(['startTime', 'endTime', 'title', 'url']),
  detect: (head) => (/^\s*Name\tStart\tDuration\b/i.test(head) ? 1 : 0),
  parse,
  serialise: (list) => `${[header, ...listedChapters(list).map(writeRow)].join('\r\n')}\r\n`,
}

function parse(text: string): Parsed<ChapterList> {
  const [first, ...rows] = readTabs(text)
  const cell = columns(first)
  if (!first || cell(first, 'Start') === undefined || cell(first, 'Name') === undefined)
    throw formatError('This table has no columns “Name” and “Start”.', 1)
  const warnings: ParseWarning[] = []
  const found: FoundChapter[] = []
  for (const row of rows) {
    const entry = readRow(row, cell, warnings)
    if (entry) found.push({ entry, line: row.line })
  }
  if (found.length === 0) {
    if (rows.length > 0) throw formatError('No marker in this table has a start time.', rows[0]?.line)
    warnings.push(warn('no-chapters', 'The table has no markers.'))
  }
  return orderChapters(found, {}, warnings)
}

function readRow(row: Row, cell: CellOf, warnings: ParseWarning[]): ChapterEntry | undefined {
  const written = cell(row, 'Start') ?? ''
  const frames = timeBeforeFrames(written)
  const startTime = timeIn(written) ?? frames
  if (startTime === undefined) {
    warnings.push(warn('no-start-time', 'This marker has no usable start and was left out.', row.line))
    return undefined
  }
  if (frames !== undefined)
    warnings.push(warn('frames-cut', 'This marker counts frames; its time is cut to the second.', row.line))
  const writtenLength = cell(row, 'Duration') ?? ''
  const length = timeIn(writtenLength) ?? timeBeforeFrames(writtenLength)
  if (writtenLength !== '' && length === undefined)
    warnings.push(
      warn('bad-end-time', 'The length of this marker is no usable time and was left out.', row.line),
    )
  const title = foldSpace(cell(row, 'Name') ?? '')
  if (title === '') warnings.push(warn('no-title', 'This marker has no name.', row.line))
  return {
    startTime,
    ...(length !== undefined && length > 0 ? { endTime: millis(startTime + length) } : {}),
    title,
    ...readDescription(cell(row, 'Description')),
  }
}

/** The one free column: an address in it is the chapter's link, other words are kept as they are. */
function readDescription(text = ''): Pick<ChapterEntry, 'url' | 'extra'> {
  if (text === '') return {}
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)\S+$/i.test(text)
    ? { url: text }
    : { extra: { description: text } }
}

function writeRow({ startTime, endTime = startTime, title, url, extra }: ChapterEntry): string {
  const length = millis(endTime - startTime)
  const words = extra?.['description']
  const description = url ?? (typeof words === 'string' ? words : '')
  return [
    title,
    formatLoosely(startTime),
    formatLoosely(length),
    'decimal',
    'Cue',
    foldSpace(description),
  ].join('\t')
}
