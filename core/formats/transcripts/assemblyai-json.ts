import type { Cue, CueList, Parsed, TranscriptFormat } from '../format.ts'
import { formatError } from '../syntax/format-error.ts'
import {
  type HeardWord,
  millisIn,
  partsOfWords,
  segmentCues,
  sureness,
  voiceName,
} from '../syntax/heard-words.ts'
import { isObject, type JsonObject, parseJson, peekJson, textOf } from '../syntax/json.ts'
import { finishCues, languageIn, objectsIn } from '../syntax/json-cues.ts'
import { groupWords } from '../syntax/word-groups.ts'

/** What AssemblyAI answers: times in whole milliseconds; utterances only when voices were told apart. */
export const assemblyaiJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'assemblyai-json',
  label: 'AssemblyAI (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://www.assemblyai.com/docs/api-reference/transcripts/get',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence', 'language']),
  detect,
  parse,
}

function detect(head: string): number {
  const root = peekJson(head)
  if (!isObject(root)) return 0
  if ('audio_url' in root || 'acoustic_model' in root || 'language_model' in root) return 1
  const [first] = objectsIn(root['utterances']).concat(objectsIn(root['words']))
  if (!first || !('text' in first) || !('confidence' in first)) return 0
  return Number.isInteger(first['start']) && Number.isInteger(first['end']) ? 0.9 : 0
}

function parse(text: string): Parsed<CueList> {
  const root = parseJson(text, { loose: true })
  if (!isObject(root)) throw formatError('This JSON has no words of AssemblyAI.')
  if (root['status'] === 'error' || root['status'] === 'queued' || root['status'] === 'processing')
    throw formatError('AssemblyAI had not finished this transcript, so there are no words in it.')
  const utterances = objectsIn(root['utterances'])
  const words = readWords(root['words'])
  const whole = textOf(root['text'])
  if (utterances.length === 0 && words.length === 0 && whole === undefined)
    throw formatError('This JSON has no words of AssemblyAI.')
  const about = languageIn(root['language_code'])
  if (utterances.length > 0) return finishCues(utterances.flatMap(readUtterance), about)
  if (words.length > 0) return finishCues(groupWords(partsOfWords(words)), about)
  return finishCues(segmentCues({ text: whole ?? '' }), about)
}

function readUtterance(item: JsonObject): readonly Cue[] {
  return segmentCues({
    start: millisIn(item['start']),
    end: millisIn(item['end']),
    text: textOf(item['text']) ?? '',
    speaker: voiceName(item['speaker']),
    words: readWords(item['words']),
  })
}

function readWords(list: unknown): readonly HeardWord[] {
  return objectsIn(list).map((word) => ({
    start: millisIn(word['start']),
    end: millisIn(word['end']),
    text: textOf(word['text']) ?? '',
    confidence: sureness(word['confidence']),
    speaker: voiceName(word['speaker']),
  }))
}
