import { AppError } from '../../errors.ts'
import type { FormatError } from '../format.ts'

/**
 * Makes the one error a reader may throw: nothing of its format is in the text.
 * The message is a whole sentence for the person; the line counts from 1.
 */
export function formatError(message: string, line?: number): FormatError {
  const details = line === undefined ? {} : { line }
  return new AppError('format-error', message, details) as FormatError
}
