import type { Millis } from '../../time.ts'
import type { Cue, CueList, Parsed, TranscriptFormat } from '../format.ts'
import { formatError } from '../syntax/format-error.ts'
import {
  type HeardWord,
  partsOfWords,
  secondsIn,
  segmentCues,
  sureness,
  voiceName,
} from '../syntax/heard-words.ts'
import { isObject, type JsonObject, parseJson, peekJson, textOf } from '../syntax/json.ts'
import { type AboutCues, finishCues, languageIn, objectsIn } from '../syntax/json-cues.ts'
import { groupWords } from '../syntax/word-groups.ts'

/** What Deepgram answers: utterances where they were asked for, else the words of every channel. */
export const deepgramJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'deepgram-json',
  label: 'Deepgram (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence', 'language']),
  detect(head) {
    const root = peekJson(head)
    if (!isObject(root)) return 0
    if (isObject(root['results']) && 'channels' in root['results']) return 1
    const about = root['metadata']
    return isObject(about) && 'request_id' in about && 'model_info' in about ? 0.9 : 0
  },
  parse,
}

function parse(text: string): Parsed<CueList> {
  const root = parseJson(text, { loose: true })
  const results = isObject(root) ? root['results'] : undefined
  const channels = objectsIn(isObject(results) ? results['channels'] : undefined)
  const utterances = objectsIn(isObject(results) ? results['utterances'] : undefined)
  if (channels.length === 0 && utterances.length === 0)
    throw formatError('This JSON has no channels of Deepgram.')
  const several = channels.length > 1
  const cues =
    utterances.length > 0
      ? utterances.flatMap((one) => readUtterance(one, several))
      : channels.flatMap((channel, at) => readChannel(channel, several ? `Channel ${at}` : undefined))
  return finishCues(inTime(cues), languageOf(channels))
}

/** Channels come one after the other, though people speak by turns: that is no disorder to warn about. */
function inTime(cues: readonly Cue[]): readonly Cue[] {
  return cues.every((one) => one.start !== undefined)
    ? [...cues].sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
    : cues
}

function readUtterance(item: JsonObject, several: boolean): readonly Cue[] {
  const channel = several ? `Channel ${textOf(item['channel']) ?? '0'}` : undefined
  return segmentCues({
    ...secondsIn(item),
    text: textOf(item['transcript']) ?? '',
    speaker: voiceName(item['speaker']) ?? channel,
    words: several ? readWords(item['words'], channel) : readWords(item['words']),
  })
}

function readChannel(channel: JsonObject, name: string | undefined): readonly Cue[] {
  const [best] = objectsIn(channel['alternatives'])
  const words = readWords(best?.['words'], name)
  if (words.length > 0) {
    const paragraphs = paragraphStarts(best?.['paragraphs'])
    return cutAt(words, paragraphs).flatMap((part) => groupWords(partsOfWords(part)))
  }
  return segmentCues({ text: textOf(best?.['transcript']) ?? '', speaker: name })
}

/** Where the paragraphs begin, which `smart_format` and `paragraphs` ask for; in order of time. */
function paragraphStarts(value: unknown): readonly Millis[] {
  const list = objectsIn(isObject(value) ? value['paragraphs'] : undefined)
  return list.flatMap((one) => secondsIn(one).start ?? []).sort((a, b) => a - b)
}

/** Words in runs, each from one of these times to the next. */
function cutAt(words: readonly HeardWord[], starts: readonly Millis[]): readonly (readonly HeardWord[])[] {
  const runs: HeardWord[][] = [[]]
  let next = 0
  for (const word of words) {
    const from = next
    while (word.start !== undefined && next < starts.length && (starts[next] ?? 0) <= word.start) next += 1
    if (next > from) runs.push([])
    runs.at(-1)?.push(word)
  }
  return runs.filter((run) => run.length > 0)
}

/** `word` is in small letters and without signs; `punctuated_word` is what people read. */
function readWords(list: unknown, channel?: string): readonly HeardWord[] {
  return objectsIn(list).map((word) => ({
    ...secondsIn(word),
    text: textOf(word['punctuated_word']) ?? textOf(word['word']) ?? '',
    confidence: sureness(word['confidence']),
    speaker: channel ?? voiceName(word['speaker']),
  }))
}

function languageOf(channels: readonly JsonObject[]): AboutCues {
  const [first] = channels
  const [best] = objectsIn(first?.['alternatives'])
  const several = best?.['languages']
  return languageIn(first?.['detected_language'] ?? (Array.isArray(several) ? several[0] : undefined))
}
