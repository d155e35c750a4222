import { isUnderlineOf } from '../../formats/syntax/underlined-headings.ts'
import type { Passage } from '../page.ts'
import { readInline } from './inline.ts'
import { depthTracker, isRule, readItemLine, startsAnew } from './line-forms.ts'

/**
 * Whether a text was written in Markdown. Its name says so, or it has links in brackets, headings, fences or
 * bold words; one line alone may be chance.
 */
export function looksLikeMarkdown(lines: readonly string[], name: string): boolean {
  if (/\.(?:md|markdown|mdown|mkd|mdx)$/iu.test(name)) return true
  let signs = 0
  for (const line of lines.slice(0, 400)) {
    const head = line.slice(0, 2_000)
    if (/^ {0,3}#{1,6} \S/u.test(head) || /\[[^\]]{1,200}\]\(\S/u.test(head)) signs += 1
    else if (/^(?:```|~~~)/u.test(head) || /\*\*[^*\s][^*]{0,100}\*\*/u.test(head)) signs += 1
    if (signs >= 2) return true
  }
  return false
}

/**
 * Cuts plain text into passages: a line each, except for headings, which are underlined, and where an editor broke
 * paragraphs at a fixed width; those are put together again.
 */
export function readPlainText(lines: readonly string[]): Passage[] {
  const passages: Passage[] = []
  const depth = depthTracker()
  let apart = true
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (line.trim() === '') {
      apart = true
      at += 1
      continue
    }
    if (apart && isHeading(lines, at)) {
      passages.push(readHeading(lines, at, depth))
      at += 2
      continue
    }
    const end = isRule(line) ? at + 1 : endOfStanza(lines, at)
    const joined = end - at > 1 && isHardWrapped(lines, at, end)
    for (let from = at; from < end; from = joined ? end : from + 1) {
      passages.push(readPassage(lines.slice(from, joined ? end : from + 1), from + 1, apart, depth))
      apart = isRule(line)
    }
    at = end
  }
  return passages
}

/** A line by itself, underlined to its length: other lines of dashes only part what is above from what is below. */
function isHeading(lines: readonly string[], at: number): boolean {
  const under = lines[at + 1]?.trim() ?? ''
  return isUnderlineOf((lines[at] ?? '').trim(), under) && (lines[at + 2] ?? '').trim() === ''
}

function readHeading(lines: readonly string[], at: number, depth: ReturnType<typeof depthTracker>): Passage {
  depth.reset()
  const read = readInline((lines[at] ?? '').trim(), { line: at + 1, markup: false })
  const level = lines[at + 1]?.trim().startsWith('=') ? 1 : 2
  return { fromLine: at + 1, toLine: at + 2, apart: true, form: 'heading', level, ...read }
}

function endOfStanza(lines: readonly string[], from: number): number {
  let end = from + 1
  while (end < lines.length && (lines[end] ?? '').trim() !== '' && !isRule(lines[end] ?? '')) end += 1
  return end
}

const narrowest = 50
const widest = 100

/** A paragraph broken at a fixed width: no line too long, all but the last nearly full, some broken mid-sentence. */
function isHardWrapped(lines: readonly string[], from: number, to: number): boolean {
  let longest = 0
  for (let at = from; at < to; at += 1) longest = Math.max(longest, (lines[at] ?? '').length)
  if (longest < narrowest || longest > widest) return false
  let midSentence = 0
  for (let at = from; at < to; at += 1) {
    const line = lines[at] ?? ''
    if (at > from && (startsAnew(line) || readItemLine(line))) return false
    if (at + 1 === to) break
    if (line.length < longest * 0.7) return false
    if (!/[.!?:;…"”')]\s*$/u.test(line) && /^\s*[\p{Ll}\d(]/u.test(lines[at + 1] ?? '')) midSentence += 1
  }
  return midSentence * 3 >= to - from - 1
}

function readPassage(
  lines: readonly string[],
  line: number,
  apart: boolean,
  depth: ReturnType<typeof depthTracker>,
): Passage {
  const range = { fromLine: line, toLine: line + lines.length - 1, apart }
  const [first = ''] = lines
  if (isRule(first)) return { ...range, form: 'rule', level: 0, text: '', links: [] }
  const item = lines.length === 1 ? readItemLine(first) : undefined
  const read = readInline(item ? item.text : lines.join('\n'), { line, markup: false })
  if (read.text === '') return { ...range, form: 'markup', level: 0, ...read }
  if (item) return { ...range, form: 'item', level: depth.depthOf(item.indent), ...read }
  depth.reset()
  return { ...range, form: 'paragraph', level: 0, ...read }
}
