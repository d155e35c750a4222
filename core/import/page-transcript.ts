import { isAppError } from '../errors.ts'
import type { CueList } from '../formats/format.ts'
import { detectFormat } from '../formats/registry.ts'
import { type FoundHeading, placeHeadings } from '../formats/syntax/headings.ts'
import { foldSpace } from '../formats/syntax/lines.ts'
import { plainFromMarkdown } from '../formats/syntax/markdown-text.ts'
import { readTurns, type TextLine } from '../formats/syntax/turns.ts'
import type { Part } from './blocks.ts'
import type { Page, PageWarning, Passage } from './page.ts'
import { meaningOf } from './section-words.ts'
import { isHeadingLike } from './transcript-in-page.ts'

/** The transcript of a page, and what reading it showed. */
export interface PageTranscript {
  readonly cues: CueList
  readonly warnings: readonly PageWarning[]
}

/** Reads the passages that are the transcript, with its speakers, times and headings; undefined for none. */
export function readPageTranscript(page: Page, parts: readonly Part[]): PageTranscript | undefined {
  const passages = parts.filter(({ kind }) => kind === 'transcript').map(({ passage }) => passage)
  const headings: FoundHeading[] = []
  const lines: TextLine[] = []
  let last = 0
  for (const [index, passage] of passages.entries()) {
    if (passage.fromLine > last + 1 || passage.apart) lines.push({ text: '', line: passage.fromLine })
    last = passage.toLine
    if (isOwnHeading(passage, index)) continue
    if (isHeading(page, passage)) headings.push({ title: passage.text, place: passage.fromLine })
    else if (passage.form !== 'markup' && passage.form !== 'rule') addLines(lines, page, passage)
  }
  return fromCues(lines) ?? fromTurns(page, lines, headings)
}

function addLines(lines: TextLine[], page: Page, { fromLine, toLine }: Passage): void {
  for (let line = fromLine; line <= toLine; line += 1) lines.push({ text: page.lines[line - 1] ?? '', line })
}

function isOwnHeading(passage: Passage, index: number): boolean {
  return index < 3 && isHeadingLike(passage) && meaningOf(passage.text)?.kind === 'transcript'
}

/** A heading, or a line of its own that is wholly in italics or bold. */
function isHeading(page: Page, passage: Passage): boolean {
  if (passage.form === 'heading') return true
  if (page.writtenIn !== 'markdown' || passage.fromLine !== passage.toLine || !passage.apart) return false
  return /^(?:_[^_]{2,200}_|\*[^*]{2,200}\*|\*\*[^*:]{2,200}\*\*)$/u.test(
    (page.lines[passage.fromLine - 1] ?? '').trim(),
  )
}

function fromCues(lines: readonly TextLine[]): PageTranscript | undefined {
  const timed = lines.filter(({ text }) => text.includes('-->')).length
  if (timed < 3) return undefined
  const text = lines
    .map((line) => line.text)
    .join('\n')
    .trim()
  try {
    const format = detectFormat(text, { kind: 'transcript' })
    if (format.kind !== 'transcript') return undefined
    const { value, warnings } = format.parse(text)
    return { cues: value, warnings: warnings.map(({ code, message }) => ({ code, message })) }
  } catch (error) {
    // The cues are damaged: their words are still worth having, and are read as plain turns.
    if (isAppError(error)) return undefined
    throw error
  }
}

function fromTurns(
  page: Page,
  lines: readonly TextLine[],
  found: readonly FoundHeading[],
): PageTranscript | undefined {
  const turns = readTurns(lines, page.writtenIn === 'markdown' ? plainFromMarkdown : foldSpace)
  if (turns.length === 0) return undefined
  const { headings } = placeHeadings(
    found,
    turns.map(({ line }) => line),
  )
  const estimated = turns.some(({ about }) => about)
  const cues: CueList = {
    cues: turns.map(({ cue }) => cue),
    ...(headings.length > 0 && { headings }),
    ...(estimated && { estimated: true as const }),
  }
  return { cues, warnings: [] }
}
