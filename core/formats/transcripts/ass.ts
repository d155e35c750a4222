import { type Millis, parseTimestamp } from '../../time.ts'
import type { Cue, CueList, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
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
  carries: new Set(['text', 'start', 'end', 'speaker']),
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
  const text = plainText(cell('text'))
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
  return [cue({ start, end: usableEnd(start, end), speaker: voiceOf(cell('name') || cell('actor')), text })]
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

/** Takes out what is in braces, which is about looks, and drawings, which are numbers and not words. */
function plainText(text: string): string {
  let drawing = false
  let plain = ''
  for (const piece of text.split(/(\{[^{}]*\})/)) {
    if (piece.startsWith('{') && piece.endsWith('}')) {
      const [, scale] = /\\p(\d{1,2})/.exec(piece) ?? []
      if (scale !== undefined) drawing = scale !== '0'
    } else if (!drawing) plain += piece
  }
  return foldSpace(plain.replace(/\\[Nnh]/g, ' '))
}

/** The first program of this kind put `NTP` where nobody was named. */
function voiceOf(name: string): string {
  return name === 'NTP' ? '' : foldSpace(name)
}
