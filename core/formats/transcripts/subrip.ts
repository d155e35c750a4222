import { formatTimestamp } from '../../time.ts'
import type { Cue, CueList, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { cue, orderCues, timedCues, usableEnd, wrapText } from '../syntax/cues.ts'
import { formatError } from '../syntax/format-error.ts'
import { excerpt, foldSpace, splitLines } from '../syntax/lines.ts'
import { readLooseTimings } from '../syntax/loose-timings.ts'
import { giveLabels, takeLabels } from '../syntax/speaker-labels.ts'
import type { Timings } from '../syntax/webvtt-blocks.ts'

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

interface Block extends Timings {
  readonly line: number
  readonly lines: string[]
}

function parse(text: string): Parsed<CueList> {
  const warnings: ParseWarning[] = []
  const blocks = readBlocks(splitLines(text), warnings)
  if (blocks.length === 0) throw formatError('No SubRip times (00:00:01,000 --> 00:00:02,000) were found.')
  const cues = blocks.flatMap((block) => readCue(block, warnings))
  return { value: { cues: takeLabels(orderCues(cues, warnings), warnings) }, warnings }
}

/** Every timing line begins a cue; the number line before it is not text. Empty lines end nothing. */
function readBlocks(lines: readonly string[], warnings: ParseWarning[]): readonly Block[] {
  const blocks: Block[] = []
  let numbered = false
  for (const [index, line] of lines.entries()) {
    const timings = isTimingLine(line) ? readLooseTimings(line) : undefined
    if (!timings) {
      if (line.includes('-->')) {
        warnings.push(
          warn('bad-times', `“${excerpt(line)}” is not a pair of times; it was read as text.`, index + 1),
        )
      }
      blocks.at(-1)?.lines.push(line)
      continue
    }
    const before = lines[index - 1]
    const hasNumber = before !== undefined && /^\s*\d{1,9}\s*$/.test(before)
    if (blocks.length === 0) numbered = hasNumber
    else if (hasNumber && (numbered || (lines[index - 2] ?? '').trim() === '')) blocks.at(-1)?.lines.pop()
    blocks.push({ ...timings, line: index + 1, lines: [] })
  }
  return blocks
}

function isTimingLine(line: string): boolean {
  return line.length < 300 && /^\s*\d/.test(line) && /[>→;]/.test(line)
}

function readCue(block: Block, warnings: ParseWarning[]): readonly Cue[] {
  const text = foldSpace(withoutTags(block.lines.join('\n')))
  if (text === '') {
    warnings.push(warn('empty-cue', 'This cue has no text and was left out.', block.line))
    return []
  }
  const end = usableEnd(block.start, block.end)
  if (end === undefined) {
    warnings.push(
      warn('end-before-start', 'This cue ends before it starts; its end was left out.', block.line),
    )
  }
  return [cue({ start: block.start, end, text })]
}

const tags =
  /<\/?(?:[ibusv]|font|span|c|ruby|rt|br|em|strong|p|div)(?:[\s.][^<>]{0,500})?\/?>|\{\\[^{}]{0,500}\}|\{[ybiu]:[^{}]{0,50}\}/gi

/** Takes known formatting off; any other `<` or `{` is text, since SubRip has no way to escape it. */
function withoutTags(text: string): string {
  return /[<{]/.test(text) ? text.replace(tags, (tag) => (/^<br/i.test(tag) ? ' ' : '')) : text
}

/** Lines of SubRip are kept to this length, so that a turn stays within two lines where it can. */
const lineWidth = 42

function serialise(list: CueList): string {
  const cues = timedCues(list, 'SubRip')
  const texts = giveLabels(cues)
  const blocks = cues.map((one, index) => {
    const times = `${formatTimestamp(one.start, ',')} --> ${formatTimestamp(one.end, ',')}`
    // The arrow inside a text would begin a new cue for most readers.
    const text = (texts[index] ?? '').replace(/--+>/g, '->')
    return `${index + 1}\n${times}\n${wrapText(text, lineWidth)}\n`
  })
  return blocks.join('\n') || '\n'
}
