import type { Passage, PassageForm } from '../page.ts'
import { type InlineText, readInline } from './inline.ts'
import { depthTracker, isRule, readItemLine, startsAnew } from './line-forms.ts'

/** Where reading starts: lines before it are front matter. Lines count from 1. */
export interface MarkdownOptions {
  readonly fromLine: number
}

interface Gathered {
  readonly form: PassageForm
  readonly level: number
  readonly fromLine: number
  toLine: number
  readonly lines: string[]
  readonly apart: boolean
}

interface BlockReader {
  readonly lines: readonly string[]
  readonly definitions: ReadonlyMap<string, string>
  readonly passages: Passage[]
  readonly depth: ReturnType<typeof depthTracker>
  at: number
  open: Gathered | undefined
  apart: boolean
}

/**
 * Cuts Markdown into passages. Line by line and tolerant rather than by the letter of CommonMark: a pasted
 * page mixes plain lines with Markdown, and every passage has to keep the lines it came from. A line of
 * dashes is always a separator, never the underline of a heading, because that is what page text means by it.
 */
export function readMarkdown(lines: readonly string[], { fromLine }: MarkdownOptions): Passage[] {
  const reader: BlockReader = {
    lines,
    definitions: readDefinitions(lines),
    passages: [],
    depth: depthTracker(),
    at: fromLine - 1,
    open: undefined,
    apart: true,
  }
  while (reader.at < lines.length) readLine(reader)
  flush(reader)
  return reader.passages
}

const definition = /^ {0,3}\[([^\]]{1,200})\]:\s+<?(\S+?)>?(?:\s.*)?$/u

function readDefinitions(lines: readonly string[]): Map<string, string> {
  const definitions = new Map<string, string>()
  for (const line of lines) {
    if (!line.includes(']:')) continue
    const [, name, address] = definition.exec(line) ?? []
    if (name !== undefined && address !== undefined && !name.startsWith('^')) {
      definitions.set(name.toLowerCase().replace(/\s+/gu, ' '), address)
    }
  }
  return definitions
}

function readLine(reader: BlockReader): void {
  const line = reader.lines[reader.at] ?? ''
  const start = line.trim()
  if (start === '') {
    flush(reader)
    reader.apart = true
    reader.at += 1
  } else if (start.startsWith('```') || start.startsWith('~~~')) {
    readUntil(reader, 'code', (later) => later.trim().startsWith(start.slice(0, 3)), 1)
  } else if (start.startsWith('<!--')) {
    readUntil(reader, 'markup', (later) => later.includes('-->'), 0)
  } else if (isTemplateTag(start) || definition.test(line)) {
    single(reader, 'markup', 0, '')
  } else if (/^#{1,6}(?:\s|$)/u.test(start)) {
    const level = start.search(/[^#]/u)
    single(reader, 'heading', level === -1 ? start.length : level, start.replace(/^#+|[\s#]+$/gu, ''))
  } else if (isUnderlined(reader, start)) {
    underline(reader)
  } else if (isRule(start)) {
    single(reader, 'rule', 0, '')
    reader.apart = true
  } else readWords(reader, line)
}

function isTemplateTag(start: string): boolean {
  return (start.startsWith('{%') && start.endsWith('%}')) || (start.startsWith('{{') && start.endsWith('}}'))
}

function isUnderlined(reader: BlockReader, start: string): boolean {
  return (
    start.startsWith('===') &&
    isRule(start) &&
    reader.open?.form === 'paragraph' &&
    reader.open.lines.length === 1
  )
}

function underline(reader: BlockReader): void {
  const { open } = reader
  if (!open) return
  reader.open = { ...open, form: 'heading', level: 1, toLine: reader.at + 1 }
  reader.at += 1
  flush(reader)
}

/** Takes whole lines until one that ends the passage, which may be the `skip`th line at the earliest. */
function readUntil(
  reader: BlockReader,
  form: PassageForm,
  ends: (line: string) => boolean,
  skip: number,
): void {
  flush(reader)
  const from = reader.at
  let to = from + skip
  while (to < reader.lines.length && !ends(reader.lines[to] ?? '')) to += 1
  const last = Math.min(to, reader.lines.length - 1)
  const text =
    form === 'code'
      ? reader.lines
          .slice(from + 1, last)
          .join(' ')
          .trim()
      : ''
  push(
    reader,
    { form, level: 0, fromLine: from + 1, toLine: last + 1, apart: reader.apart },
    { text, links: [] },
  )
  reader.at = last + 1
}

function single(reader: BlockReader, form: PassageForm, level: number, text: string): void {
  flush(reader)
  const line = reader.at + 1
  push(reader, { form, level, fromLine: line, toLine: line, apart: reader.apart }, words(reader, text, line))
  if (form === 'heading') reader.depth.reset()
  reader.at += 1
}

function readWords(reader: BlockReader, line: string): void {
  const item = readItemLine(line) ?? readTableRow(line)
  const { open } = reader
  if (item) begin(reader, 'item', reader.depth.depthOf(item.indent), item.text)
  else if (open && !startsAnew(line)) {
    open.lines.push(line.replace(/^\s*>\s?/u, ''))
    open.toLine = reader.at + 1
  } else begin(reader, 'paragraph', 0, line.replace(/^\s*>\s?/u, ''))
  reader.at += 1
}

function readTableRow(line: string): { indent: number; text: string } | undefined {
  const row = line.trim()
  if (!row.startsWith('|') || row.length < 3) return undefined
  const cells = row.split('|').map((cell) => cell.trim())
  return { indent: 0, text: cells.filter((cell) => cell !== '' && !/^:?-+:?$/u.test(cell)).join(' ') }
}

function begin(reader: BlockReader, form: PassageForm, level: number, text: string): void {
  flush(reader)
  if (form === 'paragraph' && reader.apart && !/^\s/u.test(text)) reader.depth.reset()
  const line = reader.at + 1
  reader.open = { form, level, fromLine: line, toLine: line, lines: [text], apart: reader.apart }
}

function flush(reader: BlockReader): void {
  const { open } = reader
  if (!open) return
  reader.open = undefined
  const read = words(reader, open.lines.join('\n'), open.fromLine)
  const form = read.text === '' ? 'markup' : open.form
  push(
    reader,
    { form, level: open.level, fromLine: open.fromLine, toLine: open.toLine, apart: open.apart },
    read,
  )
}

function words(reader: BlockReader, text: string, line: number): InlineText {
  return readInline(text, { line, markup: true, definitions: reader.definitions })
}

function push(
  reader: BlockReader,
  passage: Omit<Passage, 'text' | 'links'>,
  { text, links }: InlineText,
): void {
  reader.passages.push({ ...passage, text, links })
  reader.apart = false
}
