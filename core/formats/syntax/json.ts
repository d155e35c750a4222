import type { JsonValue } from '../../episode/schema.ts'
import { formatError } from './format-error.ts'
import { readJson } from './json-reader.ts'
import { lineFinder } from './lines.ts'

/** A JSON object whose values are not yet judged. */
export type JsonObject = Readonly<Record<string, unknown>>

/** No file of any format here is nested deeper; hostile ones are. */
const deepest = 100
const largest = 200 * 1024 * 1024

/** Whether a value is a JSON object (not an array, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads a whole JSON text, or throws a `format-error` that names the line. `loose` forgives `NaN` and raw
 * control characters, as recognisers written in Python and C leave them.
 */
export function parseJson(text: string, options: { readonly loose?: boolean } = {}): unknown {
  if (text.length > largest)
    throw formatError(
      'This JSON file is larger than 200 MB, more than Galley reads.',
      undefined,
      'Bring in only the part you need.',
    )
  if (text.trim() === '') throw formatError('The file is empty.')
  const fast = nestingAtMost(text, deepest) ? parseFast(text) : undefined
  if (fast) return fast.value
  const reading = readJson(text, { depth: deepest, ...options })
  if ('value' in reading) return reading.value
  const { position, reason } = reading.fault
  const line = lineFinder(text)(position)
  throw formatError(`The file is not valid JSON: ${reason} on line ${line}.`, line)
}

function parseFast(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    // The slow reader runs next: it either forgives what is wrong or says where it is.
    return undefined
  }
}

function nestingAtMost(text: string, limit: number): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      at = endOfString(text, at)
      if (at === -1) return true
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1
      if (depth > limit) return false
    } else if (code === 0x5d || code === 0x7d) depth -= 1
  }
  return true
}

/** Whether a value holds others so deep inside each other that no file of any format here does. */
export function isNestedTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1) {
    let backslashes = 0
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1
    if (backslashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return -1
}

/** Reads the head of a JSON text for detection: whatever it says so far, or undefined when it is not JSON. */
export function peekJson(head: string): unknown {
  if (!/^\s*[[{]/.test(head)) return undefined
  const reading = readJson(head, { depth: deepest, loose: true, cutOff: true })
  return 'value' in reading ? reading.value : undefined
}

/** Writes JSON as people like to read it, with one newline at the end. */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** The keys of an object that are not among the known ones, or undefined when there are none. */
export function unknownKeys(
  object: JsonObject,
  known: ReadonlySet<string>,
): Readonly<Record<string, JsonValue>> | undefined {
  const entries = Object.entries(object).filter(([key]) => !known.has(key))
  return entries.length > 0 ? (Object.fromEntries(entries) as Record<string, JsonValue>) : undefined
}

/** The text of a value that should be text: strings and numbers; anything else is absent. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

/**
 * The line each element of one array stands on: the array under `key` of the root object, or the root
 * array when no key is given. The engine's reader keeps no positions, so they are found in a second pass,
 * which a reader only asks for when it has something to warn about.
 */
export function elementLines(text: string, key?: string): readonly number[] {
  const start = arrayStart(text, key)
  if (start === -1) return []
  const lineAt = lineFinder(text)
  const lines: number[] = []
  let awaited = true
  walk(text, start + 1, (at, code, depth) => {
    if (depth > 0) return false
    if (code === 0x5d) return true
    if (awaited) lines.push(lineAt(at))
    awaited = code === 0x2c
    return false
  })
  return lines
}

/** The position of the `[` of the wanted array, or -1. */
function arrayStart(text: string, key: string | undefined): number {
  if (key === undefined) return text.indexOf('[')
  let found = -1
  let name = ''
  walk(text, text.indexOf('{') + 1, (at, code, depth, string) => {
    if (depth !== 0) return depth < 0
    if (string !== undefined) name = string
    else if (code === 0x5b && name === key) found = at
    return found !== -1
  })
  return found
}

type Visit = (at: number, code: number, depth: number, string?: string) => boolean

/** Visits every sign of a JSON text but white space and the inside of strings, until told to stop. */
function walk(text: string, from: number, visit: Visit): void {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code <= 0x20) continue
    const end = code === 0x22 ? endOfString(text, at) : at
    if (end === -1) return
    if (visit(at, code, depth, end > at ? text.slice(at + 1, end) : undefined)) return
    at = end
    if (code === 0x5b || code === 0x7b) depth += 1
    else if (code === 0x5d || code === 0x7d) depth -= 1
  }
}
