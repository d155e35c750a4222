import { decodeHTML } from 'entities/decode'
import { type Millis, parseTimestamp } from '../../time.ts'
import { foldSpace } from './lines.ts'

/** A run of cue text under one voice, after one inner timestamp. */
export interface CueRun {
  readonly text: string
  readonly voice?: string
  /** The inner timestamp right before this run. */
  readonly time?: Millis
}

interface Token {
  readonly kind: 'start' | 'end' | 'time'
  readonly name: string
  readonly annotation: string
  /** Where the text goes on. */
  readonly after: number
}

interface OpenTag {
  readonly tag: string
  readonly voice?: string
}

/**
 * Reads the text of a cue as W3C WebVTT, sections 6.4 and 6.5, do: tags become structure, character
 * references become characters. Only voices and inner timestamps are of use to a transcript, so runs of
 * text are kept with these two and all other tags fall away.
 */
export function readCueText(payload: string): readonly CueRun[] {
  if (!payload.includes('<')) return payload === '' ? [] : [{ text: decode(payload) }]
  const runs: CueRun[] = []
  const open: OpenTag[] = []
  let time: Millis | undefined
  let at = 0
  while (at < payload.length) {
    const next = payload.indexOf('<', at)
    const text = payload.slice(at, next === -1 ? undefined : next)
    if (text !== '') {
      runs.push(makeRun(decode(text), open, time))
      time = undefined
    }
    if (next === -1) break
    const token = readTag(payload, next)
    at = token.after
    if (token.kind === 'time') time = innerTime(token.name) ?? time
    else if (token.kind === 'end') closeTag(open, token.name)
    else openTag(open, token)
  }
  return runs
}

function makeRun(text: string, open: readonly OpenTag[], time: Millis | undefined): CueRun {
  const voice = open.findLast((one) => one.voice !== undefined)?.voice
  return { text, ...(voice === undefined ? {} : { voice }), ...(time === undefined ? {} : { time }) }
}

function decode(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text
}

/** Reads from a `<` to its `>`; a tag that is never closed ends with the text. */
function readTag(payload: string, start: number): Token {
  const end = payload.indexOf('>', start)
  const inside = payload.slice(start + 1, end === -1 ? undefined : end)
  const after = end === -1 ? payload.length : end + 1
  if (/^\d/.test(inside)) return { kind: 'time', name: inside, annotation: '', after }
  if (inside.startsWith('/')) return { kind: 'end', name: inside.slice(1), annotation: '', after }
  const space = inside.search(/\s/)
  const head = space === -1 ? inside : inside.slice(0, space)
  const classes = head.indexOf('.')
  const name = classes === -1 ? head : head.slice(0, classes)
  return {
    kind: 'start',
    name,
    annotation: space === -1 ? '' : foldSpace(decode(inside.slice(space))),
    after,
  }
}

const knownTags = new Set(['c', 'i', 'b', 'u', 'ruby', 'v', 'lang'])

function openTag(open: OpenTag[], { name, annotation }: Token): void {
  const known = knownTags.has(name) || (name === 'rt' && open.at(-1)?.tag === 'ruby')
  if (!known) return
  open.push(name === 'v' && annotation !== '' ? { tag: name, voice: annotation } : { tag: name })
}

function closeTag(open: OpenTag[], name: string): void {
  const top = open.at(-1)?.tag
  if (name === top) open.pop()
  else if (name === 'ruby' && top === 'rt') open.splice(-2)
}

/** An inner timestamp follows the same strict rule as a cue's times. */
function innerTime(text: string): Millis | undefined {
  return /^(?:\d+:)?[0-5]\d:[0-5]\d\.\d{3}$/.test(text) ? parseTimestamp(text) : undefined
}

/** Writes plain text as cue text. */
export function escapeCueText(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text
}
