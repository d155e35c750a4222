import type { Word } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { turnAt, type WordRun } from '../../episode/word-run.ts'
import { type Neighbours, spokenPart, wordKey } from './aligned-words.ts'
import type { OwnChange } from './own-changes.ts'

/** What became of a change in a new recognition. */
export type Fit =
  /** The new text has the same words that were changed. `after` is what is to stand in their place. */
  | { readonly kind: 'fits'; readonly from: number; readonly to: number; readonly after: string }
  /** The new text says it right by itself. */
  | { readonly kind: 'already'; readonly from: number; readonly to: number }
  /** The new text says something else. With `after` it can be put there all the same. */
  | { readonly kind: 'lost'; readonly from: number; readonly to: number; readonly after?: string }

/** What the search for a change needs to know. */
export interface FitQuestion {
  readonly change: OwnChange
  readonly fresh: WordRun
  readonly freshKeys: readonly string[]
  /** For every word of the old recognition its match in the new one, or -1. */
  readonly matched: Int32Array
  readonly around: Neighbours
}

/** A gap without any match may be this much longer than the words looked for, in words. */
const mostStray = 40
/** Of so many deleted words, this part must be found again for the passage to be the same one. */
const fewestForPassage = 4
const passageShare = 0.7

/** Looks for the place of a change in a new recognition, between the words around it that both have. */
export function fitChange(question: FitQuestion): Fit {
  const { change, around, freshKeys } = question
  const from = around.after[change.fromWas] ?? 0
  const to = Math.max(from, around.before[change.toWas] ?? from)
  const was = keysOf(change.was)
  const is = keysOf(change.is)
  if (to - from > Math.max(was.length, is.length) + mostStray) return { kind: 'lost', from, to: from }
  if (was.join(' ') === is.join(' ')) return spellingFit(question, from, to, was)
  // Of two texts that hold one another the longer one is the surer sign.
  const [first, second] = is.length >= was.length ? (['is', 'was'] as const) : (['was', 'is'] as const)
  for (const side of [first, second]) {
    const keys = side === 'is' ? is : was
    const at = keys.length > 0 ? positionOf(freshKeys, keys, from, to) : undefined
    if (at === undefined) continue
    return side === 'is'
      ? rightAlready(question, at, at + keys.length)
      : { kind: 'fits', from: at, to: at + keys.length, after: written(question, at, at + keys.length) }
  }
  if (change.was === '') return insertionFit(question, from, to)
  if (change.is === '') return deletionFit(question, from, to)
  return lost(question, from, to)
}

/** Keys of the words of a text. */
function keysOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ').map(wordKey)
}

function positionOf(
  keys: readonly string[],
  wanted: readonly string[],
  from: number,
  to: number,
): number | undefined {
  for (let at = from; at + wanted.length <= to; at += 1) {
    if (wanted.every((key, i) => keys[at + i] === key)) return at
  }
  return undefined
}

const textOf = ({ words }: WordRun, from: number, to: number): string => joinWords(words.slice(from, to))

/** The words are right; only their capitals may not be. */
function rightAlready(question: FitQuestion, from: number, to: number): Fit {
  const here = spokenPart(textOf(question.fresh, from, to))
  if (here.core === spokenPart(question.change.is).core) return { kind: 'already', from, to }
  const after = written(question, from, to)
  return after === textOf(question.fresh, from, to)
    ? { kind: 'already', from, to }
    : { kind: 'fits', from, to, after }
}

/** A change of capitals and punctuation alone: it fits where the text reads as it did before. */
function spellingFit(question: FitQuestion, from: number, to: number, keys: readonly string[]): Fit {
  const at = positionOf(question.freshKeys, keys, from, to)
  if (at === undefined) return lost(question, from, to)
  const end = at + keys.length
  const here = textOf(question.fresh, at, end)
  const { was, is } = question.change
  if (here === is) return { kind: 'already', from: at, to: end }
  if (here === was) return { kind: 'fits', from: at, to: end, after: is }
  const [core, coreWas, coreIs] = [here, was, is].map((text) => spokenPart(text).core)
  if (coreWas === coreIs || (core !== coreWas && core !== coreIs)) return lost(question, at, end)
  if (core === coreIs) return { kind: 'already', from: at, to: end }
  return { kind: 'fits', from: at, to: end, after: written(question, at, end) }
}

