import type { Cue, TranscriptFormat } from '../format.ts'
import { type HeardWord, segmentCues } from '../syntax/heard-words.ts'
import { isObject, type JsonObject, peekJson, textOf } from '../syntax/json.ts'
import { type JsonCueArray, languageIn, readJsonCues } from '../syntax/json-cues.ts'
import { firstSegment, readWhisperSegment, readWhisperWords } from '../syntax/whisper-segments.ts'
import { groupWords } from '../syntax/word-groups.ts'

/**
 * What Whisper writes: its own command, OpenAI's `verbose_json` and `diarized_json`, faster-whisper's
 * wrappers and whisper-timestamped.
 */
export const whisperJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'whisper-json',
  label: 'Whisper (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://github.com/openai/whisper/blob/main/whisper/transcribe.py',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence', 'language']),
  detect,
  parse: (text) => readJsonCues(text, { find, read: readItem }),
}

/** What only Whisper says of a segment. */
const ownKeys = ['avg_logprob', 'no_speech_prob', 'compression_ratio', 'seek', 'tokens', 'temperature']

function detect(head: string): number {
  const root = peekJson(head)
  if (!isObject(root)) return 0
  const first = firstSegment(root)
  if (first) {
    if (!('text' in first) || !('start' in first)) return 0
    const own = ownKeys.some((key) => key in first) || first['type'] === 'transcript.text.segment'
    if (own) return 1
    // WhisperX has words and nothing else; plain segments with times are Whisper's until better is known.
    return 'words' in first || 'speaker' in first || 'word_segments' in root ? 0.5 : 0.8
  }
  if (root['task'] === 'transcribe' || root['task'] === 'translate') return 0.9
  // The whole text comes first, and in a long episode nothing else is in the head.
  const [only] = Object.keys(root)
  return only === 'text' && typeof root['text'] === 'string' && otherKeysAreOwn(root) ? 0.8 : 0
}

function otherKeysAreOwn(root: JsonObject): boolean {
  return Object.keys(root).every((key) =>
    ['text', 'segments', 'language', 'words', 'duration', 'usage'].includes(key),
  )
}

function find(root: unknown): JsonCueArray | undefined {
  if (!isObject(root)) return undefined
  const about = languageIn(root['language'])
  const words = readWhisperWords(root['words'])
  if (Array.isArray(root['segments']) && (root['segments'].length > 0 || words.length === 0)) {
    const items: readonly unknown[] = root['segments']
    return { items: words.length > 0 ? withWords(items, words) : items, key: 'segments', about }
  }
  // AssemblyAI's words look alike, but their times are milliseconds.
  if ('utterances' in root || 'audio_url' in root) return undefined
  const text = textOf(root['text'])
  return text === undefined && words.length === 0 ? undefined : { items: [root], about }
}

/** `verbose_json` keeps the words beside the segments: each goes to the one its middle lies in. */
function withWords(segments: readonly unknown[], words: readonly HeardWord[]): readonly unknown[] {
  let at = 0
  return segments.map((segment, index) => {
    if (!isObject(segment) || Array.isArray(segment['words'])) return segment
    const until = index === segments.length - 1 ? Number.POSITIVE_INFINITY : Number(segment['end']) * 1000
    const from = at
    while (at < words.length && middle(words[at]) <= until) at += 1
    return { ...segment, heard: words.slice(from, at) }
  })
}

function middle(word: HeardWord | undefined): number {
  const start = word?.start ?? 0
  return (start + (word?.end ?? start)) / 2
}

function readItem(item: JsonObject): readonly Cue[] {
  if (Array.isArray(item['heard'])) {
    const [whole] = readWhisperSegment({ ...item, words: [] })
    return whole ? segmentCues({ ...whole, words: item['heard'] as readonly HeardWord[] }) : []
  }
  const cues = readWhisperSegment(item)
  const [only] = cues
  // A root without segments is one long stretch: its words are grouped as they were said.
  if ('start' in item || cues.length !== 1 || !only?.words) return cues
  return groupWords(
    only.words.map(({ text, joined, ...word }) => ({ body: text, ...word, ...(joined ? { joined } : {}) })),
  )
}
