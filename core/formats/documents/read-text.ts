import { decodeText } from '../syntax/decode-text.ts'
import type { DocumentFormat, DocumentText } from './document-format.ts'
import { docx } from './docx.ts'

/** Every kind of document Galley takes text out of. One import and one entry each. */
export const documentFormats: readonly DocumentFormat[] = [docx]

/**
 * Turns a file's bytes into text: a document's text, else the bytes decoded. Throws `not-text`, naming what
 * the file seems to be, or `format-error` for a document that cannot be read.
 */
export function readText(bytes: Uint8Array): DocumentText {
  for (const format of documentFormats) {
    const document = format.toText(bytes)
    if (document) return document
  }
  const { text, warnings } = decodeText(bytes)
  return { text, warnings }
}
