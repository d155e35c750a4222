import type { Episode } from '../episode/schema.ts'
import { AppError } from '../errors.ts'
import type { BundleContext, PlannedBundle, RenderedFile } from './bundle.ts'

/** Writes the text of every file with one of `fileIds`; all selected files of the plan unless given. */
export function renderBundle(
  _episode: Episode,
  _plan: Pick<PlannedBundle, 'files'>,
  _context: BundleContext = {},
  _fileIds?: readonly string[],
): readonly RenderedFile[] {
  throw new AppError('internal', 'Not built yet.')
}
