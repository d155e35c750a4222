import { AppError } from '../../errors.ts'
import type { FormatError } from '../format.ts'

/** What helps with most files that are not what they should be. */
const exportAgain = 'Export it again from the program it came from, or choose another format for it.'

/**
 * Makes the one error a reader or writer may throw: nothing of its format is in the text. `reason` says in a whole
 * sentence what is wrong, `advice` what to do; that nothing was changed stands between. The line counts from 1.
 */
export function formatError(reason: string, line?: number, advice = exportAgain): FormatError {
  const details = line === undefined ? { reason } : { reason, line }
  return new AppError('format-error', `${reason} Nothing was changed. ${advice}`, details) as FormatError
}

/** What is wrong, without what to do: for a file Galley wrote itself, and for tables. */
export function formatFault({ details, message }: AppError): string {
  const reason = details?.['reason']
  return typeof reason === 'string' ? reason : message
}
