import { type Millis, parseTimestamp } from '../../time.ts'
import type { Cue, CueList, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { cue } from '../syntax/cues.ts'
import { formatError } from '../syntax/format-error.ts'
import { isObject, type JsonObject, parseJson, peekJson, textOf } from '../syntax/json.ts'
import { finishCues } from '../syntax/json-cues.ts'
import { foldSpace } from '../syntax/lines.ts'

/**
 * Turns of Whisper gathered by the voices of pyannote, as notebooks that join the two write them: an
 * object whose keys are numbers, each turn with a voice, a start and its words.
 */
export const whisperPyannoteJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'whisper-pyannote-json',
  label: 'Whisper with pyannote (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://github.com/pyannote/pyannote-audio',
  carries: new Set(['text', 'start', 'speaker']),
  detect(head) {
    const root = peekJson(head)
    return isObject(root) && turnsOf(root).length > 0 ? 0.9 : 0
  },
  parse,
}

/** The turns in the order of their numbers, which leave gaps where turns were joined. */
function turnsOf(root: JsonObject): readonly (readonly [string, JsonObject])[] {
  return Object.entries(root).flatMap(([key, value]) =>
    /^\d{1,9}$/.test(key) && isObject(value) && 'timestamp' in value && 'text' in value
      ? [[key, value] as const]
      : [],
  )
}

function parse(text: string): Parsed<CueList> {
  const root = parseJson(text, { loose: true })
  const turns = isObject(root) ? turnsOf(root) : []
  if (!isObject(root) || turns.length === 0)
    throw formatError('This JSON has no numbered turns with a time and words.')
  const warnings: ParseWarning[] = []
  const cues = turns.flatMap(([key, turn]) => readTurn(key, turn, warnings))
  const title = foldSpace(textOf(root['title']) ?? '')
  return finishCues(cues, title === '' ? {} : { title }, warnings)
}

function readTurn(key: string, turn: JsonObject, warnings: ParseWarning[]): readonly Cue[] {
  const text = foldSpace(textOf(turn['text']) ?? '')
  if (text === '') {
    warnings.push(warn('segment-left-out', `Turn ${key} has no text and was left out.`))
    return []
  }
  const start: Millis | undefined = parseTimestamp(textOf(turn['timestamp']) ?? '')
  if (start === undefined)
    warnings.push(warn('bad-times', `Turn ${key} has no usable time; its words were kept without one.`))
  return [cue({ start, speaker: foldSpace(textOf(turn['speaker']) ?? ''), text })]
}
