import { toSeconds } from '../../time.ts'
import type { Cue, CueList, CueWord, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { readSeconds } from '../syntax/clock.ts'
import { cue, joinCueWords, timedCues, usableEnd } from '../syntax/cues.ts'
import { formatError } from '../syntax/format-error.ts'
import { elementLines, isObject, parseJson, peekJson, textOf, writeJson } from '../syntax/json.ts'
import { type AboutCues, finishCues } from '../syntax/json-cues.ts'
import { foldSpace } from '../syntax/lines.ts'
import { groupWords, type SpokenPart } from '../syntax/word-groups.ts'

/** Podcasting 2.0 transcript: one object a word where words have times, one a cue where they have not. */
export const podcastTranscriptJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'podcast-transcript-json',
  label: 'Podcasting 2.0 transcript (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification:
    'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'language', 'estimated']),
  needsTimes: true,
  detect,
  parse,
  serialise,
}

function detect(head: string): number {
  const root = peekJson(head)
  if (!isObject(root) || !Array.isArray(root['segments'])) return 0
  const first: unknown = root['segments'][0]
  if (first === undefined) return 0.5
  return isObject(first) && 'startTime' in first && 'body' in first ? 1 : 0
}

function parse(text: string): Parsed<CueList> {
  const root = parseJson(text, { loose: true })
  const quick = readRoot(root, [])
  return quick.warnings.length === 0 ? quick : readRoot(root, elementLines(text, 'segments'))
}

function readRoot(root: unknown, lines: readonly number[]): Parsed<CueList> {
  const segments = isObject(root) ? root['segments'] : undefined
  if (!isObject(root) || !Array.isArray(segments)) throw formatError('This JSON has no list of segments.')
  const warnings: ParseWarning[] = []
  const parts = segments.flatMap((segment: unknown, index) => {
    const part = readPart(segment)
    if (typeof part !== 'string') return [part]
    warnings.push(warn('segment-left-out', `Segment ${index + 1} ${part}.`, lines[index]))
    return []
  })
  if (segments.length > 0 && parts.length === 0)
    throw formatError('No segment in this JSON has words.', lines[0])
  const cues = isWordLevel(parts) ? groupWords(parts) : parts.map(readCue)
  const language = textOf(root['language'])
  const about: AboutCues = {
    ...(language ? { language } : {}),
    ...(root['estimated'] === true ? { estimated: true } : {}),
  }
  return finishCues(cues, about, warnings)
}

/** A part, or why there is none. */
function readPart(segment: unknown): SpokenPart | string {
  if (!isObject(segment)) return 'is not an object and was left out'
  const body = textOf(segment['body']) ?? ''
  if (!/\S/.test(body)) return 'has no text and was left out'
  const start = readSeconds(segment['startTime'])
  const end = usableEnd(start, readSeconds(segment['endTime']))
  const speaker = foldSpace(textOf(segment['speaker']) ?? '')
  return {
    body,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(speaker === '' ? {} : { speaker }),
  }
}

/** The format does not say what a segment is: words when nearly all of them are single ones. */
function isWordLevel(parts: readonly SpokenPart[]): boolean {
  const single = parts.filter((part) => !/\S\s+\S/.test(part.body)).length
  return parts.length > 1 && single * 10 >= parts.length * 8
}

function readCue(part: SpokenPart): Cue {
  return cue({ ...part, text: foldSpace(part.body) })
}

function serialise(list: CueList): string {
  const cues = timedCues(list, 'The podcast transcript JSON')
  const words = cues.some((one) => one.words?.some((word) => word.start !== undefined))
  return writeJson({
    version: '1.0.0',
    language: list.language,
    estimated: list.estimated,
    segments: cues.flatMap((one) => (words ? writeWords(one) : [segmentOf(one, one.text)])),
  })
}

function segmentOf(times: Pick<Cue, 'start' | 'end' | 'speaker'>, body: string): unknown {
  const { start, end, speaker } = times
  return {
    speaker,
    startTime: start === undefined ? undefined : toSeconds(start),
    endTime: end === undefined ? undefined : toSeconds(end),
    body,
  }
}

/** One segment a word; words without a time of their own stay with the word before. Ends with a line feed. */
function writeWords(one: ReturnType<typeof timedCues>[number]): unknown[] {
  const groups: CueWord[][] = []
  for (const word of one.words ?? [{ text: one.text, start: one.start, end: one.end }]) {
    const last = groups.at(-1)
    if (last && (word.start === undefined || word.joined)) last.push(word)
    else groups.push([word])
  }
  return groups.map((group, index) => {
    const start = group[0]?.start ?? one.start
    const next = groups[index + 1]?.[0]?.start
    const isLast = index === groups.length - 1
    const end = group.at(-1)?.end ?? next ?? one.end
    return segmentOf({ ...one, start, end }, joinCueWords(group) + (isLast ? '\n' : ''))
  })
}
