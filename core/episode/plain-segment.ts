import { longestTime } from '../time.ts'
import type { Segment } from './schema.ts'

const id = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/
const space = /\s/u
const longestText = 2_000

/**
 * Whether a value is a turn as the schema wants it, said many times quicker: a long episode has sixty thousand
 * words, and opening it waits for every one. The schema has the last word: where this answers no, it is asked,
 * and says what is wrong. That it never answers yes where the schema would not is held by a property.
 */
export function isPlainSegment(value: unknown): value is Segment {
  if (!isRecord(value)) return false
  for (const key in value) if (key !== 'id' && key !== 'speaker' && key !== 'words') return false
  const { id: name, speaker, words } = value
  if (!isId(name) || ('speaker' in value && !isId(speaker)) || !Array.isArray(words)) return false
  for (const word of words) if (!isPlainWord(word)) return false
  return true
}

function isPlainWord(word: unknown): boolean {
  if (!isRecord(word) || !isText(word['text'])) return false
  for (const key in word) if (!isPart(key, word[key])) return false
  return true
}

function isPart(key: string, value: unknown): boolean {
  switch (key) {
    case 'text':
      return true
    case 'start':
    case 'end':
      return Number.isInteger(value) && isBetween(value, longestTime)
    case 'confidence':
      return isBetween(value, 1)
    case 'joined':
      return value === true
    case 'correctionId':
      return isId(value)
    default:
      return false
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length <= longestText && !space.test(value)
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && id.test(value)
}

function isBetween(value: unknown, most: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= most
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
