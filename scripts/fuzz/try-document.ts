import { isAppError } from '../../core/errors.ts'
import type { DocumentFormat, DocumentText } from '../../core/formats/documents/document-format.ts'
import type { Format } from '../../core/formats/format.ts'
import { detectFormat } from '../../core/formats/registry.ts'
import { type Fault, tryInput } from './try-input.ts'

/**
 * Lets a document format take the text out of one file, and the reader it seems to be for read that. A refusal
 * with a `format-error` in a sentence is no fault, and neither is a file that is no document.
 */
export function tryDocument(kind: DocumentFormat, bytes: Uint8Array): Fault | undefined {
  try {
    const document = kind.toText(bytes)
    if (!document) return undefined
    const broken = brokenPromise(document)
    if (broken !== undefined) return { kind: 'promise', message: broken }
    const format = formatOf(document)
    return format && tryInput(format, document.text)
  } catch (error) {
    if (isAppError(error, 'format-error') && /^[A-Z“].*\.$/su.test(error.message)) return undefined
    return { kind: 'crash', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** Undefined where no format claims the text, or more than one. */
function formatOf({ text, extension }: DocumentText): Format | undefined {
  try {
    return detectFormat(text, extension ? { extension } : {})
  } catch (error) {
    if (isAppError(error, 'format-unknown') || isAppError(error, 'format-ambiguous')) return undefined
    throw error
  }
}

function brokenPromise({ text, extension, warnings }: DocumentText): string | undefined {
  if (!text.endsWith('\n')) return 'its text does not end with a line feed'
  if (text.endsWith('\n\n')) return 'its text ends with an empty line'
  if (extension !== undefined && extension !== 'md') return `its text is said to be ${String(extension)}`
  const bad = warnings.find(({ code, message }) => code === '' || !/[.!]$/.test(message))
  return bad && `the warning ${bad.code} says “${bad.message}”`
}
