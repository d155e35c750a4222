import { type Millis, timeFrom } from '../../time.ts'
import type { Cue, CueWord } from '../format.ts'
import { readSeconds } from './clock.ts'
import { cue, joinCueWords, usableEnd } from './cues.ts'
import { textOf } from './json.ts'
import { foldSpace } from './lines.ts'
import type { SpokenPart } from './word-groups.ts'

/** One word as a recogniser gives it, before its place in the text is known. */
export interface HeardWord {
  readonly text: string
  readonly start?: Millis | undefined
  readonly end?: Millis | undefined
  readonly confidence?: number | undefined
  readonly speaker?: string | undefined
}

/** One stretch of speech as a recogniser gives it. */
export interface HeardSegment extends HeardWord {
  readonly words?: readonly HeardWord[] | undefined
}

type PlacedWord = CueWord & { readonly speaker?: string | undefined }

/** A word is looked for no further ahead than this; beyond it, it is not in the text. */
const reach = 200
const hasSound = /[\p{L}\p{N}]/u

/**
 * Gives the words of a text the times a recogniser heard. The text is right about spaces, capitals and
 * punctuation, the words about time: signs between two words stay with the one they touch, a word that was
 * not heard stands without a time, and a heard word that the text does not have is left out.
 */
function placeWords(text: string, heard: readonly HeardWord[]): readonly PlacedWord[] {
  const placed: Draft[] = []
  let at = 0
  for (const word of heard) {
    const body = foldSpace(word.text)
    const ahead = text.slice(at, at + reach + body.length)
    const found = body === '' ? -1 : findWord(ahead, body)
    if (found === -1) continue
    const before = placeGap(placed, text.slice(at, at + found))
    at += found
    const joined = placed.length > 0 && !/\s/.test(text[at - before.length - 1] ?? ' ')
    placed.push({ word, text: before + text.slice(at, at + body.length), joined })
    at += body.length
  }
  const rest = placeGap(placed, text.slice(at))
  if (rest !== '') placed.push({ text: rest, joined: false })
  return placed.flatMap(settle)
}

interface Draft {
  readonly word?: HeardWord
  text: string
  readonly joined: boolean
}

/** Right here it may be a piece of a longer word; further on only a whole one is the word that was heard. */
function findWord(ahead: string, body: string): number {
  const lower = lowerCase(body)
  const text = ahead.includes(body) ? ahead : lowerCase(ahead)
  const wanted = text === ahead ? body : lower
  for (let at = text.indexOf(wanted), tries = 0; at !== -1 && tries < 20; tries += 1) {
    if (at === 0 || !hasSound.test(text.slice(0, at))) return at
    const alone = !hasSound.test(text[at - 1] ?? ' ') && !hasSound.test(text[at + wanted.length] ?? ' ')
    if (alone) return at
    at = text.indexOf(wanted, at + 1)
  }
  return -1
}

/** Only where it keeps every position: a few letters change their length with their case. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

/** Places what stands between two heard words; answers the signs that belong to the second. */
function placeGap(placed: Draft[], gap: string): string {
  if (gap === '') return ''
  const pieces = gap.split(/\s+/u)
  const [touching = '', ...others] = pieces
  const last = placed.at(-1)
  if (touching !== '' && last && !hasSound.test(touching)) last.text += touching
  else if (touching !== '' && others.length > 0) placed.push({ text: touching, joined: last !== undefined })
  else if (touching !== '') return untimedBefore(placed, touching, last !== undefined)
  const before = others.pop() ?? ''
  for (const piece of others) placed.push({ text: piece, joined: false })
  return before === '' ? '' : untimedBefore(placed, before, false)
}

/** Signs right before a word go with it; letters there are a piece of their own. */
function untimedBefore(placed: Draft[], piece: string, joined: boolean): string {
  if (!hasSound.test(piece)) return piece
  placed.push({ text: piece, joined })
  return ''
}

/** A heard word may be several: then only the first start and the last end are known. */
function settle({ word, text, joined }: Draft): readonly PlacedWord[] {
  const pieces = text.split(' ').filter((piece) => piece !== '')
  const end = usableEnd(word?.start, word?.end)
  return pieces.map((piece, index) => ({
    text: piece,
    ...(index === 0 && word?.start !== undefined ? { start: word.start } : {}),
    ...(index === pieces.length - 1 && end !== undefined ? { end } : {}),
    ...(word?.confidence === undefined ? {} : { confidence: word.confidence }),
    ...(index === 0 && joined ? { joined: true as const } : {}),
    speaker: word?.speaker,
  }))
}

