import type { Episode } from '../episode/schema.ts'
import { AppError } from '../errors.ts'
import type { BundleContext, PlannedBundle, RenderedFile } from './bundle.ts'

/**
 * Parses every file again and compares it with what the episode says, as far as the format carries it.
 * Give it the texts as they were read back from the disk. Throws `round-trip-failed`, naming the file
 * and the first difference.
 */
export function verifyBundle(
  _episode: Episode,
  _plan: Pick<PlannedBundle, 'files'>,
  _files: readonly RenderedFile[],
  _context: BundleContext = {},
): void {
  throw new AppError('internal', 'Not built yet.')
}
