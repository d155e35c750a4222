import { readUrl } from '../../episode/address-syntax.ts'
import { foldLine } from '../fold-line.ts'

/**
 * Writes text so that Markdown reads back exactly that text: no emphasis, heading, list, link or tag
 * comes out of it. Web addresses stay as they are, and so stay links. One line; line breaks become spaces.
 */
export function escapeLine(text: string): string {
  return escapeFolded(foldLine(text))
}

/** The same for paragraphs parted by empty lines; a single line break stays one. */
export function escapeParagraphs(text: string): string {
  return paragraphsOf(text)
    .map((paragraph) => paragraph.split('\n').map(escapeFolded).join('\n'))
    .join('\n\n')
}

/** Paragraphs of a text, each line trimmed and folded, none empty. */
function paragraphsOf(text: string): string[] {
  const paragraphs: string[][] = [[]]
  for (const line of text.split(/\r\n|\r|\n/)) {
    const folded = foldLine(line)
    if (folded !== '') paragraphs.at(-1)?.push(folded)
    else if (paragraphs.at(-1)?.length !== 0) paragraphs.push([])
  }
  return paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
}

const address = /(?:https?:\/\/|www\.)\S+/giu
const trailing = /[.,;:!?'"*_~)\]}]+$/u
const plainRun = /^[A-Za-z0-9\-./?#=%+:@,;!$&]+['").,;:!?]*$/
const entity = /&#?\w{1,32};/
/** Inside the words of a link this would make a definition of the line, which nobody sees. */
const endsLabel = /^[^[\]]*\]:/

function escapeFolded(line: string): string {
  let escaped = ''
  let from = 0
  for (const match of line.matchAll(address)) {
    const before = line[match.index - 1]
    if (before !== undefined && /[\p{L}\p{N}]/u.test(before)) continue
    const written = writeAddress(match[0])
    if (written === undefined) continue
    escaped += escapeText(line.slice(from, match.index)) + written.text
    from = match.index + written.length
  }
  return escapeStart(escaped + escapeText(line.slice(from)))
}

// A plain address is a link by itself. Between angle brackets Markdown takes every character as it is.
function writeAddress(run: string): { readonly text: string; readonly length: number } | undefined {
  if (plainRun.test(run) && !entity.test(run)) return { text: run, length: run.length }
  const found = run.replace(/[<>].*$/su, '').replace(trailing, '')
  if (/^www/i.test(run) || endsLabel.test(found) || !readUrl(found)) return undefined
  return { text: `<${found}>`, length: found.length }
}

function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]<>|]|~(?=~)|(?<=~)~|&(?=#?\w{1,32};)|:(?=\/\/)|!(?=\[)/gu, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/(www)\./giu, '$1\\.')
}

// What makes a heading, list or rule at the start of a line, and what closes a heading at its end.
function escapeStart(line: string): string {
  return line
    .replace(/ (?=#+$)/, ' \\')
    .replace(/^(?:[#+=~-]|:(?=-))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
