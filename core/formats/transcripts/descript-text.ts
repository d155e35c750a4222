import { type Millis, parseTimestamp } from '../../time.ts'
import type { Cue, CueList, Parsed, TranscriptFormat } from '../format.ts'
import { cue } from '../syntax/cues.ts'
import { formatError } from '../syntax/format-error.ts'
import { finishCues } from '../syntax/json-cues.ts'
import { foldSpace, splitLines } from '../syntax/lines.ts'
import { isMarkup } from '../syntax/markup.ts'
import { readTurns, type Turn } from '../syntax/turns.ts'

/**
 * Text as Descript exports it with timecodes: they stand at the head of paragraphs and, at a chosen
 * distance, in the middle of them. Each is where a piece of the paragraph begins.
 */
export const descriptText: TranscriptFormat = {
  kind: 'transcript',
  id: 'descript-text',
  label: 'Descript text',
  extensions: ['txt'],
  mime: 'text/plain',
  specification: 'https://github.com/descriptinc/descript-mcp',
  carries: new Set(['text', 'start', 'speaker']),
  precision: 1000,
  detect,
  parse,
}

const inlineTime = /\[(\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?)\]/g

interface Piece {
  readonly start: Millis | undefined
  readonly text: string
}

/** Cuts a paragraph at the times inside it that go forward from the one before; others stay words. */
function cutAtTimes(text: string, from: Millis | undefined): readonly Piece[] {
  if (!text.includes('[')) return [{ start: from, text }]
  const pieces: Piece[] = []
  let start = from
  let latest = from ?? -1
  let at = 0
  for (const match of text.matchAll(inlineTime)) {
    const time = parseTimestamp(match[1] ?? '')
    if (time === undefined || time < latest) continue
    pieces.push({ start, text: foldSpace(text.slice(at, match.index)) })
    start = time
    latest = time
    at = match.index + match[0].length
  }
  pieces.push({ start, text: foldSpace(text.slice(at)) })
  return pieces.filter((piece) => piece.text !== '')
}

function turnsOf(text: string): readonly Turn[] {
  return readTurns(splitLines(text).map((line, index) => ({ text: line, line: index + 1 })))
}

/** Times in the middle of paragraphs are what tells it from any other text with names and times. */
function detect(head: string): number {
  if (isMarkup(head) || head.includes('-->') || /^(?:\*\*|__|#{1,6} |\|)/m.test(head)) return 0
  const turns = turnsOf(head)
  if (!turns.some((turn) => turn.headed)) return 0
  const times = turns.flatMap(({ cue: one }) =>
    cutAtTimes(one.text, one.start).flatMap((piece) => piece.start ?? []),
  )
  const inside = times.length - turns.filter((turn) => turn.cue.start !== undefined).length
  const forward = times.every((time, at) => at === 0 || (times[at - 1] ?? 0) <= time)
  return forward && inside > 0 ? (inside > 1 || times.length > 2 ? 0.85 : 0.6) : 0
}

function parse(text: string): Parsed<CueList> {
  const turns = turnsOf(text)
  if (turns.length === 0) throw formatError('There are no words in this text.')
  return finishCues(
    turns.flatMap(({ cue: one }): readonly Cue[] =>
      cutAtTimes(one.text, one.start).map(({ start, text: words }) =>
        cue({ start, speaker: one.speaker, text: words }),
      ),
    ),
  )
}
