import type { BlockKind } from '../../contract/contract.ts'
import { AppError } from '../../errors.ts'
import { parseJson } from '../../formats/syntax/json.ts'
import type { Fact, PageWarning, Passage } from '../page.ts'
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
  const entries = Object.entries(value).map(([key, content], index): Entry => {
    const { fromLine = 1, toLine = 1 } = found.keys[index] ?? {}
    return { key, value: content, fromLine, toLine }
  })
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

/** Where the object at the start ends, and the lines each of its keys takes. */
function findObject(text: string): { readonly end: number; readonly keys: readonly KeyLines[] } | undefined {
  const keys: KeyLines[] = []
  let depth = 0
  let line = 1
  let expectsKey = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x0a) line += 1
    else if (code === 0x22) {
      if (depth === 1 && expectsKey) {
        keys.push({ fromLine: line, toLine: line })
        expectsKey = false
      }
      at = endOfString(text, at)
      if (at === -1) return undefined
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1
      if (depth === 1) expectsKey = true
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1
      setEnd(keys, line)
      if (depth === 0) return { end: at + 1, keys }
    } else if (code === 0x2c && depth === 1) {
      setEnd(keys, line)
      expectsKey = true
    }
  }
  return undefined
}

function setEnd(keys: readonly KeyLines[], line: number): void {
  const last = keys.at(-1)
  if (last) last.toLine = Math.max(last.fromLine, line)
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
