import { resolve } from 'node:path'
import type { FolderGrant } from '../../core/contract/library-shapes.ts'
import { AppError } from '../../core/errors.ts'

/** Folders a caller may name, each by an opaque grant; a client can never name a path. */
export interface Grants {
  grant(callerId: string, folder: string): FolderGrant
  /** @throws AppError `forbidden` for a grant that is not this caller's. */
  folder(callerId: string, grant: FolderGrant): string
  /** Lets folders be shown in the system's file browser: those Galley wrote itself. */
  allowReveal(folder: string): void
  mayReveal(folder: string): boolean
  forget(callerId: string): void
}

/** No folder is granted yet. */
export function grants(newName: () => string): Grants {
  const granted = new Map<string, Map<string, FolderGrant>>()
  const revealable = new Set<string>()
  return {
    grant(callerId, folder) {
      const own = granted.get(callerId) ?? new Map<string, FolderGrant>()
      granted.set(callerId, own)
      const path = resolve(folder)
      const grant = own.get(path) ?? (newName() as FolderGrant)
      own.set(path, grant)
      return grant
    },
    folder(callerId, grant) {
      for (const [path, known] of granted.get(callerId) ?? []) if (known === grant) return path
      throw new AppError(
        'forbidden',
        'Galley does not know this folder any more. Nothing was written. Choose the folder again.',
      )
    },
    allowReveal(folder) {
      revealable.add(resolve(folder))
    },
    mayReveal: (folder) => revealable.has(resolve(folder)),
    forget(callerId) {
      granted.delete(callerId)
    },
  }
}
