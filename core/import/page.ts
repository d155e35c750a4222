import type { BlockKind } from '../contract/import-shapes.ts'
import type { Fact, LineRange } from './facts.ts'

/** An address as it stands in a passage. */
export interface PassageLink {
  /** The words of the link; the address itself where it stands bare. */
  readonly label: string
  readonly address: string
  /** Where its words begin in the passage's text, in UTF-16 units. */
  readonly at: number
  readonly length: number
  readonly line: number
}

/** The shape a passage has on the page, whatever the page is written in. */
export type PassageForm =
  | 'heading'
  | 'paragraph'
  /** An item of a list or a row of a table. */
  | 'item'
  | 'code'
  /** A line that only separates. */
  | 'rule'
  /** Markup without words: comments, pictures, template tags, link definitions. */
  | 'markup'

/** What a source already knows a passage to be, with the reason a person is shown. */
export interface Given {
  readonly kind: BlockKind
  readonly reason: string
}

/** A heading, an item, or a paragraph: what a reader takes in as one. */
export interface Passage extends LineRange {
  readonly form: PassageForm
  /** 1 to 6 for headings, nesting from 0 for items, else 0. */
  readonly level: number
  /** As it reads: no markup, white space folded. */
  readonly text: string
  readonly links: readonly PassageLink[]
  /** Whether an empty line or a boundary stands before it. */
  readonly apart: boolean
  readonly given?: Given
  readonly facts?: readonly Fact[]
}

/** A page as lines and the passages they form, whatever it was written in. */
export interface Page {
  readonly writtenIn: 'text' | 'markdown' | 'html' | 'feed'
  readonly lines: readonly string[]
  readonly passages: readonly Passage[]
  /** Line of the original for each line, where they are not the same lines. */
  readonly originalLines?: readonly number[]
  /** What the source noticed while reading. */
  readonly warnings: readonly PageWarning[]
}

/** Something noticed, with the line it is about. */
export interface PageWarning {
  readonly code: string
  readonly message: string
  readonly line?: number
}

/** Where a line stands in the original. */
export function originalLine(page: Page, line: number): number {
  return page.originalLines?.[line - 1] ?? line
}
