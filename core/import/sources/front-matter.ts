import type { BlockKind } from '../../contract/import-shapes.ts'
import { AppError } from '../../errors.ts'
import { parseJson } from '../../formats/syntax/json.ts'
import type { Fact } from '../facts.ts'
import type { PageWarning, Passage } from '../page.ts'
import { factsOfKey } from './keyed-facts.ts'
import type { KeyedValue } from './keyed-value.ts'
import { readYaml, type YamlEntry } from './yaml.ts'

/** The keys at the top of a page, as passages that carry what they state. */
export interface FrontMatter {
  readonly passages: readonly Passage[]
  /** The first line after it, counting from 1. */
  readonly nextLine: number
  readonly warnings: readonly PageWarning[]
}

/** Finds YAML (`---`) or JSON front matter at the top of a page and reads it; undefined where there is none. */
export function readFrontMatter(lines: readonly string[]): FrontMatter | undefined {
  const first = lines[0]?.trim()
  if (first === '---') return yamlFrontMatter(lines)
  return first?.startsWith('{') ? jsonFrontMatter(lines) : undefined
}

function yamlFrontMatter(lines: readonly string[]): FrontMatter | undefined {
  let end = 1
  while (end < lines.length && !/^(?:---|\.\.\.)\s*$/u.test(lines[end] ?? '')) end += 1
  if (end >= lines.length) return undefined
  const entries = readYaml(lines, 1, end)
  if (entries.length === 0) return undefined
  return { passages: toPassages(lines, entries, 1, end + 1), nextLine: end + 2, warnings: [] }
}

function jsonFrontMatter(lines: readonly string[]): FrontMatter | undefined {
  const text = lines.join('\n')
  const found = findObject(text)
  if (!found || !/"(?:title|episode|name|description)"/u.test(text.slice(0, found.end))) return undefined
  const value = parseObject(text.slice(0, found.end))
  if (value === undefined) return undefined
  const lineCount = text.slice(0, found.end).split('\n').length
  if ((lines[lineCount - 1] ?? '').trim() !== '}' && lineCount < lines.length) return undefined
  const entries = Object.entries(value).map(([key, content]): Entry => {
    const { fromLine = 1, toLine = 1 } = found.keys.get(key) ?? {}
    return { key, value: content, fromLine, toLine }
  })
  entries.sort((a, b) => a.fromLine - b.fromLine)
  return { passages: toPassages(lines, entries, 1, lineCount), nextLine: lineCount + 1, warnings: [] }
}

function parseObject(text: string): Readonly<Record<string, KeyedValue>> | undefined {
  try {
    return parseJson(text) as Readonly<Record<string, KeyedValue>>
  } catch (error) {
    // Braces at the top that are not JSON are the page's own words, and are read as such.
    if (error instanceof AppError) return undefined
    throw error
  }
}

interface KeyLines {
  readonly fromLine: number
  toLine: number
}

interface ObjectScan {
  readonly text: string
  readonly keys: Map<string, KeyLines>
  at: number
  depth: number
  line: number
  expectsKey: boolean
  last: KeyLines | undefined
}

/** Where the object at the start ends, and the lines each of its keys takes. */
function findObject(
  text: string,
): { readonly end: number; readonly keys: ReadonlyMap<string, KeyLines> } | undefined {
  const scan: ObjectScan = {
    text,
    keys: new Map(),
    at: 0,
    depth: 0,
    line: 1,
    expectsKey: false,
    last: undefined,
  }
  for (; scan.at < text.length; scan.at += 1) {
    if (!step(scan, text[scan.at] ?? '')) return undefined
    if (scan.depth === 0 && scan.at > 0) return { end: scan.at + 1, keys: scan.keys }
  }
  return undefined
}

/** Takes in one character; false when a string never ends. */
function step(scan: ObjectScan, char: string): boolean {
  switch (char) {
    case '\n':
      scan.line += 1
      return true
    case '"':
      return passString(scan)
    case '{':
    case '[':
      scan.depth += 1
      scan.expectsKey = scan.expectsKey || scan.depth === 1
      return true
    case '}':
    case ']':
      scan.depth -= 1
      endKey(scan)
      return true
    case ',':
      if (scan.depth === 1) {
        endKey(scan)
        scan.expectsKey = true
      }
      return true
    default:
      return true
  }
}

/** Steps over a string; one that stands where a key does begins that key. False when it never ends. */
function passString(scan: ObjectScan): boolean {
  const end = endOfString(scan.text, scan.at)
  if (end === -1) return false
  if (scan.depth === 1 && scan.expectsKey) {
    scan.last = { fromLine: scan.line, toLine: scan.line }
    scan.keys.set(scan.text.slice(scan.at + 1, end), scan.last)
    scan.expectsKey = false
  }
  scan.at = end
  return true
}

function endKey({ last, line }: ObjectScan): void {
  if (last) last.toLine = Math.max(last.toLine, line)
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x5c) at += 1
    else if (code === 0x22) return at
  }
  return -1
}

type Entry = Omit<YamlEntry, 'value'> & { readonly value: KeyedValue }

const needless = 'Front matter that Galley has no place for'

function toPassages(
  lines: readonly string[],
  entries: readonly Entry[],
  fromLine: number,
  toLine: number,
): Passage[] {
  const passages: Passage[] = []
  const add = (from: number, to: number, kind: BlockKind, reason: string, facts: readonly Fact[]): void => {
    if (to < from) return
    const text = lines
      .slice(from - 1, to)
      .join(' ')
      .replace(/\s+/gu, ' ')
      .trim()
    const base = {
      form: 'paragraph' as const,
      level: 0,
      text: stripKey(text),
      links: [],
      apart: from === fromLine,
    }
    passages.push({ ...base, fromLine: from, toLine: to, given: { kind, reason }, facts })
  }
  let next = fromLine
  for (const { key, value, fromLine: from, toLine: to } of entries) {
    add(next, from - 1, 'ignored', needless, [])
    const known = factsOfKey(key, value)
    add(Math.max(next, from), to, known?.kind ?? 'ignored', known?.reason ?? needless, known?.facts ?? [])
    next = Math.max(next, to + 1)
  }
  add(next, toLine, 'ignored', needless, [])
  return passages
}

/** What a key's line says when a person reads it as words: the value alone. */
function stripKey(text: string): string {
  return text.replace(/^"?[\p{L}\p{N}_. -]{1,80}"?\s*:\s*/u, '').replace(/^["']|["'],?$/gu, '')
}
