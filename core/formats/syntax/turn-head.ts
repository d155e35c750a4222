import { type Millis, parseTimestamp } from '../../time.ts'
import { foldSpace } from './lines.ts'
import { shelveEscapes, unshelve } from './markdown-escapes.ts'
import { readLabel } from './speaker-labels.ts'

/** What may stand at the head of a turn: a time, a name, or both, in either order. */
export interface TurnHead {
  readonly name?: string
  readonly time?: Millis
  readonly end?: Millis
  /** The time is said to be about right only. */
  readonly about?: true
  /** Bold or in brackets: set apart by more than a colon. */
  readonly marked: boolean
  /** The name stands alone behind a time, with no colon: it is one only when its words follow below. */
  readonly alone?: true
  /** The words after the head on the same line; empty when they follow below. */
  readonly rest: string
}

const clock = String.raw`(?:(about|ca\.|~)\s?)?(\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?)`
const until = String.raw`(?:\s?(?:-->?|[-–—])\s?(\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?))?`
const bracketedTime = new RegExp(`^\\\\?[[({]\\s?${clock}${until}\\s?\\\\?[\\])}]:?(?=\\s|$)`, 'i')
const bareTime = new RegExp(`^${clock}${until}:?(?=\\s|$)`, 'i')
const boldName = /^(?:\*\*([^*]{1,80})\*\*|__([^_]{1,60})__)\s?(:?)/
const boxedName = /^(?:\\?\[([^[\]\\]{1,60})\\?\]()(:?))/
/** "Emily Kramer (00:16:50):", "Lindsey  0:07", "Speaker 0: 00:00:21": a name right before a time. */
const nameBeforeTime =
  /^([\p{Lu}\p{Lt}\p{Lo}\d][^:[\](){}<>*?!;"“”\\]{0,59}?)\s?:?\s+(?=\\?[[({]?\d{1,3}:\d\d)/u

/**
 * Reads the head of a line that may open a turn. Whether it really does is for the caller to judge, who
 * sees all the lines: one word before one colon is a sentence, forty of them are a conversation.
 */
export function readTurnHead(line: string): TurnHead | undefined {
  const whole = line.trim()
  const text = whole.slice(0, 300)
  const tail = whole.slice(300)
  const time = takeTime(text)
  const head = time ? headAfterTime(time) : (headAfterMark(text) ?? headAfterName(text))
  return head && tail !== '' ? { ...head, rest: head.rest + tail } : head
}

interface TakenTime {
  readonly time: Millis
  readonly end?: Millis
  readonly about?: true
  readonly bracketed: boolean
  readonly rest: string
}

function takeTime(text: string): TakenTime | undefined {
  const inBrackets = bracketedTime.exec(text)
  const match = inBrackets ?? bareTime.exec(text)
  const time = match?.[2] === undefined ? undefined : parseTimestamp(match[2])
  if (!match || time === undefined) return undefined
  const end = match[3] === undefined ? undefined : parseTimestamp(match[3])
  return {
    time,
    ...(match[1] === undefined ? {} : { about: true }),
    bracketed: inBrackets !== null,
    ...(end === undefined || end < time ? {} : { end }),
    rest: text.slice(match[0].length).trimStart(),
  }
}

function headAfterTime({ bracketed, rest, ...times }: TakenTime): TurnHead {
  const marked = takeMarkedName(rest)
  if (marked) return { name: marked.name, ...times, marked: true, rest: marked.rest }
  const label = readLabel(rest) ?? labelAlone(rest)
  if (label) return { name: label.name, ...times, marked: bracketed, rest: label.rest }
  if (bracketed && isNameAlone(rest)) return { name: rest, ...times, marked: true, alone: true, rest: '' }
  return { ...times, marked: bracketed, rest }
}

interface TakenName {
  readonly name: string
  readonly rest: string
  readonly colon: boolean
}

function takeMarkedName(text: string): TakenName | undefined {
  const match = boldName.exec(text) ?? boxedName.exec(text)
  if (!match) return undefined
  const written = unshelve(shelveEscapes(match[1] ?? match[2] ?? ''))
  const inside = foldSpace(written).replace(/^\[([^[\]]*)\](:?)$/, '$1$2')
  const name = inside.replace(/\s?:$/, '')
  const rest = text.slice(match[0].length).trimStart()
  // "[episode]: https://…" is Markdown for an address, not a voice.
  const isReference = text.startsWith('[') && /^(?:https?:|[./#{])\S*$/.test(rest)
  if (isReference || !/\p{L}|\d/u.test(name) || parseTimestamp(name) !== undefined) return undefined
  return { name, rest, colon: name !== inside || match[3] === ':' }
}

/** A bold or boxed name is a head only with a colon, a time, or nothing else on its line. */
function headAfterMark(text: string): TurnHead | undefined {
  const marked = takeMarkedName(text)
  if (!marked) return undefined
  const time = takeTime(marked.rest)
  if (time && (marked.colon || time.bracketed || time.rest === '')) {
    const { bracketed: _, ...times } = time
    return { name: marked.name, marked: true, ...times }
  }
  const isHead = marked.colon || (marked.rest === '' && !text.startsWith('[') && !text.startsWith('\\'))
  return isHead ? { name: marked.name, marked: true, rest: marked.rest } : undefined
}

function headAfterName(text: string): TurnHead | undefined {
  const named = nameBeforeTime.exec(text)
  const time = named ? takeTime(text.slice(named[0].length)) : undefined
  if (named && time && (time.bracketed || time.rest === '')) {
    const { bracketed, ...times } = time
    return { name: foldSpace(named[1] ?? ''), marked: bracketed, ...times }
  }
  const label = readLabel(text) ?? labelAlone(text)
  return label && { name: label.name, marked: false, rest: label.rest }
}

/** "Ada:" alone on its line; the words follow below. */
function labelAlone(text: string): Omit<TakenName, 'colon'> | undefined {
  const label = text.endsWith(':') && text.length < 70 ? readLabel(`${text} x`) : undefined
  return label && { name: label.name, rest: '' }
}

/** "[00:01:02] Ada Byron" with nothing after it. */
function isNameAlone(text: string): boolean {
  return /^[\p{Lu}\p{Lt}\p{Lo}][^.,:;?!()[\]]{0,50}$/u.test(text) && text.split(' ').length <= 4
}
