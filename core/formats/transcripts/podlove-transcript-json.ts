import { formatTimestamp, type Millis } from '../../time.ts'
import type { Cue, TranscriptFormat } from '../format.ts'
import { readSeconds } from '../syntax/clock.ts'
import { timedCues, usableEnd } from '../syntax/cues.ts'
import {
  type HeardWord,
  millisIn,
  partsOfWords,
  personName,
  segmentCues,
  sureness,
} from '../syntax/heard-words.ts'
import { isObject, type JsonObject, peekJson, textOf, writeJson } from '../syntax/json.ts'
import { objectsIn, readJsonCues } from '../syntax/json-cues.ts'
import { foldSpace } from '../syntax/lines.ts'
import { groupWords } from '../syntax/word-groups.ts'

/** What Podlove Publisher serves and its web player takes, flat or grouped by voice. */
export const podloveTranscriptJson: TranscriptFormat = {
  kind: 'transcript',
  id: 'podlove-transcript-json',
  label: 'Podlove transcript (JSON)',
  extensions: ['json'],
  mime: 'application/json',
  specification: 'https://docs.podlove.org/podlove-web-player/v5/configuration',
  carries: new Set(['text', 'start', 'end', 'speaker']),
  needsTimes: true,
  detect,
  parse: (text) =>
    readJsonCues(text, {
      find: (root) => (isTranscript(root) ? { items: ofWords(root) ?? root } : undefined),
      read: readItem,
    }),
  serialise: (list) =>
    writeJson(
      timedCues(list, 'The Podlove transcript').map(({ start, end, speaker, text }) => ({
        start: formatTimestamp(start),
        start_ms: start,
        end: formatTimestamp(end),
        end_ms: end,
        speaker,
        voice: speaker,
        text,
      })),
    ),
}

function detect(head: string): number {
  const root = peekJson(head)
  if (!isTranscript(root)) return 0
  const [first] = objectsIn(root)
  return first && ('start_ms' in first || 'voice' in first || 'items' in first) ? 1 : 0.9
}

function isTranscript(root: unknown): root is readonly unknown[] {
  const [first] = objectsIn(root)
  if (!first || 'title' in first || 'body' in first) return false
  return ('start' in first || 'start_ms' in first) && ('text' in first || Array.isArray(first['items']))
}

/** A talk may have a few turns of one word; a list of nothing else, or one that says how sure it is, is no talk. */
const fewestWords = 20

/** Aligners write the same list with one word an entry: those are gathered first. */
function ofWords(items: readonly unknown[]): readonly unknown[] | undefined {
  const words: HeardWord[] = objectsIn(items).map((item) => ({
    ...heard(item),
    text: textOf(item['text']) ?? '',
  }))
  const single = words.filter((word) => /^\s*\S+\s*$/.test(word.text)).length
  const heardSingly = words.length >= fewestWords || words.some((word) => word.confidence !== undefined)
  return heardSingly && single * 10 >= words.length * 8
    ? groupWords(partsOfWords(words)).map((ready) => ({ ready }))
    : undefined
}

function heard(item: JsonObject): Omit<HeardWord, 'text'> {
  const start = timeOf(item, 'start')
  return {
    start,
    end: usableEnd(start, timeOf(item, 'end')),
    speaker: personName(item['voice']) ?? personName(item['speaker']),
    confidence: sureness(item['confidence']),
  }
}

function timeOf(item: JsonObject, key: 'start' | 'end'): Millis | undefined {
  return millisIn(item[`${key}_ms`]) ?? readSeconds(item[key])
}

function readItem(item: JsonObject): readonly Cue[] {
  if (isObject(item['ready'])) return [item['ready'] as unknown as Cue]
  const own = heard(item)
  if (!Array.isArray(item['items']))
    return segmentCues({ ...own, text: foldSpace(textOf(item['text']) ?? '') })
  return objectsIn(item['items']).flatMap((one) => {
    const inner = heard(one)
    const speaker = own.speaker ?? inner.speaker
    return segmentCues({ ...inner, speaker, text: foldSpace(textOf(one['text']) ?? '') })
  })
}
