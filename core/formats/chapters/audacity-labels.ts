import { type Millis, timeFrom } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { excerpt, foldSpace, splitLines } from '../syntax/lines.ts'
import { formatSeconds } from '../syntax/marker-table.ts'

const label = /^\s*\d+(?:[.,]\d+)?\t+(?:\d+(?:[.,]\d+)?(?:\t|\s*$)|\S)/

/** The labels Audacity exports: start, end and title between tabs; a label without length is a point. */
export const audacityLabels: ChapterFormat = {
  kind: 'chapters',
  id: 'audacity-labels',
  label: 'Audacity labels',
  extensions: ['txt'],
  mime: 'text/plain',
  specification: 'https://manual.audacityteam.org/man/importing_and_exporting_labels.html',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect(head) {
    const lines = splitLines(head).filter((line) => /\S/.test(line) && !line.startsWith('\\'))
    if (head.length >= 4096) lines.pop()
    return lines.length > 0 && lines.every((line) => label.test(line)) ? 0.95 : 0
  },
  parse,
  serialise(list) {
    const lines = listedChapters(list).map(({ startTime, endTime = startTime, title }) =>
      [formatSeconds(startTime, 6), formatSeconds(endTime, 6), title].join('\t'),
    )
    return `${lines.join('\n')}\n`
  },
}

function parse(text: string): Parsed<ChapterList> {
  const found: FoundChapter[] = []
  const warnings: ParseWarning[] = []
  for (const [index, content] of splitLines(text).entries()) {
    // A line that begins with a backslash holds the frequencies of the label before it.
    if (!/\S/.test(content) || content.startsWith('\\')) continue
    const line = index + 1
    const entry = readLabel(content)
    if (entry) found.push({ entry, line })
    else if (warnings.length < 100)
      warnings.push(warn('not-a-label', `“${excerpt(content)}” has no start time and was left out.`, line))
    if (entry?.title === '') warnings.push(warn('no-title', 'This label has no title.', line))
  }
  if (found.length === 0) throw formatError('No line of this text is a label: a number, a tab and a title.')
  return orderChapters(found, {}, warnings)
}

/** As Audacity reads it: empty cells count for nothing, and a second cell that is no number is the title. */
function readLabel(content: string): ChapterEntry | undefined {
  const cells = content.split('\t').filter((cell) => cell.trim() !== '')
  const startTime = seconds(cells[0])
  if (startTime === undefined) return undefined
  const end = seconds(cells[1])
  const title = foldSpace(cells.slice(end === undefined ? 1 : 2).join(' '))
  return end !== undefined && end > startTime ? { startTime, endTime: end, title } : { startTime, title }
}

function seconds(cell = ''): Millis | undefined {
  const trimmed = cell.trim()
  return /^\d{1,9}(?:[.,]\d{1,20})?$/.test(trimmed)
    ? timeFrom(Number(trimmed.replace(',', '.')) * 1000)
    : undefined
}
