/** A stretch of text inside a paragraph. */
export interface DocxRun {
  readonly text: string
  readonly bold: boolean
  readonly link?: string
}

/** A paragraph of a Word document, or a row of a table. */
export interface DocxParagraph {
  readonly runs: readonly DocxRun[]
  /** Set for a heading, from 1. */
  readonly heading?: number
  /** An item of a list. */
  readonly listed?: true
}
