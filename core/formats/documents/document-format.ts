import type { CueField, FormatIdentity, ParseWarning } from '../format.ts'

/** The text of a document, to be read as any other text. */
export interface DocumentText {
  /** Ends with one line feed. */
  readonly text: string
  /** Set when the text has marks of Markdown; settles which reader a text is for where two claim it. */
  readonly extension?: 'md'
  readonly warnings: readonly ParseWarning[]
}

/** A kind of document that holds text inside something that is not text. Read only. */
export interface DocumentFormat extends FormatIdentity {
  /** What a transcript in such a document can say. */
  readonly carries: ReadonlySet<CueField>
  /**
   * The text of a document, or undefined when the bytes are not of this kind. Throws `FormatError` when they
   * are, but are damaged, encrypted or made to harm.
   */
  toText(bytes: Uint8Array): DocumentText | undefined
}
