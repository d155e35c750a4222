import { type Millis, millis, parseTimestamp } from '../../time.ts'
import type { Cue, CueList, CueWord, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { cue, usableEnd } from '../syntax/cues.ts'
import { formatError } from '../syntax/format-error.ts'
import { finishCues } from '../syntax/json-cues.ts'
import { excerpt, foldSpace, splitLines } from '../syntax/lines.ts'
import { takeLabels } from '../syntax/speaker-labels.ts'

/** SubStation Alpha captions, both versions: what is said and by whom; looks and places are left out. */
export const ass: TranscriptFormat = {
  kind: 'transcript',
  id: 'ass',
  label: 'SubStation Alpha captions (ASS, SSA)',
  extensions: ['ass', 'ssa'],
  mime: 'text/x-ssa',
  specification: 'https://github.com/libass/libass/wiki/ASS-File-Format-Guide',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds']),
  detect(head) {
    if (/^\s*\[Script Info\]/i.test(head)) return 1
    return /^[ \t]*\[(?:V4\+? Styles|Events)\]/im.test(head) && /^(?:Dialogue|Format)\s*:/im.test(head)
      ? 0.9
      : 0
  },
  parse,
}

/** The columns where a file does not name its own. */
const usual = 'Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text'

function parse(text: string): Parsed<CueList> {
  const warnings: ParseWarning[] = []
  const cues: Cue[] = []
  let events = false
  let section = ''
  let columns = columnsOf(usual)
  let title: string | undefined
  for (const [index, line] of splitLines(text).entries()) {
    const named = /^\s*\[([^\]]{1,40})\]\s*$/.exec(line.slice(0, 60))?.[1]
    if (named !== undefined) section = named.toLowerCase()
    const [, key = '', value = ''] = /^\s*(\w{1,20}(?: \w{1,20})?)\s?:(.*)$/s.exec(line) ?? []
    if (key === 'Title' && section === 'script info') title = foldSpace(value)
    else if (key === 'Format' && section === 'events') columns = columnsOf(value)
    else if (key === 'Dialogue') cues.push(...readDialogue(value, columns, index + 1, warnings))
    events ||= section === 'events' || key === 'Dialogue'
  }
  if (!events) throw formatError('This text has no events of SubStation Alpha.')
  return finishCues(takeLabels(cues, warnings), title ? { title } : {}, warnings)
}

function columnsOf(format: string): readonly string[] {
  return format.split(',').map((name) => name.trim().toLowerCase())
}

function readDialogue(
  value: string,
  columns: readonly string[],
  line: number,
  warnings: ParseWarning[],
): readonly Cue[] {
  const cells = cutCells(value, columns.length)
  const cell = (name: string): string => cells[columns.indexOf(name)]?.trim() ?? ''
  const runs = readRuns(cell('text'))
  const text = foldSpace(runs.map((run) => run.text).join(''))
  if (text === '') {
    warnings.push(warn('empty-cue', 'This event says nothing and was left out.', line))
    return []
  }
  const start = clockOf(cell('start'))
  const end = clockOf(cell('end'))
  if (start === undefined)
    warnings.push(
      warn('bad-times', `“${excerpt(cell('start'))}” is no time; the words were kept without one.`, line),
    )
  const speaker = voiceOf(cell('name') || cell('actor'))
  return [cue({ start, end: usableEnd(start, end), speaker, text, words: sungWords(runs, start) })]
}

/** The last column is the text, which may hold commas of its own. */
function cutCells(value: string, count: number): readonly string[] {
  const cells: string[] = []
  let from = 0
  while (cells.length < count - 1) {
    const comma = value.indexOf(',', from)
    if (comma === -1) break
    cells.push(value.slice(from, comma))
    from = comma + 1
  }
  return [...cells, value.slice(from)]
}

function clockOf(text: string): Millis | undefined {
  return parseTimestamp(text.replace(/^(\d+:\d+:\d+):(\d+)$/, '$1.$2'))
}

/** Text between two karaoke marks, and how long after the start of the event it is said. */
interface Run {
  readonly text: string
  readonly from?: number
  readonly length?: number
}

/**
 * Takes out what is in braces, which is about looks, and drawings, which are numbers and not words. Marks of
 * karaoke (`\k`, in hundredths of a second) say how long the text after them is said.
 */
function readRuns(text: string): readonly Run[] {
  let drawing = false
  let clock = 0
  let open: Run = { text: '' }
  const runs: Run[] = []
  for (const piece of text.split(/(\{[^{}]*\})/)) {
    if (!piece.startsWith('{') || !piece.endsWith('}')) {
      if (!drawing) open = { ...open, text: open.text + piece.replace(/\\[Nnh]/g, ' ') }
      continue
    }
    const [, scale] = /\\p(\d{1,2})/.exec(piece) ?? []
    if (scale !== undefined) drawing = scale !== '0'
    for (const [, sung] of piece.matchAll(/\\(?:kf|ko|k|K)(\d{1,6})/g)) {
      const length = Number(sung) * 10
      runs.push(open)
      open = { text: '', from: clock, length }
      clock += length
    }
  }
  return [...runs, open].filter((run) => run.text !== '')
}

/** Marks stand before syllables: a word begins with the first of them and ends with the last. */
function sungWords(runs: readonly Run[], start: Millis | undefined): readonly CueWord[] {
  if (start === undefined || !runs.some((run) => run.from !== undefined)) return []
  const words: CueWord[] = []
  let open = false
  for (const { text, from, length = 0 } of runs) {
    const times = from === undefined ? undefined : { start: start + from, end: start + from + length }
    for (const [at, piece] of text.split(/(\s+)/u).entries()) {
      if (piece === '') continue
      if (at % 2 === 1) open = false
      else {
        const last = open ? words.pop() : undefined
        words.push(joinSyllable(last, piece, times))
        open = true
      }
    }
  }
  return words
}

function joinSyllable(
  last: CueWord | undefined,
  piece: string,
  times: { readonly start: number; readonly end: number } | undefined,
): CueWord {
  const start = last === undefined ? times?.start : last.start
  const end = times?.end ?? last?.end
  return {
    text: (last?.text ?? '') + piece,
    ...(start === undefined ? {} : { start: millis(start) }),
    ...(end === undefined || start === undefined ? {} : { end: millis(end) }),
  }
}

/** The first program of this kind put `NTP` where nobody was named. */
function voiceOf(name: string): string {
  return name === 'NTP' ? '' : foldSpace(name)
}