/** Words that were put in: they fit where the words on either side still follow one another. */
function insertionFit(question: FitQuestion, from: number, to: number): Fit {
  const { change, matched, fresh } = question
  if (fresh.words.length === 0) return { kind: 'lost', from, to: from }
  const isClosed =
    from === to && isEdgeOrMatched(matched, change.fromWas - 1) && isEdgeOrMatched(matched, change.fromWas)
  return isClosed
    ? { kind: 'fits', from, to, after: change.is }
    : { kind: 'lost', from: to, to, after: change.is }
}

function isEdgeOrMatched(matched: Int32Array, at: number): boolean {
  return at < 0 || at >= matched.length || (matched[at] ?? -1) >= 0
}

/** Words that were taken out: a long passage is known again although single words were heard otherwise. */
function deletionFit(question: FitQuestion, from: number, to: number): Fit {
  const { change, matched } = question
  if (from === to) return { kind: 'already', from, to }
  const count = change.toWas - change.fromWas
  let found = 0
  for (let at = change.fromWas; at < change.toWas; at += 1) if ((matched[at] ?? -1) >= 0) found += 1
  const isSame = count >= fewestForPassage && found >= count * passageShare
  return isSame ? { kind: 'fits', from, to, after: '' } : lost(question, from, to)
}

/** The likeliest place of a change that does not fit; it can be put there when that is in one turn. */
function lost(question: FitQuestion, gapFrom: number, gapTo: number): Fit {
  const { change, fresh } = question
  const { from, to } = likelyPlace(question, gapFrom, gapTo)
  const isShort = to > from && to - from <= 3 * Math.max(2, change.toWas - change.fromWas)
  return isShort && turnAt(fresh, from) === turnAt(fresh, to - 1)
    ? { kind: 'lost', from, to, after: forced(question, from, to) }
    : { kind: 'lost', from, to }
}

/** What is put in although the new text reads otherwise; a change of punctuation brings its own. */
function forced(question: FitQuestion, from: number, to: number): string {
  const { was, is } = question.change
  return spokenPart(was).core === spokenPart(is).core ? is : written(question, from, to)
}

/** Which words of a gap stand for those of a change that fills only part of its own gap. */
function likelyPlace(
  { change, around }: FitQuestion,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const left = change.fromWas - (around.gapFrom[change.fromWas] ?? change.fromWas)
  const right = (around.gapTo[change.toWas] ?? change.toWas) - change.toWas
  const count = change.toWas - change.fromWas
  if ((left === 0 && right === 0) || count === 0) return { from, to }
  if (left === 0) return { from, to: Math.min(to, from + count) }
  if (right === 0) return { from: Math.max(from, to - count), to }
  const start = Math.min(to, from + Math.round(((to - from) * left) / (left + count + right)))
  return { from: start, to: Math.min(to, start + count) }
}

/** What is to stand in the place, in the punctuation and capitals of the new text where no change was made to them. */
function written({ change, fresh }: FitQuestion, from: number, to: number): string {
  if (change.is === '') return ''
  const [here, was, is] = [spokenPart(textOf(fresh, from, to)), spokenPart(change.was), spokenPart(change.is)]
  const head = is.head === was.head || here.head !== was.head ? here.head : is.head
  const tail = is.tail === was.tail || here.tail !== was.tail ? here.tail : is.tail
  return head + capitalisedLike(here.core, was.core, is.core) + tail
}

/** At the start of a sentence of the new text a word begins with a capital although it did not in the old one. */
function capitalisedLike(here: string, was: string, is: string): string {
  const [first = ''] = is
  const [wasFirst = ''] = was
  const [hereFirst = ''] = here
  const isLower = (letter: string): boolean => letter !== letter.toUpperCase()
  const grew = isLower(wasFirst) && hereFirst === wasFirst.toUpperCase()
  return grew && isLower(first) ? first.toUpperCase() + is.slice(first.length) : is
}

/** A place in words: a few before it, itself, a few after it. */
export interface Passage {
  readonly left: string
  readonly text: string
  readonly right: string
}

const contextWords = 5

/** A place with the words around it, so that a person can tell which one it is. */
export function passageOf(words: readonly Word[], from: number, to: number): Passage {
  return {
    left: joinWords(words.slice(Math.max(0, from - contextWords), from)),
    text: joinWords(words.slice(from, to)),
    right: joinWords(words.slice(to, to + contextWords)),
  }
}
