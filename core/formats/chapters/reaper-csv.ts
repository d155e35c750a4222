import type { Millis } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import { writeCell } from '../syntax/delimited.ts'
import { formatError } from '../syntax/format-error.ts'
import { excerpt, foldSpace } from '../syntax/lines.ts'
import { columns, formatLoosely, readTable, timeBeforeFrames, timeIn } from '../syntax/marker-table.ts'

const advice = 'In REAPER, set the ruler to “Minutes:Seconds” and export the markers again.'

/** REAPER's markers and regions. Its times follow the ruler, so bars and samples are refused with advice. */
export const reaperCsv: ChapterFormat = {
  kind: 'chapters',
  id: 'reaper-csv',
  label: 'REAPER markers and regions (CSV)',
  extensions: ['csv'],
  mime: 'text/csv',
  specification: 'https://www.reaper.fm/userguide.php',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect: (head) => (/^\s*"?#"?,"?Name"?,"?Start"?/i.test(head) ? 1 : 0),
  parse,
  serialise,
}

function parse(text: string): Parsed<ChapterList> {
  const [first, ...rows] = readTable(text)
  const cell = columns(first)
  if (!first || cell(first, 'Start') === undefined) throw formatError('This table has no column “Start”.', 1)
  const warnings: ParseWarning[] = []
  const found: FoundChapter[] = []
  const times: string[] = []
  for (const row of rows) {
    const { line } = row
    const start = cell(row, 'Start') ?? ''
    const startTime = readTime(start, line)
    if (startTime === undefined) {
      warnings.push(warn('no-start-time', 'This marker has no usable start and was left out.', line))
      continue
    }
    times.push(start)
    const end = cell(row, 'End') ?? ''
    const endTime = readTime(end, line)
    const title = foldSpace(cell(row, 'Name') ?? '')
    if (title === '') warnings.push(warn('no-title', 'This marker has no name.', line))
    const ends = endTime !== undefined && endTime >= startTime
    if (end !== '' && !ends)
      warnings.push(warn('bad-end-time', 'The end of this region is no usable time and was left out.', line))
    found.push({ entry: { startTime, ...(ends ? { endTime } : {}), title }, line })
  }
  if (found.length === 0) {
    if (rows.length > 0) throw formatError('No marker in this table has a start time.', rows[0]?.line)
    warnings.push(warn('no-chapters', 'The table has no markers.'))
  }
  return orderChapters(found, {}, [...warnings, ...judgeUnit(times)])
}

function readTime(written: string, line: number): Millis | undefined {
  if (/^-?\d{1,9}\.\d{1,3}\.\d{1,3}$/.test(written))
    throw formatError(`“${excerpt(written)}” counts bars and beats, which say no time.`, line, advice)
  if (/^\d{7,}$/.test(written))
    throw formatError(`“${excerpt(written)}” seems to be counted in samples.`, line, advice)
  return timeIn(written) ?? timeBeforeFrames(written)
}

/** Seconds, samples and clocks look alike enough that the person must hear how they were taken. */
function judgeUnit(times: readonly string[]): readonly ParseWarning[] {
  if (times.some((time) => timeBeforeFrames(time) !== undefined))
    return [warn('frames-cut', 'The times count frames; they are cut to the second.')]
  const plain = times.filter((time) => !time.includes(':'))
  const whole = plain.filter((time) => !/[.,]/.test(time) && Number(time) > 0)
  return whole.length > 0 && whole.length === plain.filter((time) => Number(time) > 0).length
    ? [
        warn(
          'plain-numbers',
          `The times are plain numbers; Galley took them for seconds. If they are samples: ${advice}`,
        ),
      ]
    : []
}

function serialise(list: ChapterList): string {
  let markers = 0
  let regions = 0
  const lines = listedChapters(list).map((chapter) => {
    const number = chapter.endTime === undefined ? `M${++markers}` : `R${++regions}`
    return writeRow(number, chapter)
  })
  return `${['#,Name,Start,End,Length', ...lines].join('\n')}\n`
}

function writeRow(number: string, { startTime, endTime, title }: ChapterEntry): string {
  const span =
    endTime === undefined
      ? ['', '']
      : [formatLoosely(endTime), formatLoosely((endTime - startTime) as Millis)]
  return [number, writeCell(title, ','), formatLoosely(startTime), ...span].join(',')
}
