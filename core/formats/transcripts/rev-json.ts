import type { Cue, TranscriptFormat } from '../format.ts'
import { type HeardWord, secondsIn, segmentCues, sureness, voiceName } from '../syntax/heard-words.ts'
import { isObject, type JsonObject, peekJson, textOf } from '../syntax/json.ts'
import { languageIn, objectsIn, readJsonCues } from '../syntax/json-cues.ts'

/** What Rev and Rev AI answer: monologues, whose spaces and signs are elements like the words. */
export const revJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'rev-json',
  label: 'Rev (JSON)',
  extensions: ['json'],
  mime: 'application/vnd.rev.transcript.v1.0+json',
  specification: 'https://docs.rev.ai/api/asynchronous/transcripts/',
  carries: new Set(['text', 'start', 'end', 'speaker', 'words', 'wordEnds', 'confidence', 'language']),
  detect(head) {
    const root = peekJson(head)
    if (!isObject(root) || !Array.isArray(root['monologues'])) return 0
    const [first] = objectsIn(root['monologues'])
    return first === undefined ? 0.8 : 'elements' in first || 'speaker' in first ? 1 : 0.6
  },
  parse: (text) => {
    let names: ReadonlyMap<string, string> = new Map()
    return readJsonCues(text, {
      find(root) {
        if (!isObject(root) || !Array.isArray(root['monologues'])) return undefined
        names = namesIn(root['speakers'])
        return { items: root['monologues'], key: 'monologues', about: languageIn(root['language']) }
      },
      read: (item) => readMonologue(item, names),
    })
  },
}

/** Transcripts typed by people list who is who once, beside the monologues. */
function namesIn(list: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const speaker of objectsIn(list)) {
    const id = textOf(speaker['id'])
    const name = voiceName(speaker['name'])
    if (id !== undefined && name !== undefined) names.set(id, name)
  }
  return names
}

function readMonologue(item: JsonObject, names: ReadonlyMap<string, string>): readonly Cue[] {
  const { speaker, speaker_info: about } = item
  const shown = isObject(about) ? voiceName(about['display_name']) : undefined
  const words: HeardWord[] = []
  let text = ''
  for (const element of objectsIn(item['elements'])) {
    const value = textOf(element['value']) ?? ''
    text += value
    // Those that people typed have clocks where the machine has seconds.
    const typed = element['ts'] === undefined
    const times = typed
      ? secondsIn(element, 'timestamp', 'end_timestamp')
      : secondsIn(element, 'ts', 'end_ts')
    const spoken = element['type'] !== 'punct' && times.start !== undefined
    if (spoken) words.push({ text: value, ...times, confidence: sureness(element['confidence']) })
  }
  const first = words[0]?.start
  return segmentCues({
    start: first,
    end: words.at(-1)?.end,
    text,
    speaker: shown ?? names.get(textOf(speaker) ?? '') ?? voiceName(speaker),
    words,
  })
}
