import { type Millis, millis } from '../../time.ts'

/** A cue as the W3C algorithm finds it, its text still with its markup. */
export interface WebVttBlock {
  readonly id: string
  readonly start: Millis
  readonly end: Millis
  readonly settings: string
  /** Lines joined by line feeds, nothing decoded. */
  readonly payload: string
  /** The line of the times, from 1. */
  readonly line: number
}

/** A whole WebVTT file, cut into its parts. */
export interface WebVttFile {
  /** What stands after `WEBVTT` on its line. */
  readonly headline: string
  /** The lines right under the first one, such as `Language: en`. */
  readonly header: readonly string[]
  readonly cues: readonly WebVttBlock[]
  /** `NOTE` blocks, without the word. */
  readonly notes: readonly string[]
  /** Timing lines no player accepts, and the line each stands on. */
  readonly rejected: readonly { readonly text: string; readonly line: number }[]
}

/** Reads the two times of a timing line. */
export type ReadTimings = (line: string) => Timings | undefined
/** What a timing line says. */
export interface Timings {
  readonly start: Millis
  readonly end: Millis
  readonly settings: string
}

interface Cursor {
  readonly text: string
  readonly timings: ReadTimings
  at: number
  line: number
}

/**
 * Cuts a text into blocks as W3C WebVTT, section 6.1 "WebVTT file parsing", says: browsers do the same,
 * cue for cue. Undefined when the signature is missing.
 */
export function readWebVtt(source: string, timings: ReadTimings = readTimings): WebVttFile | undefined {
  const text = normalise(source)
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(text.slice(0, 7))) return undefined
  const cursor: Cursor = { text, timings, at: 0, line: 1 }
  const headline = nextLine(cursor).slice(6).trim()
  const cues: WebVttBlock[] = []
  const notes: string[] = []
  const rejected: { text: string; line: number }[] = []
  const header: string[] = []
  if (!ended(cursor) && text[cursor.at] !== '\n') {
    header.push(...collectBlock(cursor, true).buffer.split('\n'))
  }
  skipEmptyLines(cursor)
  while (!ended(cursor)) {
    const block = collectBlock(cursor, false)
    if (block.cue) cues.push({ ...block.cue, payload: block.buffer })
    else if (block.rejected) rejected.push(block.rejected)
    else if (/^NOTE(?:[ \t\n]|$)/.test(block.buffer)) notes.push(block.buffer.slice(4).trim())
    skipEmptyLines(cursor)
  }
  return { headline, header, cues, notes, rejected }
}

function normalise(source: string): string {
  let text = source.startsWith('\uFEFF') ? source.slice(1) : source
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text
}

const ended = (cursor: Cursor): boolean => cursor.at >= cursor.text.length

function nextLine(cursor: Cursor): string {
  const end = cursor.text.indexOf('\n', cursor.at)
  const line = cursor.text.slice(cursor.at, end === -1 ? undefined : end)
  cursor.at = end === -1 ? cursor.text.length : end + 1
  cursor.line += 1
  return line
}

function skipEmptyLines(cursor: Cursor): void {
  while (cursor.text[cursor.at] === '\n') {
    cursor.at += 1
    cursor.line += 1
  }
}

interface Collected {
  readonly buffer: string
  readonly cue?: Omit<WebVttBlock, 'payload'>
  readonly rejected?: { readonly text: string; readonly line: number }
}

/** Section 6.2, "collect a WebVTT block". */
function collectBlock(cursor: Cursor, inHeader: boolean): Collected {
  let buffer = ''
  let cue: Collected['cue']
  let rejected: Collected['rejected']
  let seenArrow = false
  for (let count = 1; !ended(cursor); count += 1) {
    const from = { at: cursor.at, line: cursor.line }
    const line = nextLine(cursor)
    if (line.includes('-->')) {
      if (inHeader || seenArrow || count > 2) {
        cursor.at = from.at
        cursor.line = from.line
        break
      }
      seenArrow = true
      const times = cursor.timings(line)
      if (times) {
        cue = { id: buffer, ...times, line: from.line }
        buffer = ''
      } else rejected = { text: line, line: from.line }
    } else if (line === '') break
    else buffer = buffer === '' ? line : `${buffer}\n${line}`
  }
  return { buffer, ...(cue ? { cue } : {}), ...(rejected ? { rejected } : {}) }
}

const timingLine =
  /^[ \t\f]*(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t\f]*-->[ \t\f]*(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)([\s\S]*)$/

/** Section 6.3, "collect WebVTT cue timings and settings": both times whole, or no cue. */
export function readTimings(line: string): Timings | undefined {
  const match = timingLine.exec(line)
  if (!match) return undefined
  const [, h1, m1 = '', s1 = '', f1 = '', h2, m2 = '', s2 = '', f2 = '', settings = ''] = match
  return { start: time(h1, m1, s1, f1), end: time(h2, m2, s2, f2), settings: settings.trim() }
}

function time(hours: string | undefined, minutes: string, seconds: string, fraction: string): Millis {
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)
  return millis(whole * 1000 + Number(fraction))
}
