import { formatClock, type Millis, parseTimestamp } from '../../time.ts'
import type { Cue, CueHeading, CueList, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { cue } from '../syntax/cues.ts'
import { estimatedNote, isEstimatedNote } from '../syntax/estimated-note.ts'
import { formatError } from '../syntax/format-error.ts'
import { emptyHeading, headingsAbove, placeHeadings } from '../syntax/headings.ts'
import { type HtmlBlock, readHtmlBlocks } from '../syntax/html-blocks.ts'
import { escapeHtml } from '../syntax/html-tokens.ts'
import { excerpt, foldSpace, lineFinder } from '../syntax/lines.ts'
import { readTurns, type TextLine } from '../syntax/turns.ts'

/** A transcript as the podcast namespace writes HTML: `cite`, `time` and `p` for every turn. */
export const podcastTranscriptHtml: TranscriptFormat = {
  kind: 'transcript',
  id: 'podcast-transcript-html',
  label: 'Podcasting 2.0 transcript (HTML)',
  extensions: ['html', 'htm'],
  mime: 'text/html',
  specification:
    'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md',
  carries: new Set(['text', 'start', 'speaker', 'headings', 'estimated']),
  speakerGoesOn: true,
  precision: 1000,
  detect,
  parse,
  serialise,
}

function detect(head: string): number {
  if (!/^\s*</.test(head) || /^\s*<\?xml/.test(head)) return 0
  if (/<cite[\s>]/i.test(head) && /<p[\s>]/i.test(head)) return 1
  if (/<time[\s>]/i.test(head) && /<p[\s>]/i.test(head)) return 0.8
  return /<(?:!doctype html|html|body|p|h[1-6]|div)[\s>]/i.test(head) ? 0.6 : 0
}

function parse(text: string): Parsed<CueList> {
  const { blocks, found, title, comments } = readHtmlBlocks(text)
  const marked = blocks.some((block) => block.speaker !== undefined || block.time !== undefined)
  const lineAt = lineFinder(text)
  const warnings: ParseWarning[] = []
  const tellOfTime = ({ time = '', place }: HtmlBlock): void => {
    const message = `“${excerpt(time)}” is no time; its words were kept without one.`
    if (warnings.length < 100) warnings.push(warn('bad-times', message, lineAt(place)))
  }
  const placed = marked ? readMarked(blocks, tellOfTime) : readProse(blocks)
  if (placed.length === 0) throw formatError('There are no words in this HTML.')
  const { headings, left } = placeHeadings(
    found,
    placed.map(({ place }) => place),
  )
  return {
    value: {
      cues: placed.map((one) => one.cue),
      ...(title === undefined ? {} : { title }),
      ...(headings.length > 0 ? { headings } : {}),
      ...(comments.some(isEstimatedNote) ? { estimated: true } : {}),
    },
    warnings: [...warnings, ...left.map(({ title: words, place }) => emptyHeading(words, lineAt(place)))],
  }
}

interface Placed {
  readonly cue: Cue
  readonly place: number
}

/** A `cite` names the speaker until the next one; a `time` belongs to the paragraph after it. */
function readMarked(blocks: readonly HtmlBlock[], unread: (block: HtmlBlock) => void): readonly Placed[] {
  let speaker: string | undefined
  let start: Millis | undefined
  return blocks.flatMap((block) => {
    if (block.speaker !== undefined) speaker = foldSpace(block.speaker).replace(/\s?:$/, '')
    if (block.time !== undefined) {
      const time = parseTimestamp(block.time.replace(/^[\s[(]+|[\s\])]+$/g, ''))
      if (time === undefined) unread(block)
      start = time ?? start
    }
    const text = foldSpace(block.text)
    if (text === '') return []
    const one = cue({ start, speaker, text })
    start = undefined
    return [{ cue: one, place: block.place }]
  })
}

/** Pages without the namespace's tags: bold names and times at the head of paragraphs. */
function readProse(blocks: readonly HtmlBlock[]): readonly Placed[] {
  const lines = blocks.flatMap((block): TextLine[] => [
    ...withBold(block)
      .split('\n')
      .map((text) => ({ text, line: block.place })),
    { text: '', line: block.place },
  ])
  return readTurns(lines, plain).map((turn) => ({ cue: turn.cue, place: turn.line }))
}

/** Bold as Markdown writes it, so that the heads of turns are found. */
function withBold({ text, bold }: HtmlBlock): string {
  if (bold.length === 0) return text
  const pieces = bold.map((place, at) => text.slice(bold[at - 1] ?? 0, place))
  return [...pieces, text.slice(bold.at(-1))].join('**')
}

function plain(text: string): string {
  return foldSpace(text.replaceAll('**', ''))
}

function serialise(list: CueList): string {
  const headings = headingsAbove(list)
  const lines = list.cues.flatMap((one, index) => [
    ...(headings.get(index) ?? []).map(writeHeading),
    ...(one.speaker ? [`<cite>${escapeHtml(foldSpace(one.speaker))}:</cite>`] : []),
    ...(one.start === undefined ? [] : [`<time>${formatClock(one.start)}</time>`]),
    `<p>${escapeHtml(foldSpace(one.text))}</p>`,
  ])
  const note = list.estimated ? [`<!-- ${estimatedNote} -->`] : []
  const title = list.title ? [`<h1>${escapeHtml(foldSpace(list.title))}</h1>`] : []
  return `${[...note, ...title, ...lines].join('\n')}\n`
}

/** The time is not shown: a `time` of its own would be taken for the next paragraph's. */
function writeHeading({ title, startTime }: CueHeading): string {
  const time = startTime === undefined ? '' : ` data-start="${formatClock(startTime)}"`
  return `<h2${time}>${escapeHtml(foldSpace(title))}</h2>`
}
