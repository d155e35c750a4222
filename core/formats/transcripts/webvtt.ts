import { formatTimestamp, type Millis, timestampWriter } from '../../time.ts'
import type { Cue, CueList, CueWord, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { chapterLikelihood } from '../syntax/chapter-cues.ts'
import { warn } from '../syntax/chapter-list.ts'
import { cue, joinCueWords, orderCues, type TimedCue, timedCues, usableEnd } from '../syntax/cues.ts'
import { estimatedNote, isEstimatedNote } from '../syntax/estimated-note.ts'
import { labelLosses } from '../syntax/label-losses.ts'
import { foldSpace } from '../syntax/lines.ts'
import { unrollCaptions } from '../syntax/rolling-captions.ts'
import { takeLabels } from '../syntax/speaker-labels.ts'
import { readWebVtt, type WebVttBlock, type WebVttFile } from '../syntax/webvtt-blocks.ts'
import {
  type CueRun,
  escapeCueText,
  readCueText,
  readPlainCueText,
  wrapCueText,
} from '../syntax/webvtt-cue-text.ts'
import { readMendedWebVtt } from '../syntax/webvtt-repair.ts'

/** Captions for the web: the one text format podcast apps read speaker names from. */
export const webvtt: TranscriptFormat = {
  kind: 'transcript',
  id: 'webvtt',
  label: 'WebVTT captions',
  extensions: ['vtt', 'webvtt'],
  mime: 'text/vtt',
  specification: 'https://www.w3.org/TR/webvtt1/',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'language', 'estimated']),
  needsTimes: true,
  // With one voice in the file no words before a colon are taken for one.
  losses: ({ cues }) => (cues.some(({ speaker }) => speaker) ? [] : labelLosses(cues)),
  detect,
  parse,
  serialise,
}

/** A file that calls its cues chapters is one of chapters; where only their look says so, both may be meant. */
function detect(head: string): number {
  if (!/^WEBVTT(?:[ \t\r\n]|$)/.test(head)) return 0
  const file = readWebVtt(head)
  return file && chapterLikelihood(file) === 1 ? 0.7 : 1
}

function parse(text: string): Parsed<CueList> {
  const { file, warnings } = readMendedWebVtt(text, { one: 'cue', code: 'no-cues' })
  const blocks = unrollCaptions(file.cues)
  if (blocks !== file.cues) {
    warnings.push(
      warn('rolling-captions', 'The cues roll: each repeats the line before it. Every line was read once.'),
    )
  }
  const found: Cue[] = []
  for (const block of blocks) readCue(block, found, warnings)
  const cues = orderCues(found, warnings)
  const language = readLanguage(file)
  return {
    value: {
      cues: takeLabels(cues, warnings),
      ...(language === undefined ? {} : { language }),
      ...(file.notes.some(isEstimatedNote) ? { estimated: true } : {}),
    },
    warnings,
  }
}

function readLanguage(file: WebVttFile): string | undefined {
  for (const line of [...file.header, ...file.notes]) {
    const match = /^Language:\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8})\s*$/.exec(line)
    if (match) return match[1]
  }
  return undefined
}

/** Adds the cue of a block, or those of its several voices. */
function readCue(block: WebVttBlock, found: Cue[], warnings: ParseWarning[]): void {
  const { start, line, payload } = block
  const end = usableEnd(start, block.end)
  if (end === undefined) {
    warnings.push(warn('end-before-start', 'This cue ends before it starts; its end was left out.', line))
  }
  const plain = readPlainCueText(payload)
  if (plain) {
    const text = foldSpace(plain.text)
    if (text === '') warnings.push(emptyCue(line))
    else found.push(cue({ start, end, speaker: plain.voice, text }))
    return
  }
  const runs = readCueText(payload)
  const cues = splitVoices(runs).flatMap((part) => readVoice(part, start, end))
  if (cues.length > 1)
    warnings.push(warn('several-voices', 'This cue holds several voices and was split.', line))
  if (cues.length === 0) warnings.push(emptyCue(line))
  for (const one of fitWordTimes(cues, block)) found.push(one)
}

