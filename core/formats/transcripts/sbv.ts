import { type Millis, parseTimestamp, partsOf } from '../../time.ts'
import type { Cue, CueList, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { cue, timedCues, usableEnd, wrapText } from '../syntax/cues.ts'
import { formatError } from '../syntax/format-error.ts'
import { finishCues } from '../syntax/json-cues.ts'
import { labelLosses } from '../syntax/label-losses.ts'
import { excerpt, foldSpace, splitLines } from '../syntax/lines.ts'
import { giveLabels, takeLabels } from '../syntax/speaker-labels.ts'

/** SubViewer captions as YouTube writes and takes them. */
export const sbv: TranscriptFormat = {
  kind: 'transcript',
  id: 'sbv',
  label: 'YouTube captions (SBV)',
  extensions: ['sbv'],
  mime: 'text/plain',
  specification: 'https://support.google.com/youtube/answer/2734698',
  carries: new Set(['text', 'start', 'end', 'speaker']),
  speakerGoesOn: true,
  needsTimes: true,
  losses: ({ cues }) => labelLosses(cues),
  detect(head) {
    const lines = splitLines(head.trimStart()).slice(0, 20)
    const at = lines.findIndex((line) => timing.test(line))
    return at === 0 ? 1 : at > 0 ? 0.6 : 0
  },
  parse,
  serialise(list) {
    const cues = timedCues(list, 'SBV')
    const texts = giveLabels(cues)
    const blocks = cues.map(
      (one, at) => `${clock(one.start)},${clock(one.end)}\n${wrapText(texts[at] ?? '', lineWidth)}\n`,
    )
    return blocks.length > 0 ? blocks.join('\n') : '\n'
  },
}

const lineWidth = 42
const timing =
  /^\s*(\d{1,3}:\d{1,2}:\d{1,2}(?:[.:]\d{1,3})?)\s?,\s?(\d{1,3}:\d{1,2}:\d{1,2}(?:[.:]\d{1,3})?)\s*$/
/** Meant as a pair of times, though not readable as one. */
const damaged = /^\s*\d{1,3}:\d{1,2}:[\w.:]{1,12}\s?,\s?\d{1,3}:\d{1,2}:[\w.:]{1,12}\s*$/

interface Block {
  readonly start: Millis | undefined
  readonly end: Millis | undefined
  readonly line: number
  readonly lines: string[]
}

function parse(text: string): Parsed<CueList> {
  const warnings: ParseWarning[] = []
  const blocks: Block[] = []
  for (const [index, line] of splitLines(text).entries()) {
    const block = line.length > 80 ? undefined : readTiming(line, index + 1, warnings)
    if (block) blocks.push(block)
    else blocks.at(-1)?.lines.push(line)
  }
  if (!blocks.some((block) => block.start !== undefined))
    throw formatError('No times of SBV captions (0:00:01.000,0:00:02.000) were found.')
  const cues = blocks.flatMap((block) => readCue(block, warnings))
  return finishCues(takeLabels(cues, warnings), {}, warnings)
}

function readTiming(text: string, line: number, warnings: ParseWarning[]): Block | undefined {
  const [, from, to] = timing.exec(text) ?? []
  const start = from === undefined ? undefined : looseClock(from)
  const end = to === undefined ? undefined : looseClock(to)
  if (start !== undefined) {
    const usable = usableEnd(start, end)
    if (usable === undefined)
      warnings.push(warn('end-before-start', 'This cue ends before it starts; its end was left out.', line))
    return { start, end: usable, line, lines: [] }
  }
  if (from === undefined && !damaged.test(text)) return undefined
  warnings.push(
    warn('bad-times', `“${excerpt(text)}” is not a pair of times; its words were kept without a time.`, line),
  )
  return { start: undefined, end: undefined, line, lines: [] }
}

/** Some programs put a third colon where the dot belongs. */
function looseClock(text: string): Millis | undefined {
  return parseTimestamp(text.replace(/^(\d+:\d+:\d+):(\d+)$/, '$1.$2'))
}

function readCue({ start, end, line, lines }: Block, warnings: ParseWarning[]): readonly Cue[] {
  const text = foldSpace(lines.join(' ').replaceAll('[br]', ' '))
  if (text !== '') return [cue({ start, end, text })]
  warnings.push(warn('empty-cue', 'This cue has no text and was left out.', line))
  return []
}

function clock(time: Millis): string {
  const { hours, minutes, seconds, millis: rest } = partsOf(time)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${hours}:${two(minutes)}:${two(seconds)}.${String(rest).padStart(3, '0')}`
}
