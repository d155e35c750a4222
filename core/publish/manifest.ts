import type { Episode } from '../episode/schema.ts'
import { AppError } from '../errors.ts'
import type { PlannedBundle } from './bundle.ts'

/** The manifest's name inside the bundle's folder. */
export const manifestName = 'bundle.json'

/** A file as it stands on the disk. */
export interface WrittenFile {
  readonly id: string
  readonly path: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** The text of `bundle.json`: what was written, from which revision, and what each file does not hold. */
export function manifestText(
  _episode: Episode,
  _plan: Pick<PlannedBundle, 'files' | 'profile' | 'name'>,
  _files: readonly WrittenFile[],
): string {
  throw new AppError('internal', 'Not built yet.')
}