function readVoice({ voice, runs }: VoicePart, start: Millis, end: Millis | undefined): readonly Cue[] {
  if (!runs.some((run) => run.time !== undefined)) {
    const text = foldSpace(runs.map((run) => run.text).join(''))
    return text === '' ? [] : [cue({ start, end, speaker: voice, text })]
  }
  const words = readWords(runs)
  if (words.length === 0) return []
  const timed = words.some((word) => word.start !== undefined)
  return [cue({ start, end, speaker: voice, text: joinCueWords(words), words: timed ? words : [] })]
}

function emptyCue(line: number): ParseWarning {
  return warn('empty-cue', 'This cue has no text and was left out.', line)
}

interface VoicePart {
  readonly voice: string | undefined
  readonly runs: CueRun[]
}

function splitVoices(runs: readonly CueRun[]): readonly VoicePart[] {
  const parts: VoicePart[] = []
  for (const run of runs) {
    const last = parts.at(-1)
    if (last && (last.voice === run.voice || !/\S/.test(run.text))) last.runs.push(run)
    else parts.push({ voice: run.voice, runs: [run] })
  }
  return parts
}

/** Cuts runs into words; a timestamp belongs to the first word after it, and to no other. */
function readWords(runs: readonly CueRun[]): readonly CueWord[] {
  const words: CueWord[] = []
  let apart = true
  let pending: Millis | undefined
  for (const run of runs) {
    pending = run.time ?? pending
    for (const piece of run.text.split(/(\s+)/u)) {
      if (piece === '') continue
      if (/^\s/u.test(piece)) {
        apart = true
        continue
      }
      addWord(words, piece, apart, pending)
      pending = undefined
      apart = false
    }
  }
  return words
}

/** Text right behind a word belongs to it, unless a timestamp parts the two. */
function addWord(words: CueWord[], text: string, apart: boolean, start: Millis | undefined): void {
  const last = words.at(-1)
  if (!apart && last && start === undefined) words[words.length - 1] = { ...last, text: last.text + text }
  else
    words.push({
      text,
      ...(start === undefined ? {} : { start }),
      ...(apart || !last ? {} : { joined: true }),
    })
}

/** The first word starts with its cue; word times outside the cue say nothing and fall away. */
function fitWordTimes(cues: readonly Cue[], block: WebVttBlock): readonly Cue[] {
  return cues.map((one, index) => {
    if (!one.words) return one
    let latest: number = block.start
    const words = one.words.map((word, at) => {
      const { start, ...rest } = word
      const known = start ?? (at === 0 && index === 0 ? block.start : undefined)
      if (known === undefined || known < latest || known > block.end) return rest
      latest = known
      return { ...rest, start: known }
    })
    return { ...one, words }
  })
}

function serialise(list: CueList): string {
  const notes = [
    ...(list.language ? [`NOTE Language: ${list.language}`] : []),
    ...(list.estimated ? [`NOTE ${estimatedNote}`] : []),
  ]
  const timestamp = timestampWriter()
  const voices = new Map<string, string>()
  let text = ['WEBVTT', ...notes].join('\n\n')
  for (const one of timedCues(list, 'WebVTT')) {
    const said = one.words ? writeWords(one, one.words) : wrapCueText(one.text, lineWidth)
    // Short pieces first: behind a text that is long already, each costs more.
    text += `\n\n${timestamp(one.start)} --> ${timestamp(one.end)}\n${voiceTag(one.speaker, voices)}`
    text += said
  }
  return `${text}\n`
}

/** Lines of captions stay readable on a phone up to this length (podcast namespace, transcripts). */
const lineWidth = 65

/** The tag of a voice; a transcript has few people and many cues, so each is written once. */
function voiceTag(speaker: string | undefined, written: Map<string, string>): string {
  if (!speaker) return ''
  const known = written.get(speaker)
  if (known !== undefined) return known
  const tag = `<v ${escapeCueText(foldSpace(speaker))}>`
  written.set(speaker, tag)
  return tag
}

/** Word times must grow strictly inside the cue; the first word needs none, it starts with the cue. */
function writeWords(one: TimedCue, words: readonly CueWord[]): string {
  let latest = one.start
  let text = ''
  for (const word of words) {
    const gap = text === '' || word.joined ? '' : ' '
    const timed = word.start !== undefined && word.start > latest && word.start < one.end
    if (timed) latest = word.start
    text += `${gap}${timed ? `<${formatTimestamp(word.start)}>` : ''}${escapeCueText(word.text)}`
  }
  return text
}
