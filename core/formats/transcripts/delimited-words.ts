import { type Millis, millis } from '../../time.ts'
import type { Cue, CueList, CueWord, Parsed, TranscriptFormat } from '../format.ts'
import { parseClock } from '../syntax/clock.ts'
import { cue, usableEnd } from '../syntax/cues.ts'
import { guessDelimiter, type Row, readRows, writeCell } from '../syntax/delimited.ts'
import { formatError } from '../syntax/format-error.ts'
import { millisIn, personName, sureness } from '../syntax/heard-words.ts'
import { finishCues } from '../syntax/json-cues.ts'
import { foldSpace } from '../syntax/lines.ts'
import { firstLine, formatSeconds } from '../syntax/marker-table.ts'
import { groupWords, type SpokenPart } from '../syntax/word-groups.ts'

/** A table of words with their times, or of cues where words have none: for spreadsheets and aligners. */
export const delimitedWords: TranscriptFormat = {
  kind: 'transcript',
  id: 'delimited-words',
  label: 'Words as a table (CSV)',
  extensions: ['csv', 'tsv', 'nlp'],
  mime: 'text/csv',
  specification: 'https://www.rfc-editor.org/rfc/rfc4180',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence']),
  detect,
  parse,
  serialise,
}

/** What each column is called, in this program's files first and in those of others after. */
const names = {
  segment: ['segment', 'cue', 'paragraph', 'turn'],
  start: ['start', 'start_time', 'starttime', 'begin', 'from', 'ts', 'start_ms'],
  end: ['end', 'end_time', 'endtime', 'stop', 'to', 'endts', 'end_ms'],
  speaker: ['speaker', 'voice', 'speaker_label'],
  word: ['word', 'token'],
  text: ['text', 'body', 'content', 'transcript'],
  sign: ['punctuation'],
  confidence: ['confidence', 'probability', 'score'],
  joined: ['joined'],
} as const

type Columns = ReadonlyMap<keyof typeof names, number>

function readHeader(row: Row | undefined): Columns | undefined {
  const cells = row?.cells.map((cell) => cell.trim().toLowerCase().replace(/\s+/g, '_')) ?? []
  const found = new Map<keyof typeof names, number>()
  for (const [column, known] of Object.entries(names)) {
    const at = cells.findIndex((cell) => (known as readonly string[]).includes(cell))
    if (at !== -1) found.set(column as keyof typeof names, at)
  }
  const speaks = found.has('word') || found.has('text')
  return speaks && (found.has('start') || found.has('segment')) ? found : undefined
}

/** Without a header: whisper-timestamped writes text, start and end. */
const bare: Columns = new Map([
  ['text', 0],
  ['start', 1],
  ['end', 2],
])

function detect(head: string): number {
  const rows = readRows(head, guessDelimiter(firstLine(head)))
  const whole = head.length >= 4096 ? rows.slice(0, -1) : rows
  const [first] = whole
  if (readHeader(first)) return isMilliseconds(head) ? 0.8 : 0.95
  return whole.length > 0 && whole.every(isBare) ? 0.9 : 0
}

/** Whisper's own table has the same names, and whole numbers under them. */
function isMilliseconds(head: string): boolean {
  return /^"?start"?[\t,]"?end"?[\t,][^\r\n]*\s+"?\d+"?[\t,]/i.test(head)
}

function isBare({ cells }: Row): boolean {
  const [text = '', start = '', end = ''] = cells
  const times = [start, end].every((cell) => /^\s*\d{1,9}\.\d{1,9}\s*$/.test(cell))
  return cells.length === 3 && times && /\p{L}/u.test(text)
}

interface ReadRow extends SpokenPart {
  readonly segment: string | undefined
}

function parse(text: string): Parsed<CueList> {
  const all = readRows(text, guessDelimiter(firstLine(text)))
  const header = readHeader(all[0])
  const [first] = all
  if (!header && !(first && isBare(first)))
    throw formatError('The first line of this table names no column of words and none of their times.', 1)
  const columns = header ?? bare
  const inMillis = /_ms$/i.test(all[0]?.cells[columns.get('start') ?? -1]?.trim() ?? '')
  const rows = (header ? all.slice(1) : all)
    .map((row) => readRow(row, columns, inMillis))
    .filter((row) => row.body !== '')
  return finishCues(isOfWords(rows, columns) ? groupWords(inParagraphs(rows)) : rows.map(cueOfRow))
}

function readRow({ cells }: Row, columns: Columns, inMillis: boolean): ReadRow {
  const cell = (name: keyof typeof names): string | undefined => {
    const at = columns.get(name)
    return at === undefined ? undefined : cells[at]?.trim()
  }
  const time = (name: 'start' | 'end'): Millis | undefined =>
    inMillis ? millisIn(cell(name)) : parseClock(cell(name) ?? '')
  const start = time('start')
  const end = usableEnd(start, time('end'))
  const speaker = personName(cell('speaker'))
  const confidence = sureness(cell('confidence'))
  return {
    body: foldSpace((cell('word') ?? cell('text') ?? '') + (cell('sign') ?? '')),
    segment: cell('segment'),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(cell('joined') === '1' ? { joined: true as const } : {}),
  }
}

/** A table of words says so; one of texts may still hold one word a row. */
function isOfWords(rows: readonly ReadRow[], columns: Columns): boolean {
  if (columns.has('word')) return true
  const single = rows.filter((row) => !row.body.includes(' ')).length
  return !columns.has('segment') && rows.length > 1 && single * 10 >= rows.length * 8
}

/** Where rows name their segment, its last word closes it. */
function inParagraphs(rows: readonly ReadRow[]): readonly SpokenPart[] {
  return rows.map(({ segment, ...part }, at) => {
    const closes = segment !== undefined && segment !== rows[at + 1]?.segment
    return closes ? { ...part, body: `${part.body}\n` } : part
  })
}

function cueOfRow({ start, end, speaker, body }: ReadRow): Cue {
  return cue({ start, end, speaker, text: body })
}

function serialise(list: CueList): string {
  const words = list.cues.some((one) => one.words !== undefined)
  const joined = words && list.cues.some((one) => one.words?.some((word) => word.joined))
  const header = ['segment', 'start', 'end', 'speaker', ...(words ? ['word', 'confidence'] : ['text'])]
  const rows = list.cues.flatMap((one, at) =>
    (words
      ? rowsOfWords(one, joined)
      : [[time(one.start), time(one.end), one.speaker ?? '', foldSpace(one.text)]]
    ).map((cells) => [String(at + 1), ...cells]),
  )
  return `${[joined ? [...header, 'joined'] : header, ...rows].map(writeRow).join('\n')}\n`
}

function rowsOfWords(one: Cue, joined: boolean): readonly (readonly string[])[] {
  const whole: readonly CueWord[] = [cue({ start: one.start, end: one.end, text: foldSpace(one.text) })]
  return (one.words ?? whole).map((word) => [
    time(word.start),
    time(word.end),
    one.speaker ?? '',
    word.text,
    word.confidence === undefined ? '' : String(word.confidence),
    ...(joined ? [word.joined ? '1' : ''] : []),
  ])
}

function time(value: Millis | undefined): string {
  return value === undefined ? '' : formatSeconds(millis(value), 3)
}

function writeRow(cells: readonly string[]): string {
  return cells.map((cell) => writeCell(cell, ',')).join(',')
}
