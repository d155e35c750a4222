import { formatTimestamp, type Millis, millis, parseTimestamp, partsOf } from '../../time.ts'
import type { Cue, CueList, FormatLoss, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { cue, orderCues, timedCues } from '../syntax/cues.ts'
import { formatError } from '../syntax/format-error.ts'
import { type HeardWord, segmentCues } from '../syntax/heard-words.ts'
import { languageIn } from '../syntax/json-cues.ts'
import { labelLosses } from '../syntax/label-losses.ts'
import { counted, foldSpace, splitLines } from '../syntax/lines.ts'
import { giveLabels, takeLabels } from '../syntax/speaker-labels.ts'

/** Lyrics with the time of each line, which music players show; starts only, to the hundredth of a second. */
export const lrc: TranscriptFormat = {
  kind: 'transcript',
  id: 'lrc',
  label: 'Timed lyrics (LRC)',
  extensions: ['lrc'],
  mime: 'text/plain',
  specification: 'https://en.wikipedia.org/wiki/LRC_(file_format)',
  carries: new Set(['text', 'start', 'speaker', 'language']),
  speakerGoesOn: true,
  needsTimes: true,
  precision: 10,
  losses,
  detect,
  parse,
  serialise,
}

const timeTag = /^\[(\d{1,4}:\d{1,2}(?::\d{1,2})?(?:[.:]\d{1,3})?)\]/
const aboutTag = /^\s*\[(ti|ar|al|au|by|re|ve|la|length|offset|tool|id|#)\s?:(.*)\]\s*$/i

function detect(head: string): number {
  const lines = splitLines(head).filter((line) => /\S/.test(line))
  const timed = lines.filter((line) => /^\[\d{1,4}:\d\d(?:[.:]\d{2,3})?\]/.test(line))
  if (timed.length === 0) return 0
  if (lines.some((line) => aboutTag.test(line))) return 1
  const fine = timed.filter((line) => /^\[\d{1,4}:\d\d\.\d{2,3}\]/.test(line))
  return fine.length * 10 >= lines.length * 8 ? 0.9 : 0
}

interface TimedLine {
  readonly start: Millis
  readonly text: string
}

function parse(text: string): Parsed<CueList> {
  const warnings: ParseWarning[] = []
  const about = new Map<string, string>()
  const lines: TimedLine[] = []
  const untimed: number[] = []
  for (const [index, line] of splitLines(text).entries()) {
    const [, key = '', value = ''] = line.length > 2000 ? [] : (aboutTag.exec(line) ?? [])
    const found = key === '' ? readLine(line) : []
    if (key !== '') about.set(key.toLowerCase(), foldSpace(value))
    else if (found.length > 0) lines.push(...found)
    else if (/\S/.test(line)) untimed.push(index + 1)
  }
  if (lines.length === 0)
    throw formatError('No line of this text begins with a time in brackets, as in [00:12.00].')
  if (untimed.length > 0) {
    const message = `${counted(untimed.length, 'line')} had no time and ${untimed.length === 1 ? 'was' : 'were'} left out.`
    warnings.push(warn('lines-ignored', message, untimed[0]))
  }
  const cues = readCues(lines, Number(about.get('offset') ?? 0) || 0)
  if (cues.length === 0) warnings.push(warn('no-cues', 'There is not one word in this file.'))
  const title = about.get('ti')
  return {
    value: {
      cues: orderCues(takeLabels(cues, warnings), warnings),
      ...languageIn(about.get('la')),
      ...(title ? { title } : {}),
    },
    warnings,
  }
}

/** A line may have several times before its words: a chorus is written once. */
function readLine(line: string): readonly TimedLine[] {
  const starts: Millis[] = []
  let rest = line.trimStart()
  for (let tag = timeTag.exec(rest); tag && starts.length < 100; tag = timeTag.exec(rest)) {
    const start = lineTime(tag[1] ?? '')
    if (start === undefined) break
    starts.push(start)
    rest = rest.slice(tag[0].length)
  }
  return starts.map((start) => ({ start, text: rest }))
}

function lineTime(text: string): Millis | undefined {
  // A third colon stands where the dot belongs, unless a fraction follows: then the first field is hours.
  return parseTimestamp(/[.]/.test(text) ? text : text.replace(/^(\d+:\d+):(\d+)$/, '$1.$2'))
}

/** A positive offset shows the words sooner. A time with no words is where the line before it ends. */
function readCues(lines: readonly TimedLine[], offset: number): readonly Cue[] {
  const inTime = lines.every((line, at) => at === 0 || (lines[at - 1]?.start ?? 0) <= line.start)
  const sorted = inTime ? lines : [...lines].sort((a, b) => a.start - b.start)
  const shift = (time: Millis): Millis => millis(time - offset)
  return sorted.flatMap(({ start, text }, at) => {
    if (!/\S/.test(text)) return []
    const next = sorted[at + 1]
    const end = next && !/\S/.test(next.text) ? shift(next.start) : undefined
    const words = wordsIn(text, shift(start), shift)
    if (words.length > 0) return segmentCues({ start: shift(start), end, text: '', words })
    return [cue({ start: shift(start), end, text: foldSpace(text) })]
  })
}

const wordTime = /<(\d{1,4}:\d{1,2}(?:[.:]\d{1,3})?)>/

function losses({ cues }: CueList): readonly FormatLoss[] {
  const count = cues.filter(({ text }) => wordTime.test(text)).length
  const pieces = count === 1 ? '1 piece of text has' : `${count} pieces of text have`
  const message = `${pieces} what LRC takes for the time of a word.`
  return [...labelLosses(cues), ...(count === 0 ? [] : [{ field: 'text', count, message }])]
}

/** Enhanced lyrics have a time before each word: `<00:12.10> word`. */
function wordsIn(text: string, start: Millis, shift: (time: Millis) => Millis): readonly HeardWord[] {
  const pieces = text.split(wordTime)
  if (pieces.length < 3) return []
  const words: HeardWord[] = []
  let from = start
  for (let at = 0; at < pieces.length; at += 2) {
    if (at > 0) from = shift(lineTime(pieces[at - 1] ?? '') ?? from)
    const last = words.at(-1)
    if (last && last.end === undefined) words[words.length - 1] = { ...last, end: from }
    if (/\S/.test(pieces[at] ?? '')) words.push({ text: ` ${pieces[at]}`, start: from })
  }
  return words
}

function serialise(list: CueList): string {
  const cues = timedCues(list, 'LRC')
  const texts = giveLabels(cues)
  const title = list.title ? [`[ti:${foldSpace(list.title)}]`] : []
  const language = list.language ? [`[la:${list.language}]`] : []
  const lines = cues.map((one, at) => {
    const text = texts[at] ?? ''
    // A space keeps words in brackets from being taken for one more time.
    return `[${lineClock(one.start)}]${text.startsWith('[') ? ' ' : ''}${text}`
  })
  return `${[...title, ...language, '[re:Galley]', ...lines].join('\n')}\n`
}

/** Minutes run on past the hour: players know no hours. */
function lineClock(time: Millis): string {
  const { hours, minutes } = partsOf(time)
  return `${String(hours * 60 + minutes).padStart(2, '0')}:${formatTimestamp(time).slice(6, 11)}`
}
