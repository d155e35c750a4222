import type { Cue, CueList, FormatLoss, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { cue } from '../syntax/cues.ts'
import { formatError } from '../syntax/format-error.ts'
import { emptyHeading, headingsAbove, placeHeadings } from '../syntax/headings.ts'
import { labelLosses } from '../syntax/label-losses.ts'
import { counted, foldSpace, splitLines } from '../syntax/lines.ts'
import { isMarkup } from '../syntax/markup.ts'
import { giveLabels } from '../syntax/speaker-labels.ts'
import { detectTimestamps } from '../syntax/timestamp-dialect.ts'
import { readTurnHead } from '../syntax/turn-head.ts'
import { readTurns, type Turn } from '../syntax/turns.ts'
import { takeUnderlined, underlined, underlinedTitle } from '../syntax/underlined-headings.ts'

/** A transcript as prose: paragraphs, with `Name:` or a time at their head where the text has them, and headings. */
export const plainTranscript: TranscriptFormat = {
  kind: 'transcript',
  id: 'plain-transcript',
  label: 'Plain text transcript',
  extensions: ['txt'],
  mime: 'text/plain',
  specification:
    'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md',
  carries: new Set(['text', 'speaker', 'headings']),
  speakerGoesOn: true,
  losses: (list) => [...labelLosses(list.cues), ...timeLosses(list.cues), ...headingTimes(list)],
  detect,
  parse,
  serialise,
}

/** A time at the head of a paragraph is when it is said, and alone there it heads the next one. */
function timeLosses(cues: readonly Cue[]): readonly FormatLoss[] {
  const count = cues.filter(({ text }) => readTurnHead(text)?.time !== undefined).length
  const pieces = count === 1 ? '1 piece of text begins' : `${count} pieces of text begin`
  const message = `${pieces} with a time, which is read as when the words were said.`
  return count === 0 ? [] : [{ field: 'text', count, message }]
}

/** Headings stand without the times they have elsewhere. */
function headingTimes({ headings = [] }: CueList): readonly FormatLoss[] {
  const count = headings.filter(({ startTime }) => startTime !== undefined).length
  const message = `The ${count === 1 ? 'time of 1 heading is' : `times of ${count} headings are`} left out.`
  return count === 0 ? [] : [{ field: 'start', count, message }]
}

/** Prose is what is left when nothing else claims a text, so it never claims one by itself loudly. */
function detect(head: string): number {
  if (isMarkup(head) || head.includes('-->') || isMarkdownPage(head)) return 0
  const turns = readTurns(splitLines(head).map((text, index) => ({ text, line: index + 1 })))
  if (turns.filter((turn) => turn.headed).length > 1) return detectTimestamps(head) > 0 ? 0.5 : 0.7
  const words = head.match(/\p{L}{2,}/gu)?.length ?? 0
  return words >= 20 && words * 3 >= head.split(/\s+/).length * 2 ? 0.5 : 0
}

/** Front matter and tables are of Markdown pages; read as speech they would be nonsense. */
function isMarkdownPage(head: string): boolean {
  return /^---[ \t]*\r?\n[a-z][\w-]*:/.test(head) || /^[ \t]{0,3}\|[ \t]*:?-{3,}:?[ \t]*\|/m.test(head)
}

function parse(text: string): Parsed<CueList> {
  const { lines, found, title } = takeUnderlined(splitLines(text))
  const turns = readTurns(lines)
  if (turns.length === 0) throw formatError('There are no words in this text.')
  const { headings, left } = placeHeadings(
    found,
    turns.map(({ line }) => line),
  )
  const value: CueList = {
    cues: turns.map((turn) => turn.cue),
    ...(title === undefined ? {} : { title }),
    ...(headings.length > 0 ? { headings } : {}),
    ...(turns.some((turn) => turn.about) ? { estimated: true } : {}),
  }
  const empty = left.map((heading) => emptyHeading(heading.title, heading.place))
  return { value, warnings: [...oneParagraph(turns), ...empty] }
}

function oneParagraph(turns: readonly Turn[]): readonly ParseWarning[] {
  const [only] = turns
  const words = only ? countSpaces(only.cue.text) + 1 : 0
  if (!only || turns.length > 1 || words < 400) return []
  const message = `The whole transcript is one paragraph of ${counted(words, 'word')}, without speakers or times.`
  return [{ code: 'one-paragraph', message, line: only.line }]
}

function serialise(list: CueList): string {
  const above = headingsAbove(list)
  const folded = list.cues.map(({ speaker, text }) => cue({ speaker, text: foldSpace(text) }))
  const texts = giveLabels(folded, (index) => above.has(index))
  const paragraphs = texts.flatMap((text, index) => [...(above.get(index) ?? []).map(underlined), text])
  const title = foldSpace(list.title ?? '') === '' ? [] : [underlinedTitle(list.title ?? '')]
  return `${[...title, ...paragraphs].join('\n\n')}\n`
}

function countSpaces(text: string): number {
  let count = 0
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) count += 1
  return count
}
