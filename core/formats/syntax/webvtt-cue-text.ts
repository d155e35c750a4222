import { decodeHTML } from 'entities/decode'
import { type Millis, parseTimestamp } from '../../time.ts'
import { lineEnd, wrapText } from './cues.ts'
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

/** A cue text that is said by one voice or none, without any other markup. */
export interface PlainCueText {
  readonly text: string
  readonly voice: string | undefined
}

/**
 * What `readCueText` finds in nearly every cue, seen without taking the text apart: no tag but one voice around
 * all of it. Undefined for all others.
 */
export function readPlainCueText(payload: string): PlainCueText | undefined {
  const tag = payload.indexOf('<')
  if (tag === -1) return { text: decode(payload), voice: undefined }
  const from = payload.indexOf('>') + 1
  if (tag !== 0 || from === 0 || !payload.startsWith('v ', 1)) return undefined
  const next = payload.indexOf('<', from)
  if (next !== -1 && (next !== payload.length - 4 || !payload.endsWith('</v>'))) return undefined
  const text = decode(payload.slice(from, next === -1 ? undefined : next))
  return { text, voice: foldSpace(decode(payload.slice(3, from - 1))) || undefined }
}

function decode(text: string): string {
  const at = text.indexOf('&')
  return at === -1 ? text : (decodeEscapes(text, at) ?? decodeHTML(text))
}

/** Takes back what `escapeCueText` does; undefined where other references stand. */
function decodeEscapes(text: string, first: number): string | undefined {
  let decoded = ''
  let from = 0
  for (let at = first; at !== -1; at = text.indexOf('&', from)) {
    const sign = escapedAt(text, at + 1)
    if (sign === '') return undefined
    decoded += text.slice(from, at) + sign
    from = at + (sign === '&' ? 5 : 4)
  }
  return decoded + text.slice(from)
}

function escapedAt(text: string, at: number): string {
  if (text.startsWith('amp;', at)) return '&'
  if (text.startsWith('lt;', at)) return '<'
  return text.startsWith('gt;', at) ? '>' : ''
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

/** Writes plain text as cue text, in lines whose shown text has at most so many characters, where spaces allow it. */
export function wrapCueText(text: string, width: number): string {
  if (text.includes('<') || text.includes('>')) return escapeCueText(wrapText(text, width))
  let and = text.indexOf('&')
  let written = ''
  let from = 0
  for (let cut = lineEnd(text, 0, width); ; cut = lineEnd(text, from, width)) {
    for (; and !== -1 && (cut === -1 || and < cut); and = text.indexOf('&', from)) {
      written += `${text.slice(from, and)}&amp;`
      from = and + 1
    }
    if (cut === -1) return from === 0 ? text : written + text.slice(from)
    written += `${text.slice(from, cut)}\n`
    from = cut + 1
  }
}
