import { type Millis, parseTimestamp } from '../../time.ts'
import type { Cue, CueList, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { cue } from '../syntax/cues.ts'
import { formatError } from '../syntax/format-error.ts'
import { finishCues } from '../syntax/json-cues.ts'
import { counted, foldSpace, splitLines } from '../syntax/lines.ts'
import { isMarkup } from '../syntax/markup.ts'

/** Text as Otter exports it: a name, two spaces and a time alone on a line, the words below. */
export const otterText: TranscriptFormat = {
  kind: 'transcript',
  id: 'otter-text',
  label: 'Otter text',
  extensions: ['txt'],
  mime: 'text/plain',
  specification: 'https://help.otter.ai/hc/en-us/articles/360047733634-Export-conversations',
  carries: new Set(['text', 'start', 'speaker']),
  precision: 1000,
  detect(head) {
    if (isMarkup(head) || head.includes('-->')) return 0
    const lines = splitLines(head)
    const heads = lines.filter((line, at) => readHead(line) && (lines[at + 1] ?? '').trim() !== '').length
    if (heads === 0) return 0
    return heads > 1 || isFooter(lines.findLast((line) => /\S/.test(line)) ?? '') ? 0.95 : 0.6
  },
  parse,
}

interface Head {
  readonly speaker: string
  readonly start: Millis
}

function readHead(line: string): Head | undefined {
  if (line.length > 120) return undefined
  const [, name = '', time = ''] =
    /^(\S.{0,80}?)[ \t\u00A0]{2,4}(\d{1,3}:\d{2}(?::\d{2})?)\s*$/u.exec(line) ?? []
  const start = parseTimestamp(time)
  return start === undefined || !/[\p{L}\d]/u.test(name) ? undefined : { speaker: foldSpace(name), start }
}

function isFooter(line: string): boolean {
  return /^\s*transcribed by https?:\/\/otter\.ai\/?\s*$/i.test(line)
}

function parse(text: string): Parsed<CueList> {
  const cues: Cue[] = []
  const warnings: ParseWarning[] = []
  const above: number[] = []
  let head: Head | undefined
  let fresh = false
  let words: string[] = []
  const close = (): void => {
    const body = foldSpace(words.join(' '))
    if (head && body !== '')
      cues.push(cue({ start: fresh ? head.start : undefined, speaker: head.speaker, text: body }))
    if (body !== '') fresh = false
    words = []
  }
  for (const [index, line] of splitLines(text).entries()) {
    const next = readHead(line)
    if (next || !/\S/.test(line)) close()
    if (next) {
      head = next
      fresh = true
    } else if (!head && /\S/.test(line)) above.push(index + 1)
    else if (!isFooter(line)) words.push(line)
  }
  close()
  if (!head) throw formatError('No line of this text is a name and a time, as Otter writes them.')
  if (above.length > 0) {
    const message = `${counted(above.length, 'line')} above the first speaker ${above.length === 1 ? 'was' : 'were'} left out.`
    warnings.push(warn('lines-ignored', message, above[0]))
  }
  return finishCues(cues, {}, warnings)
}
