import { fromSeconds, type Millis, timeFrom } from '../../time.ts'
import type { Cue, CueList, Parsed, TranscriptFormat } from '../format.ts'
import { readSeconds } from '../syntax/clock.ts'
import { formatError } from '../syntax/format-error.ts'
import { type HeardWord, partsOfWords, segmentCues, sureness, voiceName } from '../syntax/heard-words.ts'
import { isObject, type JsonObject, parseJson, peekJson, textOf } from '../syntax/json.ts'
import { finishCues, languageIn, objectsIn } from '../syntax/json-cues.ts'
import { groupWords } from '../syntax/word-groups.ts'

/** What Google Cloud Speech-to-Text answers, versions 1 and 2, alone or inside a finished operation. */
export const googleSpeechJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'google-speech-json',
  label: 'Google Speech-to-Text (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://cloud.google.com/speech-to-text/docs/reference/rest/v1/speech/recognize',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence', 'language']),
  detect(head) {
    const results = resultsIn(peekJson(head))
    const [best] = objectsIn(results?.[0]?.['alternatives'])
    return best && ('transcript' in best || 'words' in best) ? 1 : 0
  },
  parse,
}

function resultsIn(root: unknown): readonly JsonObject[] | undefined {
  if (!isObject(root)) return undefined
  if (Array.isArray(root['results'])) return objectsIn(root['results'])
  return resultsIn(root['response'])
}

interface Result {
  readonly transcript: string
  readonly words: readonly HeardWord[]
  readonly end: Millis | undefined
}

function parse(text: string): Parsed<CueList> {
  const raw = resultsIn(parseJson(text, { loose: true }))
  if (!raw?.some((result) => 'alternatives' in result))
    throw formatError('This JSON has no results of Google Speech-to-Text.')
  const results = raw.map(readResult)
  const about = languageIn(raw[0]?.['languageCode'] ?? raw[0]?.['language_code'])
  // With voices told apart, the last result says all the words once more, now with their speakers.
  const last = results.at(-1)
  const voiced = last?.words.some((word) => word.speaker !== undefined) ? last.words : []
  const rest = results.slice(0, -1)
  const others = rest.reduce((count, { words }) => count + words.length, 0)
  const alone = rest.every(({ words }) => words.every((word) => word.speaker === undefined))
  if (voiced.length > 0 && alone && voiced.length >= others)
    return finishCues(groupWords(partsOfWords(voiced)), about)
  return finishCues(readInTurn(results), about)
}

const startKeys = ['startTime', 'start_time', 'startOffset']
const endKeys = ['endTime', 'end_time', 'endOffset']

function readResult(result: JsonObject): Result {
  const [best] = objectsIn(result['alternatives'])
  const words = objectsIn(best?.['words']).map((word, at) => ({
    text: textOf(word['word']) ?? '',
    // Zero is left out of Google's JSON: a first word with an end and no start begins at nought.
    start:
      at === 0 && !startKeys.some((key) => key in word) && durationIn(word, ...endKeys) !== undefined
        ? fromSeconds(0)
        : durationIn(word, ...startKeys),
    end: durationIn(word, ...endKeys),
    confidence: sureness(word['confidence']),
    speaker: voiceName(
      word['speakerLabel'] ?? (word['speakerTag'] || undefined) ?? (word['speaker_tag'] || undefined),
    ),
  }))
  const end = durationIn(result, 'resultEndTime', 'result_end_time', 'resultEndOffset')
  return { transcript: textOf(best?.['transcript']) ?? '', words, end }
}

function readInTurn(results: readonly Result[]): readonly Cue[] {
  let before = fromSeconds(0)
  return results.flatMap(({ transcript, words, end }) => {
    const untimed = words.every((word) => word.start === undefined)
    const start = untimed && end !== undefined ? before : words[0]?.start
    before = end ?? before
    return segmentCues({ text: transcript, start, end: words.at(-1)?.end ?? end, words })
  })
}

/** A length of time as Google writes it: `1.300s`, or seconds and nanoseconds apart. */
function durationIn(item: JsonObject, ...keys: readonly string[]): Millis | undefined {
  for (const key of keys) {
    const value = item[key]
    if (isObject(value)) {
      const whole = Number(textOf(value['seconds']) ?? 0)
      return timeFrom((whole + Number(textOf(value['nanos']) ?? 0) / 1e9) * 1000)
    }
    const time = readSeconds(typeof value === 'string' ? value.replace(/s$/, '') : value)
    if (time !== undefined) return time
  }
  return undefined
}
