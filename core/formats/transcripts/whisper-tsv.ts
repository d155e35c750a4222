import type { Cue, CueList, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { cue, timedCues, usableEnd } from '../syntax/cues.ts'
import { readRows } from '../syntax/delimited.ts'
import { formatError } from '../syntax/format-error.ts'
import { millisIn, voiceName } from '../syntax/heard-words.ts'
import { finishCues } from '../syntax/json-cues.ts'
import { labelLosses } from '../syntax/label-losses.ts'
import { foldSpace } from '../syntax/lines.ts'
import { type CellOf, columns, firstLine, readTabs } from '../syntax/marker-table.ts'
import { giveLabels, takeLabels } from '../syntax/speaker-labels.ts'

/** The table Whisper writes: start, end and text, in whole milliseconds. whisper.cpp parts the same with commas. */
export const whisperTsv: TranscriptFormat = {
  kind: 'transcript',
  id: 'whisper-tsv',
  label: 'Whisper table (TSV)',
  extensions: ['tsv'],
  mime: 'text/tab-separated-values',
  specification: 'https://github.com/openai/whisper/blob/main/whisper/utils.py',
  carries: new Set(['text', 'start', 'end', 'speaker']),
  speakerGoesOn: true,
  needsTimes: true,
  losses: ({ cues }) => labelLosses(cues),
  detect(head) {
    if (!isHeader(head)) return 0
    const [, second] = head.split(/\r\n|\n|\r/)
    // The same names over fractions are seconds, and so another table.
    return second === undefined || /^\s*$|^"?\d+"?[\t,]"?\d*"?[\t,]/.test(second) ? 1 : 0
  },
  parse,
  serialise(list) {
    const cues = timedCues(list, 'Whisper’s table')
    const texts = giveLabels(cues)
    const rows = cues.map((one, at) => `${one.start}\t${one.end}\t${texts[at] ?? ''}`)
    return `${['start\tend\ttext', ...rows].join('\n')}\n`
  },
}

function isHeader(text: string): boolean {
  return /^"?start"?([\t,])"?end"?\1(?:"?speaker"?\1)?"?text"?\s*$/i.test(firstLine(text))
}

function parse(text: string): Parsed<CueList> {
  if (!isHeader(text)) throw formatError('The first line of this table does not name start, end and text.', 1)
  const [header, ...rows] = firstLine(text).includes('\t') ? readTabs(text) : readRows(text, ',')
  const cell = columns(header)
  const warnings: ParseWarning[] = []
  const cues: Cue[] = []
  for (const row of rows) {
    const found = readRow(row, cell)
    if (typeof found === 'string') warnings.push(warn('row-left-out', `This row ${found}.`, row.line))
    else cues.push(found)
  }
  if (rows.length > 0 && cues.length === 0)
    throw formatError('No row of this table has words.', rows[0]?.line)
  return finishCues(takeLabels(cues, warnings), {}, warnings)
}

/** A cue, or why there is none. */
function readRow(row: Parameters<CellOf>[0], cell: CellOf): Cue | string {
  const text = foldSpace(cell(row, 'text') ?? '')
  if (text === '') return 'has no text and was left out'
  const start = millisIn(cell(row, 'start'))
  return cue({
    start,
    end: usableEnd(start, millisIn(cell(row, 'end'))),
    speaker: voiceName(cell(row, 'speaker')),
    text,
  })
}
