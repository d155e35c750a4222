import type { CueList, Parsed, TranscriptFormat } from '../format.ts'
import { formatError } from '../syntax/format-error.ts'
import {
  attachSign,
  type HeardWord,
  partsOfWords,
  secondsIn,
  segmentCues,
  sureness,
  voiceName,
} from '../syntax/heard-words.ts'
import { isObject, type JsonObject, parseJson, peekJson, textOf } from '../syntax/json.ts'
import { finishCues, languageIn, objectsIn } from '../syntax/json-cues.ts'
import { groupWords } from '../syntax/word-groups.ts'

/** What Amazon Transcribe writes: one list of words and signs, with the voices in a list beside it. */
export const amazonTranscribeJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'amazon-transcribe-json',
  label: 'Amazon Transcribe (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence', 'language']),
  detect(head) {
    const root = peekJson(head)
    if (!isObject(root)) return 0
    const results = root['results']
    if (isObject(results) && 'transcripts' in results) return 1
    return 'jobName' in root && 'accountId' in root ? 0.9 : 0
  },
  parse,
}

function parse(text: string): Parsed<CueList> {
  const root = parseJson(text, { loose: true })
  const results = isObject(root) ? root['results'] : undefined
  if (!isObject(results) || (!Array.isArray(results['items']) && !Array.isArray(results['transcripts'])))
    throw formatError('This JSON has no items of Amazon Transcribe.')
  const about = languageIn(results['language_code'])
  const cues = groupWords(partsOfWords(readWords(results)))
  if (cues.length > 0) return finishCues(cues, about)
  const whole = objectsIn(results['transcripts']).map((one) => textOf(one['transcript']) ?? '')
  return finishCues(segmentCues({ text: whole.join(' ') }), about)
}

function readWords(results: JsonObject): readonly HeardWord[] {
  const channels = isObject(results['channel_labels']) ? objectsIn(results['channel_labels']['channels']) : []
  if (channels.length < 2) return wordsOf(results['items'], voicesByStart(results['speaker_labels']))
  const words = channels.flatMap((channel) =>
    wordsOf(channel['items'], new Map(), voiceName(channel['channel_label'])),
  )
  return words.sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
}

function wordsOf(items: unknown, voices: ReadonlyMap<string, string>, channel?: string): HeardWord[] {
  const words: HeardWord[] = []
  for (const item of objectsIn(items)) {
    const [best] = objectsIn(item['alternatives'])
    const text = textOf(best?.['content']) ?? ''
    if (item['type'] === 'punctuation') attachSign(words, text)
    else {
      words.push({
        text,
        ...secondsIn(item, 'start_time', 'end_time'),
        confidence: sureness(best?.['confidence']),
        speaker: channel ?? voiceName(item['speaker_label']) ?? voices.get(textOf(item['start_time']) ?? ''),
      })
    }
  }
  return words
}

/** Older files tell voices only beside the words, by the time at which each begins. */
function voicesByStart(labels: unknown): ReadonlyMap<string, string> {
  const voices = new Map<string, string>()
  for (const segment of isObject(labels) ? objectsIn(labels['segments']) : []) {
    for (const item of objectsIn(segment['items'])) {
      const start = textOf(item['start_time'])
      const voice = voiceName(item['speaker_label'])
      if (start !== undefined && voice !== undefined) voices.set(start, voice)
    }
  }
  return voices
}
