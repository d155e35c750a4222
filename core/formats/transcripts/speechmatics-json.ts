import type { CueList, Parsed, TranscriptFormat } from '../format.ts'
import { formatError } from '../syntax/format-error.ts'
import {
  attachSign,
  type HeardWord,
  partsOfWords,
  secondsIn,
  sureness,
  voiceName,
} from '../syntax/heard-words.ts'
import { isObject, type JsonObject, parseJson, peekJson, textOf } from '../syntax/json.ts'
import { finishCues, languageIn, objectsIn } from '../syntax/json-cues.ts'
import { groupWords } from '../syntax/word-groups.ts'

/** What Speechmatics answers (`json-v2`): words and signs in one list, each sign told which side it clings to. */
export const speechmaticsJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'speechmatics-json',
  label: 'Speechmatics (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://docs.speechmatics.com/speech-to-text/batch/output',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence', 'language']),
  detect(head) {
    const root = peekJson(head)
    if (!isObject(root)) return 0
    const [first] = objectsIn(root['results'])
    const [best] = objectsIn(first?.['alternatives'])
    if (first && best && 'content' in best && 'start_time' in first) return 1
    return 'format' in root && 'job' in root && 'metadata' in root ? 0.9 : 0
  },
  parse,
}

function parse(text: string): Parsed<CueList> {
  const root = parseJson(text, { loose: true })
  const results = isObject(root) ? root['results'] : undefined
  if (!isObject(root) || !Array.isArray(results))
    throw formatError('This JSON has no results of Speechmatics.')
  return finishCues(groupWords(partsOfWords(readWords(objectsIn(results)))), languageIn(languageOf(root)))
}

function readWords(results: readonly JsonObject[]): readonly HeardWord[] {
  const words: HeardWord[] = []
  let opening = ''
  for (const item of results) {
    const [best] = objectsIn(item['alternatives'])
    const content = textOf(best?.['content']) ?? ''
    const isSign = item['type'] === 'punctuation'
    if (content === '') continue
    if (isSign && item['attaches_to'] === 'next') opening += content
    else if (isSign) attachSign(words, content)
    else {
      words.push({
        text: opening + content,
        ...secondsIn(item, 'start_time', 'end_time'),
        confidence: sureness(best?.['confidence']),
        speaker: voiceName(best?.['speaker']) ?? voiceName(item['channel']),
      })
      opening = ''
    }
  }
  return words
}

function languageOf(root: JsonObject): unknown {
  const about = root['metadata']
  const config = isObject(about) ? about['transcription_config'] : undefined
  return isObject(config) ? config['language'] : undefined
}
