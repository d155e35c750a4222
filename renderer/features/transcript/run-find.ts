import { findInLines, findReplacing } from '../../../core/episode/find-text.ts'
import type { FindAnswer, FindRequest } from './find-request.ts'

/** Runs a search to its end, on the page or beside it. */
export function runFind({ lines, query, replacement, ...options }: FindRequest): FindAnswer {
  const found = findInLines(lines, query)
  if (found.kind === 'unreadable' || replacement === undefined) return found
  return { kind: 'replacing', matches: findReplacing(lines, query, replacement, options) }
}
