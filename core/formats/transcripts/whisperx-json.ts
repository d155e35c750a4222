import type { TranscriptFormat } from '../format.ts'
import { isObject, peekJson } from '../syntax/json.ts'
import { languageIn, readJsonCues } from '../syntax/json-cues.ts'
import { firstSegment, readWhisperSegment } from '../syntax/whisper-segments.ts'

/** What WhisperX writes: aligned words, of which numbers and signs may lack times, and voices. */
export const whisperxJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'whisperx-json',
  label: 'WhisperX (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://github.com/m-bain/whisperX/blob/main/whisperx/types.py',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence', 'language']),
  detect,
  parse: (text) =>
    readJsonCues(text, {
      find: (root) =>
        isObject(root) && Array.isArray(root['segments'])
          ? { items: root['segments'], key: 'segments', about: languageIn(root['language']) }
          : undefined,
      read: readWhisperSegment,
    }),
}

function detect(head: string): number {
  const root = peekJson(head)
  const first = firstSegment(root)
  if (!isObject(root) || !first || !('text' in first) || !('start' in first)) return 0
  if ('avg_logprob' in first || 'seek' in first || 'tokens' in first || 'type' in first) return 0
  return 'words' in first || 'speaker' in first || 'word_segments' in root ? 0.9 : 0
}
