import { foldSpace } from '../../formats/syntax/lines.ts'
import type { Fact, Given, Page, Passage, PassageForm, PassageLink } from '../page.ts'

/** Writes a page line by line, one passage to a line, for sources that are not written in lines themselves. */
export interface LineWriter {
  /** Ends what is open and begins a passage; without a shape only ends. */
  begin(
    shape: { readonly form: PassageForm; readonly level: number } | undefined,
    line: number,
    outside: boolean,
  ): void
  end(line: number, outside: boolean): void
  text(value: string, line: number): void
  lineBreak(): void
  rule(line: number): void
  openLink(address: string, line: number): void
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

/** A writer for one page. */
export function createLines(writtenIn: Page['writtenIn']): LineWriter {
  const lines: string[] = []
  const passages: Passage[] = []
  const originalLines: number[] = []
  let open: Open = { form: 'paragraph', level: 0, line: 1, outside: false, text: '', links: [] }
  let link: { address: string; at: number; line: number } | undefined
  let apart = true

  const push = (
    passage: Pick<Passage, 'form' | 'level' | 'text' | 'links'>,
    line: number,
    more: Pick<Passage, 'given' | 'facts'>,
  ): void => {
    const at = lines.push(
      passage.form === 'item' ? `${'  '.repeat(Math.min(passage.level, 10))}- ${passage.text}` : passage.text,
    )
    originalLines.push(line)
    const placed = passage.links.map((one) => ({ ...one, line: at }))
    passages.push({ ...passage, links: placed, fromLine: at, toLine: at, apart, ...more })
    apart = false
  }

  const flush = (): void => {
    if (link) closeLink()
    const { form, level, line, outside, text, links } = open
    const words = text.trim()
    const lead = text.length - text.trimStart().length
    if (words !== '') {
      const placed = links.map((one) => ({ ...one, at: Math.max(0, one.at - lead) }))
      push({ form, level, text: words, links: placed }, line, outside ? { given: outsideMain } : {})
    }
    open = { ...open, text: '', links: [] }
  }

  const closeLink = (): void => {
    if (!link) return
    const label = foldSpace(open.text.slice(link.at))
    open.links.push({ label, address: link.address, at: link.at, length: label.length, line: link.line })
    link = undefined
  }

  return {
    begin(shape, line, outside) {
      flush()
      open = {
        form: shape?.form ?? 'paragraph',
        level: shape?.level ?? 0,
        line,
        outside,
        text: '',
        links: [],
      }
      if (shape && shape.form !== 'item') apart = true
    },
    end(line, outside) {
      flush()
      open = { form: 'paragraph', level: 0, line, outside, text: '', links: [] }
      apart = true
    },
    text(value, line) {
      const folded = value.replace(/\s+/gu, ' ')
      if (open.text === '' && folded.trim() !== '') open = { ...open, line }
      open.text += open.text.endsWith(' ') || open.text === '' ? folded.trimStart() : folded
    },
    lineBreak() {
      if (open.form === 'heading') open.text += ' '
      else flush()
    },
    rule(line) {
      flush()
      push({ form: 'rule', level: 0, text: '', links: [] }, line, {})
      apart = true
    },
    openLink(address, line) {
      if (link) closeLink()
      link = { address, at: open.text.length, line }
    },
    closeLink,
    flush,
    isWaiting: () => open.text.trim() === '' && open.form !== 'paragraph',
    state(text, line, given, facts) {
      flush()
      apart = true
      push({ form: 'paragraph', level: 0, text: foldSpace(text), links: [] }, line, { given, facts })
      apart = true
    },
    append(page, offset) {
      flush()
      const before = lines.length
      for (const [index, line] of page.lines.entries()) {
        lines.push(line)
        originalLines.push(offset + (page.originalLines?.[index] ?? index + 1))
      }
      for (const passage of page.passages) {
        const links = passage.links.map((one) => ({ ...one, line: one.line + before }))
        passages.push({
          ...passage,
          links,
          fromLine: passage.fromLine + before,
          toLine: passage.toLine + before,
        })
      }
      apart = true
    },
    page: () => ({ writtenIn, lines, passages, originalLines, warnings: [] }),
  }
}
