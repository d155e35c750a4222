import { timestampWriter } from '../../time.ts'
import type { Cue, CueList, FormatLoss, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { cue, orderCues, timedCues, usableEnd, wrapText } from '../syntax/cues.ts'
import { readFixedTimings } from '../syntax/fixed-times.ts'
import { formatError } from '../syntax/format-error.ts'
import { labelLosses } from '../syntax/label-losses.ts'
import { excerpt, foldSpace, splitLines } from '../syntax/lines.ts'
import { readLooseTimings } from '../syntax/loose-timings.ts'
import { giveLabels, takeLabels } from '../syntax/speaker-labels.ts'
import type { Timings } from '../syntax/timings.ts'

/** SubRip captions: no standard, so it is read as loosely and written as strictly as can be. */
export const subrip: TranscriptFormat = {
  kind: 'transcript',
  id: 'subrip',
  label: 'SubRip captions (SRT)',
  extensions: ['srt'],
  mime: 'application/x-subrip',
  specification: 'https://www.matroska.org/technical/subtitles.html#srt-subtitles',
  carries: new Set(['text', 'start', 'end', 'speaker']),
  speakerGoesOn: true,
  needsTimes: true,
  losses,
  detect,
  parse,
  serialise,
}

function detect(head: string): number {
  if (/^\s*WEBVTT/.test(head)) return 0
  const lines = splitLines(head.trimStart()).slice(0, 40)
  const at = lines.findIndex((line) => line.includes('-->'))
  const timing = at === -1 ? undefined : lines[at]
  if (timing === undefined || !readLooseTimings(timing)) return 0
  return at === 1 && /^\s*\d+\s*$/.test(lines[0] ?? '') ? 1 : at <= 1 ? 0.9 : 0.5
}

interface Block {
  readonly times: Timings
  /** The line of the times, from 1, which is the index of the first line of text. */
  readonly line: number
  /** The index of the first line that is not of this block. */
  to: number
}

function parse(text: string): Parsed<CueList> {
  const warnings: ParseWarning[] = []
  const lines = splitLines(text)
  const blocks = readBlocks(lines, warnings)
  if (blocks.length === 0) throw formatError('No SubRip times (00:00:01,000 --> 00:00:02,000) were found.')
  const cues: Cue[] = []
  for (const block of blocks) readCue(block, lines, cues, warnings)
  return { value: { cues: takeLabels(orderCues(cues, warnings), warnings) }, warnings }
}

/** Every timing line begins a cue; the number line before it is not text. Empty lines end nothing. */
function readBlocks(lines: readonly string[], warnings: ParseWarning[]): readonly Block[] {
  const blocks: Block[] = []
  let numbered = false
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const timings = readFixedTimings(line, ',') ?? (isTimingLine(line) ? readLooseTimings(line) : undefined)
    if (timings) {
      const hasNumber = isNumber(lines[index - 1])
      const before = blocks.at(-1)
      if (!before) numbered = hasNumber
      else closeBlock(before, index, hasNumber && (numbered || (lines[index - 2] ?? '').trim() === ''))
      blocks.push({ times: timings, line: index + 1, to: lines.length })
    } else if (line.includes('-->')) warnings.push(badTimes(line, index + 1))
  }
  return blocks
}

function isNumber(line: string | undefined): boolean {
  return line !== undefined && /^\s*\d{1,9}\s*$/.test(line)
}

/** Ends a block at the line of the next times, or at the number above it. */
function closeBlock(block: Block, index: number, isNumbered: boolean): void {
  block.to = Math.max(block.line, isNumbered ? index - 1 : index)
}

function badTimes(line: string, number: number): ParseWarning {
  return warn('bad-times', `“${excerpt(line)}” is not a pair of times; it was read as text.`, number)
}

function isTimingLine(line: string): boolean {
  // Nearly every line of text begins with a letter, which takes no expression to see.
  const isLetter = line.charCodeAt(0) >= 0x41 && line.charCodeAt(0) <= 0x7a
  return !isLetter && line.length < 300 && /^\s*\d/.test(line) && /[>→;]/.test(line)
}

function readCue(block: Block, lines: readonly string[], cues: Cue[], warnings: ParseWarning[]): void {
  const { times, line, to } = block
  const text = readText(lines, line, to)
  if (text === '') {
    warnings.push(warn('empty-cue', 'This cue has no text and was left out.', line))
    return
  }
  const end = usableEnd(times.start, times.end)
  if (end === undefined)
    warnings.push(warn('end-before-start', 'This cue ends before it starts; its end was left out.', line))
  cues.push(cue({ start: times.start, end, text }))
}

/** The lines of a block on one; those without a sign that could be formatting need no more than to be joined. */
function readText(lines: readonly string[], from: number, to: number): string {
  let text = ''
  for (let index = from; index < to; index += 1) {
    const line = lines[index] ?? ''
    if (line.includes('<') || line.includes('{'))
      return foldSpace(withoutTags(lines.slice(from, to).join('\n')))
    if (line !== '') text = text === '' ? line : `${text} ${line}`
  }
  return foldSpace(text)
}

const tags =
  /<\/?(?:[ibusv]|font|span|c|ruby|rt|br|em|strong|p|div)(?:[\s.][^<>]{0,500})?\/?>|\{\\[^{}]{0,500}\}|\{[ybiu]:[^{}]{0,50}\}/gi

/** Takes known formatting off; any other `<` or `{` is text, since SubRip has no way to escape it. */
function withoutTags(text: string): string {
  return text.replace(tags, (tag) => (/^<br/i.test(tag) ? ' ' : ''))
}

function losses({ cues }: CueList): readonly FormatLoss[] {
  const count = cues.filter(({ text }) => text.includes('-->') || withoutTags(text) !== text).length
  const pieces = count === 1 ? '1 piece of text has' : `${count} pieces of text have`
  const message = `${pieces} an arrow or what readers take for formatting, which SubRip has no way to write.`
  return [...labelLosses(cues), ...(count === 0 ? [] : [{ field: 'text', count, message }])]
}

/** Lines of SubRip are kept to this length, so that a turn stays within two lines where it can. */
const lineWidth = 42

function serialise(list: CueList): string {
  const cues = timedCues(list, 'SubRip')
  const texts = giveLabels(cues)
  const timestamp = timestampWriter(',')
  let written = ''
  for (const [at, { start, end }] of cues.entries()) {
    const text = texts[at] ?? ''
    // The arrow inside a text would begin a new cue for most readers.
    const safe = text.includes('-->') ? text.replace(/--+>/g, '->') : text
    const blankLine = at === 0 ? '' : '\n'
    written += `${blankLine}${at + 1}\n${timestamp(start)} --> ${timestamp(end)}\n${wrapText(safe, lineWidth)}\n`
  }
  return written || '\n'
}
