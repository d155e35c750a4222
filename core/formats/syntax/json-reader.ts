import type { JsonValue } from '../../episode/schema.ts'

/** Where and why a text stopped being JSON. */
export interface JsonFault {
  readonly position: number
  /** The middle of a sentence, such as "a comma is missing". */
  readonly reason: string
}

/** What `readJson` is to forgive. */
export interface JsonTolerance {
  /** Forgives what Python and C programs write: `NaN`, `Infinity` (read as null), raw control characters. */
  readonly loose?: boolean
  /** The text is the start of a longer one: what is open at its end is closed there. */
  readonly cutOff?: boolean
  /** How many brackets may stand inside each other. */
  readonly depth: number
}

/** What was read, or where it went wrong. */
export type JsonReading = { readonly value: JsonValue } | { readonly fault: JsonFault }

const failed = Symbol('failed')
type Read = JsonValue | typeof failed

interface Cursor {
  readonly text: string
  readonly loose: boolean
  readonly cutOff: boolean
  readonly depth: number
  at: number
  open: number
  fault: JsonFault | undefined
}

/**
 * Reads JSON (RFC 8259) character by character. The engine's own reader is faster; this one says where a
 * fault is, forgives what some programs write, and reads the head of a longer text.
 */
export function readJson(text: string, tolerance: JsonTolerance): JsonReading {
  const { loose = false, cutOff = false, depth } = tolerance
  const cursor: Cursor = { text, loose, cutOff, depth, at: 0, open: 0, fault: undefined }
  const value = readValue(cursor)
  if (value !== failed) {
    skipSpace(cursor)
    if (cursor.at === text.length) return { value }
    fail(cursor, 'there is more text after the end')
  }
  return { fault: cursor.fault ?? { position: cursor.at, reason: 'it cannot be read' } }
}

function fail(cursor: Cursor, reason: string): typeof failed {
  cursor.fault ??= { position: cursor.at, reason }
  return failed
}

function skipSpace(cursor: Cursor): void {
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
    cursor.at += 1
  }
}

const ended = (cursor: Cursor): boolean => cursor.at >= cursor.text.length

function readValue(cursor: Cursor): Read {
  skipSpace(cursor)
  const next = cursor.text[cursor.at]
  if (next === '{' || next === '[') {
    if (cursor.open >= cursor.depth) return fail(cursor, `it is nested more than ${cursor.depth} deep`)
    cursor.open += 1
    cursor.at += 1
    const value = next === '{' ? readObject(cursor) : readArray(cursor)
    cursor.open -= 1
    return value
  }
  if (next === '"') return readString(cursor)
  if (next === undefined) return cursor.cutOff ? null : fail(cursor, 'it ends too early')
  return readBare(cursor)
}

/** Steps over a comma or the closing bracket: true to go on, false at the end. */
function goesOn(cursor: Cursor, closing: string, first: boolean): boolean | typeof failed {
  skipSpace(cursor)
  if (ended(cursor)) return cursor.cutOff ? false : fail(cursor, `a ${closing} is missing at the end`)
  const next = cursor.text[cursor.at]
  if (next === closing) {
    cursor.at += 1
    return false
  }
  if (first) return true
  if (next !== ',') return fail(cursor, 'a comma is missing')
  cursor.at += 1
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== closing) return true
  return fail(cursor, `there is a comma before ${closing}`)
}

function readArray(cursor: Cursor): Read {
  const values: JsonValue[] = []
  for (;;) {
    const more = goesOn(cursor, ']', values.length === 0)
    if (more === failed) return failed
    if (!more || (cursor.cutOff && atCut(cursor))) return values
    const value = readValue(cursor)
    if (value === failed) return failed
    values.push(value)
  }
}

function atCut(cursor: Cursor): boolean {
  skipSpace(cursor)
  return ended(cursor)
}

function readObject(cursor: Cursor): Read {
  const entries: [string, JsonValue][] = []
  for (;;) {
    const more = goesOn(cursor, '}', entries.length === 0)
    if (more === failed) return failed
    if (!more || (cursor.cutOff && atCut(cursor))) break
    skipSpace(cursor)
    if (cursor.text[cursor.at] !== '"') return fail(cursor, 'a name in double quotes is missing')
    const key = readString(cursor)
    if (key === failed) return failed
    skipSpace(cursor)
    if (cursor.cutOff && ended(cursor)) break
    if (cursor.text[cursor.at] !== ':') return fail(cursor, 'a colon is missing')
    cursor.at += 1
    const value = readValue(cursor)
    if (value === failed) return failed
    entries.push([String(key), value])
  }
  return Object.fromEntries(entries)
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

function readString(cursor: Cursor): string | typeof failed {
  const { text } = cursor
  cursor.at += 1
  let value = ''
  let from = cursor.at
  for (;;) {
    const code = text.charCodeAt(cursor.at)
    if (code === 0x22) {
      value += text.slice(from, cursor.at)
      cursor.at += 1
      return value
    }
    if (ended(cursor)) {
      return cursor.cutOff ? value + text.slice(from) : fail(cursor, 'a closing quotation mark is missing')
    }
    if (code === 0x5c) {
      value += text.slice(from, cursor.at)
      const part = readEscape(cursor)
      if (part === failed) return failed
      value += part
      from = cursor.at
    } else if (code < 0x20 && !cursor.loose) {
      return fail(cursor, 'there is a line break or control character inside quotation marks')
    } else {
      cursor.at += 1
    }
  }
}

function readEscape(cursor: Cursor): string | typeof failed {
  const letter = cursor.text[cursor.at + 1] ?? ''
  const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined
  if (simple !== undefined) {
    cursor.at += 2
    return simple
  }
  const digits = /^[0-9a-fA-F]{4}$/.exec(cursor.text.slice(cursor.at + 2, cursor.at + 6))
  if (letter === 'u' && digits) {
    cursor.at += 6
    return String.fromCharCode(Number.parseInt(digits[0], 16))
  }
  if (cursor.cutOff && cursor.text.length - cursor.at < 6) {
    cursor.at = cursor.text.length
    return ''
  }
  return fail(cursor, 'there is a backslash that means nothing')
}

const bareWord = /[^\s,:[\]{}"]*/y
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const keywords: ReadonlyMap<string, JsonValue> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])
const looseKeywords = new Set(['NaN', 'Infinity', '-Infinity', 'nan', '-nan', 'inf', '-inf', 'undefined'])

function readBare(cursor: Cursor): Read {
  bareWord.lastIndex = cursor.at
  const word = bareWord.exec(cursor.text)?.[0] ?? ''
  const value = keywords.get(word) ?? (number.test(word) ? Number(word) : undefined)
  const isNull = word === 'null' || (cursor.loose && looseKeywords.has(word))
  if (value === undefined || value === null) {
    const cutHere = cursor.cutOff && cursor.at + word.length === cursor.text.length
    if (!isNull && !cutHere) return fail(cursor, `“${word.slice(0, 20)}” is not a value`)
  }
  cursor.at += word.length
  return value ?? null
}
