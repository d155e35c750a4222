import { longestTime, type Millis, millis } from '../../time.ts'
import type { ParseWarning } from '../format.ts'
import { warn } from './chapter-list.ts'
import { fixedTimingsAt, fixedTimingsLength, readFixedTimings } from './fixed-times.ts'
import type { Timings } from './timings.ts'

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

/** What is to be said of times longer than Galley keeps: players show such cues, so they stay, cut. */
export function tooLateIn({ cues }: WebVttFile): readonly ParseWarning[] {
  const late = cues.find(({ start, end }) => Math.max(start, end) >= longestTime)
  const message = 'This time is past a thousand hours, the longest Galley keeps, and was cut to that.'
  return late ? [warn('time-cut', message, late.line)] : []
}

/** Reads the two times of a timing line. */
export type ReadTimings = (line: string) => Timings | undefined

interface Cursor {
  readonly text: string
  readonly timings: ReadTimings
  at: number
  line: number
  /** Where the next arrow of a timing line is; before `at` when it has to be looked for. */
  arrow: number
}

/**
 * Cuts a text into blocks as W3C WebVTT, section 6.1 "WebVTT file parsing", says: browsers do the same,
 * cue for cue. Undefined when the signature is missing.
 */
export function readWebVtt(source: string, timings: ReadTimings = readTimings): WebVttFile | undefined {
  const text = normalise(source)
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(text.slice(0, 7))) return undefined
  const cursor: Cursor = { text, timings, at: 0, line: 1, arrow: -1 }
  const headline = nextLine(cursor).slice(6).trim()
  const cues: WebVttBlock[] = []
  const notes: string[] = []
  const rejected: { text: string; line: number }[] = []
  const hasHeader = !ended(cursor) && text[cursor.at] !== '\n'
  const header = hasHeader ? collectBlock(cursor, true).buffer.split('\n') : []
  skipEmptyLines(cursor)
  while (!ended(cursor)) {
    const plain = collectPlainCue(cursor)
    if (plain) {
      cues.push(plain)
      continue
    }
    const block = collectBlock(cursor, false)
    if (block.cue) cues.push(block.cue)
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
  const from = cursor.at
  return cursor.text.slice(from, skipLine(cursor))
}

/** Goes on to the next line; answers where the one before it ended. */
function skipLine(cursor: Cursor): number {
  const end = cursor.text.indexOf('\n', cursor.at)
  cursor.at = end === -1 ? cursor.text.length : end + 1
  cursor.line += 1
  return end === -1 ? cursor.text.length : end
}

/** Whether there is an arrow from here to a place; each is looked for only once. */
function hasArrow(cursor: Cursor, from: number, to: number): boolean {
  if (cursor.arrow < from) cursor.arrow = arrowAfter(cursor.text, from)
  return cursor.arrow < to
}

function arrowAfter(text: string, from: number): number {
  const next = text.indexOf('-->', from)
  return next === -1 ? Number.POSITIVE_INFINITY : next
}

const lineFeed = 0x0a

function skipEmptyLines(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === lineFeed) {
    cursor.at += 1
    cursor.line += 1
  }
}

interface Collected {
  /** The lines of the block, but for that of the times and, in a cue, those above it. */
  readonly buffer: string
  readonly cue?: WebVttBlock
  readonly rejected?: { readonly text: string; readonly line: number }
}

/**
 * The block that nearly all are, collected without a look at each line: times in full, no settings, text, and
 * then an empty line or the end, which is passed with those that follow. Undefined, the cursor where it was, for any other.
 */
function collectPlainCue(cursor: Cursor): WebVttBlock | undefined {
  const { text, at, line } = cursor
  const from = at + fixedTimingsLength + 1
  if (text.charCodeAt(from - 1) !== lineFeed || text.charCodeAt(from) === lineFeed) return undefined
  const times = fixedTimingsAt(text, at, '.')
  if (!times) return undefined
  const arrow = cursor.arrow < from ? arrowAfter(text, from) : cursor.arrow
  let lines = 2
  let end = text.indexOf('\n', from)
  while (end !== -1 && end < arrow && text.charCodeAt(end + 1) !== lineFeed) {
    end = text.indexOf('\n', end + 1)
    lines += 1
  }
  if (end === -1 || end > arrow) return undefined
  cursor.arrow = arrow
  const { start, end: stop, settings } = times
  cursor.at = end + 2
  cursor.line += lines + 1
  skipEmptyLines(cursor)
  return { id: '', start, end: stop, settings, payload: text.slice(from, end), line }
}

/** Section 6.2, "collect a WebVTT block". */
function collectBlock(cursor: Cursor, inHeader: boolean): Collected {
  const { text } = cursor
  let from = cursor.at
  let to = cursor.at
  let id = ''
  let times: Timings | undefined
  let timesAt = 0
  let rejected: Collected['rejected']
  let seenArrow = false
  for (let count = 1; !ended(cursor); count += 1) {
    const { at, line: number } = cursor
    const end = skipLine(cursor)
    if (hasArrow(cursor, at, end)) {
      if (inHeader || seenArrow || count > 2) {
        cursor.at = at
        cursor.line = number
        break
      }
      seenArrow = true
      const line = text.slice(at, end)
      times = cursor.timings(line)
      if (times) {
        id = text.slice(from, to)
        timesAt = number
      } else rejected = { text: line, line: number }
      from = cursor.at
      to = from
    } else if (end === at) break
    else to = end
  }
  const buffer = text.slice(from, to)
  if (!times) return rejected ? { buffer, rejected } : { buffer }
  const { start, end, settings } = times
  return { buffer, cue: { id, start, end, settings, payload: buffer, line: timesAt } }
}

const timingLine =
  /^[ \t\f]*(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t\f]*-->[ \t\f]*(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)([\s\S]*)$/

/** Section 6.3, "collect WebVTT cue timings and settings": both times whole, or no cue. */
export function readTimings(line: string): Timings | undefined {
  const fixed = readFixedTimings(line, '.')
  if (fixed) return fixed
  const match = timingLine.exec(line)
  if (!match) return undefined
  const [, h1, m1 = '', s1 = '', f1 = '', h2, m2 = '', s2 = '', f2 = '', settings = ''] = match
  return { start: time(h1, m1, s1, f1), end: time(h2, m2, s2, f2), settings: settings.trim() }
}

function time(hours: string | undefined, minutes: string, seconds: string, fraction: string): Millis {
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)
  return millis(whole * 1000 + Number(fraction))
}
