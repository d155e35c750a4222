import type { Episode } from '../episode/schema.ts'
import { AppError } from '../errors.ts'
import type { Readiness } from '../library/episode-summary.ts'

/** What the library knows of an episode besides its document. */
export interface ReadinessContext {
  /** Suggestions nobody has decided; absent when they were not looked for. */
  readonly openCorrections?: number
  /** The revision last exported; absent when it never was. */
  readonly exportedRevision?: number
}

/** How far each part of an episode is, for the library's row. Cheap: nothing is rendered or parsed. */
export function readinessOf(_episode: Episode, _context: ReadinessContext = {}): Readiness {
  throw new AppError('internal', 'Not built yet.')
}
