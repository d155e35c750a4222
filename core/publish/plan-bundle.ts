import type { Episode } from '../episode/schema.ts'
import { AppError } from '../errors.ts'
import type { BundleRequest, PlannedBundle } from './bundle.ts'

/**
 * Decides which files an export would write, what each would not hold, and what stands in the way.
 * Nothing is rendered but the show notes, whose template may be broken.
 */
export function planBundle(_episode: Episode, _request: BundleRequest = {}): PlannedBundle {
  throw new AppError('internal', 'Not built yet.')
}
