import type { CueList, Parsed, TranscriptFormat } from '../format.ts'
import { readSeconds } from '../syntax/clock.ts'
import { formatError } from '../syntax/format-error.ts'
import { type HeardWord, partsOfWords, secondsIn, sureness, voiceName } from '../syntax/heard-words.ts'
import { isObject, type JsonObject, parseJson, peekJson, textOf } from '../syntax/json.ts'
import { finishCues, languageIn, objectsIn } from '../syntax/json-cues.ts'
import { groupWords } from '../syntax/word-groups.ts'

/** Words in one list, voices in another: the Digital Paper Edit, and Kaldi as the BBC runs it. */
export const wordListJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'word-list-json',
  label: 'Word list (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://github.com/bbc/stt-align-node',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence', 'language']),
  detect(head) {
    const root = rootOf(peekJson(head))
    if (!root) return 0
    const [first] = objectsIn(root['words'])
    if (first)
      return 'start' in first && ('punct' in first || !('confidence' in first)) && isBare(root) ? 0.9 : 0
    return 'wonid' in root && 'punct' in root ? 0.9 : 0
  },
  parse,
}

/** Kaldi's answer stands inside the answer of the service around it. */
function rootOf(root: unknown): JsonObject | undefined {
  if (!isObject(root)) return undefined
  const inner = root['retval']
  return isObject(inner) ? inner : root
}

/** Other recognisers have a list of words too, beside things of their own. */
function isBare(root: JsonObject): boolean {
  return !['segments', 'utterances', 'task', 'text', 'results'].some((key) => key in root)
}

function parse(text: string): Parsed<CueList> {
  const root = rootOf(parseJson(text, { loose: true }))
  if (!root || !Array.isArray(root['words'])) throw formatError('This JSON has no list of words.')
  const words = objectsIn(root['words']).map((word) => ({
    ...secondsIn(word),
    text: textOf(word['punct']) ?? textOf(word['text']) ?? textOf(word['word']) ?? '',
    confidence: sureness(word['confidence']),
    speaker: voiceName(word['speaker']),
  }))
  return finishCues(groupWords(partsOfWords(giveVoices(words, voicesIn(root)))), languageIn(root['language']))
}

interface Voice {
  readonly start: number
  readonly speaker: string | undefined
}

function voicesIn(root: JsonObject): readonly Voice[] {
  const { segmentation, paragraphs } = root
  const list = isObject(segmentation) ? objectsIn(segmentation['segments']) : objectsIn(paragraphs)
  return list
    .flatMap((item) => {
      const start = readSeconds(item['start'])
      const named = item['speaker']
      const speaker = voiceName(isObject(named) ? named['@id'] : named)
      return start === undefined ? [] : [{ start, speaker }]
    })
    .sort((a, b) => a.start - b.start)
}

/** A word is said by the voice that began last before its own beginning. */
function giveVoices(words: readonly HeardWord[], voices: readonly Voice[]): readonly HeardWord[] {
  let at = -1
  return words.map((word) => {
    while (word.start !== undefined && (voices[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= word.start)
      at += 1
    return word.speaker === undefined ? { ...word, speaker: voices[at]?.speaker } : word
  })
}
