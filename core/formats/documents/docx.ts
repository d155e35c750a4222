import type { ParseWarning } from '../format.ts'
import { nameBinary } from '../syntax/binary-signatures.ts'
import { warn } from '../syntax/chapter-list.ts'
import { foldSpace } from '../syntax/lines.ts'
import { readTurnHead } from '../syntax/turn-head.ts'
import { findElements } from '../syntax/xml.ts'
import type { DocumentFormat, DocumentText } from './document-format.ts'
import { docxParagraphs } from './docx-paragraphs.ts'
import { type DocxParts, docxParts } from './docx-parts.ts'
import type { DocxParagraph, DocxRun } from './docx-run.ts'
import { openZip } from './zip-archive.ts'

/**
 * Word documents. Their text is read as any other text is, so a document may hold a page, speaker
 * paragraphs, what Otter exported, or a list of timestamps.
 */
export const docx: DocumentFormat = {
  id: 'docx',
  label: 'Word document (DOCX)',
  extensions: ['docx'],
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  specification: 'https://ecma-international.org/publications-and-standards/standards/ecma-376/',
  carries: new Set(['text', 'start', 'speaker', 'headings']),
  toText,
}

function toText(bytes: Uint8Array): DocumentText | undefined {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 3 || bytes[3] !== 4) return undefined
  const isWord = nameBinary(bytes) === 'a Word document (DOCX)'
  const parts = isWord || mayBeWord(bytes) ? docxParts(openZip(bytes)) : undefined
  return parts && { ...writeText(docxParagraphs(parts)), warnings: warningsOf(parts) }
}

/** What a person would want to know before trusting the text. */
function warningsOf({ body, damage }: DocxParts): readonly ParseWarning[] {
  const hasChanges = ['ins', 'del', 'moveFrom', 'moveTo'].some(
    (local) => findElements([body], local).length > 0,
  )
  const message =
    'The document has changes that nobody accepted or rejected yet; Galley read it as if all were accepted.'
  return [...damage, ...(hasChanges ? [warn('changes-accepted', message)] : [])]
}

/** Only what names a part of Word is opened; an archive of anything else is refused by its name. */
function mayBeWord(bytes: Uint8Array): boolean {
  try {
    return openZip(bytes).names.some((name) => name.startsWith('word/'))
  } catch {
    // A damaged archive that does not look like a document is no document.
    return false
  }
}

/**
 * Writes the paragraphs as text. Headings, lists and links make it Markdown, in which signs of Markdown in
 * the words are escaped; captions that were pasted into a document stay as they are, line by line.
 */
function writeText(paragraphs: readonly DocxParagraph[]): Omit<DocumentText, 'warnings'> {
  const plainLines = paragraphs.map(({ runs }) => plainOf(runs))
  if (plainLines.some((line) => line.includes('-->'))) return { text: ended(plainLines.join('\n')) }
  const labels = paragraphs.filter(({ runs }) => boldLabel(runs) !== undefined).length
  const marked = paragraphs.some((one) => one.heading !== undefined || one.listed) || labels > 1
  const turns = plainLines.filter((line) => readTurnHead(line)).length
  const linked = marked || turns < 2
  if (!marked && !(linked && paragraphs.some(({ runs }) => runs.some((run) => run.link !== undefined))))
    return { text: joinParagraphs(plainLines, paragraphs) }
  const lines = paragraphs.map((one) => markdownOf(one, labels > 1))
  return { text: joinParagraphs(lines, paragraphs), extension: 'md' }
}

function plainOf(runs: readonly DocxRun[]): string {
  return runs
    .map((run) => run.text)
    .join('')
    .replace(/[ \u00A0]+$/gm, '')
    .replace(/^ +/, '')
}

/** A name at the head of a turn keeps to its words; items of a list and lines of a table keep together. */
function joinParagraphs(lines: readonly string[], paragraphs: readonly DocxParagraph[]): string {
  let text = ''
  let previous: number | undefined
  for (const [at, line] of lines.entries()) {
    if (!/\S/.test(line)) continue
    if (previous !== undefined) {
      const close = keepsClose(lines[previous] ?? '', line, paragraphs[previous], paragraphs[at])
      text += close ? '\n' : '\n\n'
    }
    text += line
    previous = at
  }
  return ended(text)
}

/** A break or an empty paragraph at the end says nothing. */
function ended(text: string): string {
  return `${text.trimEnd()}\n`
}

function keepsClose(
  above: string,
  line: string,
  before: DocxParagraph | undefined,
  after: DocxParagraph | undefined,
): boolean {
  if (before?.listed && after?.listed) return true
  if (before?.heading !== undefined || after?.heading !== undefined) return false
  return isHeadAlone(above) && !isHeadAlone(line)
}

function isHeadAlone(line: string): boolean {
  return line.length < 120 && readTurnHead(line)?.rest === ''
}

/** Bold words at the head of a paragraph that end with a colon: the name of who speaks. */
function boldLabel(runs: readonly DocxRun[]): { readonly name: string; readonly runs: number } | undefined {
  const first = runs.findIndex((run) => /\S/.test(run.text))
  let name = ''
  let count = Math.max(first, 0)
  while (runs[count]?.bold && name.length <= 60) {
    name += runs[count]?.text ?? ''
    count += 1
  }
  const colonAfter = /^\s*:/.test(runs[count]?.text ?? '')
  const label = foldSpace(name)
  if (label === '' || label.length > 60 || !(label.endsWith(':') || colonAfter)) return undefined
  return { name: label.replace(/\s*:$/, ''), runs: count }
}

function markdownOf({ runs, heading, listed }: DocxParagraph, labelled: boolean): string {
  const label = labelled ? boldLabel(runs) : undefined
  const said = label ? runs.slice(label.runs) : runs
  const words = plainLinked(said)
  if (label) return `**${escapeMarks(label.name)}:** ${words.replace(/^\s*:?\s*/, '')}`
  if (heading !== undefined)
    return foldSpace(words) === '' ? '' : `${'#'.repeat(heading)} ${foldSpace(words)}`
  if (listed) return /\S/.test(words) ? `- ${words.trimStart()}` : ''
  return /^(?:[-+#>]|\d{1,9}[.)]) ?/.test(words) && !/^[-+#>]?\d/.test(words) ? `\\${words}` : words
}

/** Runs of one link are one link; an address that is its own text stays as it is. */
function plainLinked(runs: readonly DocxRun[]): string {
  let text = ''
  for (let at = 0; at < runs.length; ) {
    const link = runs[at]?.link
    let words = ''
    do {
      words += runs[at]?.text ?? ''
      at += 1
    } while (at < runs.length && runs[at]?.link === link)
    text += link === undefined || words.trim() === '' ? escapeMarks(words) : writeLink(words, link)
  }
  return plainOf([{ text, bold: false }])
}

function writeLink(words: string, link: string): string {
  const address = link.replace(/[()<>\s]/g, (sign) =>
    sign === '(' ? '%28' : sign === ')' ? '%29' : encodeURI(sign),
  )
  return foldSpace(words) === link
    ? link
    : `[${escapeMarks(foldSpace(words)).replace(/[[\]]/g, '\\$&')}](${address})`
}

function escapeMarks(text: string): string {
  return text.replace(/[\\`*]|<(?=[A-Za-z/!])/g, '\\$&')
}
