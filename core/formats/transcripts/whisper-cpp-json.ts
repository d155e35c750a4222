import { type Millis, parseTimestamp } from '../../time.ts'
import type { Cue, CueList, Parsed, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { type HeardWord, millisIn, segmentCues, sureness, voiceName } from '../syntax/heard-words.ts'
import { isObject, type JsonObject, peekJson, textOf } from '../syntax/json.ts'
import { languageIn, readJsonCues } from '../syntax/json-cues.ts'

/** What whisper.cpp writes with `-oj` and `-ojf`: milliseconds on a grid of ten, words cut into tokens. */
export const whisperCppJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'whisper-cpp-json',
  label: 'whisper.cpp (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://github.com/ggml-org/whisper.cpp/blob/master/examples/cli/cli.cpp',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence', 'language']),
  detect(head) {
    const root = peekJson(head)
    if (!isObject(root)) return 0
    const list = root['transcription']
    const first: unknown = Array.isArray(list) ? list[0] : undefined
    if (isObject(first)) return 'offsets' in first || 'timestamps' in first ? 1 : 0
    return 'systeminfo' in root && 'model' in root ? 0.9 : 0
  },
  parse,
}

function parse(text: string): Parsed<CueList> {
  let guessed = false
  const parsed = readJsonCues(text, {
    find(root) {
      if (!isObject(root) || !Array.isArray(root['transcription'])) return undefined
      const result = root['result']
      const about = languageIn(isObject(result) ? result['language'] : undefined)
      const list: readonly unknown[] = root['transcription']
      const items = takeTurns(list)
      guessed = items !== list
      return { items, key: 'transcription', about }
    },
    read: readItem,
  })
  if (!guessed) return parsed
  const message =
    'The file says where the speaker changes but not who speaks; Galley took it for two people by turns.'
  return { ...parsed, warnings: [...parsed.warnings, warn('speakers-by-turns', message)] }
}

/** With `-tdrz` a segment only says that another voice comes next; the list itself when none does. */
function takeTurns(items: readonly unknown[]): readonly unknown[] {
  const objects = items.filter(isObject)
  const turns = objects.some((item) => item['speaker_turn_next'] === true)
  if (!turns || objects.some((item) => voiceName(item['speaker']) !== undefined)) return items
  let voice = 1
  return items.map((item) => {
    if (!isObject(item)) return item
    const speaker = `Speaker ${voice}`
    if (item['speaker_turn_next'] === true) voice = 3 - voice
    return { ...item, speaker }
  })
}

function readItem(item: JsonObject): readonly Cue[] {
  return segmentCues({
    ...timesOf(item),
    text: textOf(item['text']) ?? '',
    speaker: voiceName(item['speaker']),
    words: wordsOfTokens(item['tokens']),
  })
}

function timesOf(item: JsonObject): Pick<HeardWord, 'start' | 'end'> {
  const { offsets, timestamps } = item
  const clock = (key: string): Millis | undefined => {
    const text = isObject(timestamps) ? textOf(timestamps[key]) : undefined
    return text === undefined ? undefined : parseTimestamp(text)
  }
  const place = (key: string): Millis | undefined => (isObject(offsets) ? millisIn(offsets[key]) : undefined)
  return { start: place('from') ?? clock('from'), end: place('to') ?? clock('to') }
}

/** Tokens are pieces of words: one that begins with a space begins a word. `[_BEG_]` and its kin say nothing. */
function wordsOfTokens(tokens: unknown): readonly HeardWord[] {
  if (!Array.isArray(tokens)) return []
  const words: HeardWord[] = []
  for (const token of tokens.filter(isObject)) {
    const text = textOf(token['text']) ?? ''
    if (text === '' || /^\[_[A-Z0-9_]+\]$/.test(text) || text.startsWith('<|')) continue
    const last = words.at(-1)
    const { start, end } = timesOf(token)
    const confidence = sureness(token['p'])
    if (!last || /^\s/.test(text)) words.push({ text, start, end, confidence })
    else words[words.length - 1] = { ...last, text: last.text + text, end: end ?? last.end }
  }
  return words
}
