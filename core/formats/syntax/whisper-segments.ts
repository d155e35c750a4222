import type { Cue } from '../format.ts'
import { type HeardWord, secondsIn, segmentCues, sureness, voiceName } from './heard-words.ts'
import { isObject, type JsonObject, textOf } from './json.ts'

/** Reads one segment of Whisper or of a program built around it: each has its own names for the same things. */
export function readWhisperSegment(item: JsonObject): readonly Cue[] {
  return segmentCues({
    ...secondsIn(item),
    text: textOf(item['text']) ?? '',
    speaker: voiceName(item['speaker']),
    words: readWhisperWords(item['words']),
  })
}

/** Words of Whisper (`word`, `probability`), WhisperX (`score`) and whisper-timestamped (`text`, `confidence`). */
export function readWhisperWords(list: unknown): readonly HeardWord[] {
  if (!Array.isArray(list)) return []
  return list.filter(isObject).map((word) => ({
    ...secondsIn(word),
    text: textOf(word['word']) ?? textOf(word['text']) ?? '',
    confidence: sureness(word['probability']) ?? sureness(word['score']) ?? sureness(word['confidence']),
    speaker: voiceName(word['speaker']),
  }))
}

/** The first segment of a root object, or undefined when it has none yet. */
export function firstSegment(root: unknown): JsonObject | undefined {
  const segments = isObject(root) ? root['segments'] : undefined
  const first: unknown = Array.isArray(segments) ? segments[0] : undefined
  return isObject(first) ? first : undefined
}