/** Heard words with nothing known of the text between them: as they are, with single spaces. */
function writtenOut(heard: readonly HeardWord[]): string {
  const spaced = heard.some((word, at) => at > 0 && /^\s/.test(word.text))
  return foldSpace(heard.map((word) => word.text).join(spaced ? '' : ' '))
}

/**
 * Makes cues of a segment: one, or several where its words change hands. Without a text of its own the
 * words make it. None when nothing was said.
 */
export function segmentCues(segment: HeardSegment): readonly Cue[] {
  const { words: heard = [], speaker, start } = segment
  const text = foldSpace(segment.text) || writtenOut(heard)
  const end = usableEnd(start, segment.end)
  if (text === '') return []
  const words = heard.length === 0 ? [] : placeWords(text, heard)
  if (!words.some((word) => word.start !== undefined)) return [cue({ start, end, speaker, text })]
  const runs = bySpeaker(words, speaker)
  return runs.map((run, at) => {
    const first = run.words.find((word) => word.start !== undefined)?.start
    const last = run.words.findLast((word) => word.end !== undefined)?.end
    const from = at === 0 ? (start ?? first) : first
    const to = at === runs.length - 1 ? (end ?? last) : last
    const body = run.words.map(({ speaker: _, joined, ...word }, index) =>
      joined && index > 0 ? { ...word, joined } : word,
    )
    return cue({
      start: from,
      end: usableEnd(from, to),
      speaker: run.speaker,
      text: joinCueWords(body),
      words: body,
    })
  })
}

interface Run {
  readonly speaker: string | undefined
  readonly words: PlacedWord[]
}

/** Words without a speaker stay with the one before them: recognisers leave numbers without. */
function bySpeaker(words: readonly PlacedWord[], usual: string | undefined): readonly Run[] {
  const runs: Run[] = []
  const named = words.find((word) => word.speaker !== undefined)?.speaker ?? usual
  for (const word of words) {
    const last = runs.at(-1)
    const speaker = word.speaker ?? last?.speaker ?? named
    if (last && (last.speaker === speaker || word.joined)) last.words.push(word)
    else runs.push({ speaker, words: [word] })
  }
  return runs
}

/** Words of a whole recording that stand side by side, as parts to be grouped into cues. */
export function partsOfWords(words: readonly HeardWord[]): readonly SpokenPart[] {
  const spoken = words.filter((word) => /\S/.test(word.text))
  return spoken.map(({ text, start, end, confidence, speaker }) => {
    const usable = usableEnd(start, end)
    return {
      body: foldSpace(text),
      ...(start === undefined ? {} : { start }),
      ...(usable === undefined ? {} : { end: usable }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(speaker === undefined ? {} : { speaker }),
    }
  })
}

/** Adds a sign, which recognisers list as an item of its own without a time, to the word before it. */
export function attachSign(words: HeardWord[], sign: string): void {
  const last = words.at(-1)
  if (last) words[words.length - 1] = { ...last, text: last.text + sign }
  else words.push({ text: sign })
}

/** A recogniser's name for a voice. Bare numbers and letters become `Speaker 0`; `?` and `UU` are nobody. */
export function voiceName(value: unknown): string | undefined {
  const name = foldSpace(textOf(value) ?? '')
  if (name === '' || name === '?' || name === 'UU' || name === '-1') return undefined
  return /^(?:\d{1,3}|[A-Z])$/.test(name) ? `Speaker ${name}` : name
}

/** A name as people give it: only a bare number is `Speaker 0`, for someone may well be called A or Q. */
export function personName(value: unknown): string | undefined {
  const name = foldSpace(textOf(value) ?? '')
  return /^[A-Z]$/.test(name) ? name : voiceName(name)
}

/** A value as how sure a recogniser is, from 0 to 1; undefined for anything else. */
export function sureness(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && number >= 0 && number <= 1 ? number : undefined
}

/** The start and end of an object, in seconds. */
export function secondsIn(
  item: Readonly<Record<string, unknown>>,
  startKey = 'start',
  endKey = 'end',
): Pick<HeardWord, 'start' | 'end'> {
  return { start: readSeconds(item[startKey]), end: readSeconds(item[endKey]) }
}

/** A whole number of milliseconds, as a number or in a string. */
export function millisIn(value: unknown): Millis | undefined {
  const number = typeof value === 'string' && /^\s*\d{1,15}(?:\.\d+)?\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' ? timeFrom(number) : undefined
}
