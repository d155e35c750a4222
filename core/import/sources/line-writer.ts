import { foldSpace } from '../../formats/syntax/lines.ts'
import type { Fact } from '../facts.ts'
import type { Given, Page, Passage, PassageForm, PassageLink } from '../page.ts'

/** Writes a page line by line, one passage to a line, for sources that are not written in lines themselves. */
export interface LineWriter {
  /** Ends what is open and begins a passage. */
  begin(shape: { readonly form: PassageForm; readonly level: number }, line: number, outside: boolean): void
  end(line: number, outside: boolean): void
  text(value: string, line: number): void
  lineBreak(): void
  rule(line: number): void
  openLink(address: string): void
  closeLink(): void
  flush(): void
  /** Whether a passage has begun and has no words yet. */
  isWaiting(): boolean
  /** Adds a line of which the source knows what it is. */
  state(text: string, line: number, given: Given, facts: readonly Fact[]): void
  /** Adds the lines of another page, whose first line stands after line `offset` of the original. */
  append(page: Page, offset: number): void
  page(): Page
}

interface Open {
  readonly form: PassageForm
  readonly level: number
  readonly line: number
  readonly outside: boolean
  text: string
  links: PassageLink[]
}

const outsideMain: Given = { kind: 'ignored', reason: 'Outside the main part of the page' }

interface Draft {
  readonly lines: string[]
  readonly passages: Passage[]
  readonly originalLines: number[]
  open: Open
  link: { readonly address: string; readonly at: number } | undefined
  apart: boolean
}

/** A writer for one page. */
export function createLines(writtenIn: Page['writtenIn']): LineWriter {
  const open = opened('paragraph', 0, 1, false)
  const draft: Draft = { lines: [], passages: [], originalLines: [], open, link: undefined, apart: true }
  return {
    begin({ form, level }, line, outside) {
      flush(draft)
      draft.open = opened(form, level, line, outside)
      if (form !== 'item') draft.apart = true
    },
    end(line, outside) {
      flush(draft)
      draft.open = opened('paragraph', 0, line, outside)
      draft.apart = true
    },
    text: (value, line) => addText(draft, value, line),
    lineBreak() {
      if (draft.open.form === 'heading') draft.open.text += ' '
      else flush(draft)
    },
    rule(line) {
      flush(draft)
      push(draft, { form: 'rule', level: 0, text: '', links: [] }, line, {})
      draft.apart = true
    },
    openLink(address) {
      closeLink(draft)
      draft.link = { address, at: draft.open.text.length }
    },
    closeLink: () => closeLink(draft),
    flush: () => flush(draft),
    isWaiting: () => draft.open.text.trim() === '' && draft.open.form !== 'paragraph',
    state(text, line, given, facts) {
      flush(draft)
      draft.apart = true
      push(draft, { form: 'paragraph', level: 0, text: foldSpace(text), links: [] }, line, { given, facts })
      draft.apart = true
    },
    append(page, offset) {
      flush(draft)
      appendPage(draft, page, offset)
      draft.apart = true
    },
    page: () => ({
      writtenIn,
      lines: draft.lines,
      passages: draft.passages,
      originalLines: draft.originalLines,
      warnings: [],
    }),
  }
}

function opened(form: PassageForm, level: number, line: number, outside: boolean): Open {
  return { form, level, line, outside, text: '', links: [] }
}

function addText(draft: Draft, value: string, line: number): void {
  const { open } = draft
  const folded = value.replace(/\s+/gu, ' ')
  if (open.text === '' && folded.trim() !== '') draft.open = { ...open, line }
  draft.open.text += open.text === '' || open.text.endsWith(' ') ? folded.trimStart() : folded
}

function push(
  draft: Draft,
  passage: Pick<Passage, 'form' | 'level' | 'text' | 'links'>,
  line: number,
  more: Pick<Passage, 'given' | 'facts'>,
): void {
  const indent = '  '.repeat(Math.min(passage.level, 10))
  const at = draft.lines.push(passage.form === 'item' ? `${indent}- ${passage.text}` : passage.text)
  draft.originalLines.push(line)
  const links = passage.links.map((one) => ({ ...one, line: at }))
  draft.passages.push({ ...passage, links, fromLine: at, toLine: at, apart: draft.apart, ...more })
  draft.apart = false
}

function flush(draft: Draft): void {
  closeLink(draft)
  const { form, level, line, outside, text, links } = draft.open
  const words = text.trim()
  if (words !== '') {
    const lead = text.length - text.trimStart().length
    const placed = links.map((one) => ({ ...one, at: Math.max(0, one.at - lead) }))
    push(draft, { form, level, text: words, links: placed }, line, outside ? { given: outsideMain } : {})
  }
  draft.open = { ...draft.open, text: '', links: [] }
}

function closeLink(draft: Draft): void {
  const { link, open } = draft
  if (!link) return
  const written = open.text.slice(link.at)
  const label = foldSpace(written)
  const at = link.at + written.length - written.trimStart().length
  open.links.push({ label, address: link.address, at, length: label.length, line: open.line })
  draft.link = undefined
}

function appendPage(draft: Draft, page: Page, offset: number): void {
  const before = draft.lines.length
  for (const [index, line] of page.lines.entries()) {
    draft.lines.push(line)
    draft.originalLines.push(offset + (page.originalLines?.[index] ?? index + 1))
  }
  for (const passage of page.passages) {
    const links = passage.links.map((one) => ({ ...one, line: one.line + before }))
    const lines = { fromLine: passage.fromLine + before, toLine: passage.toLine + before }
    draft.passages.push({ ...passage, links, ...lines })
  }
}
