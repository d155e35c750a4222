import { AppError, isAppError } from '../../../core/errors.ts'
import type { Disk } from './disk.ts'
import { type LibraryLock, lockLibrary } from './lock.ts'
import type { ProcessFacts } from './process-facts.ts'

/** Whether this process may write to the library, which can change while it runs. */
export interface LibraryAccess {
  /** Why the library is read-only, in a sentence; undefined when it can be written. */
  reason(): string | undefined
  /** Takes the lock if it has become free meanwhile. Gives whether that changed anything. */
  tryAgain(): Promise<boolean>
  /** @throws AppError `library-read-only` when another program holds the library. */
  requireWriting(): Promise<void>
  /**
   * Makes sure before a save that the lock is still ours, and takes it again when it was removed.
   *
   * @throws AppError `library-read-only` when another program has it now.
   */
  confirm(): Promise<void>
  release(): Promise<void>
}

/** The least time between two tries, in milliseconds. */
const tryEvery = 2_000

/** Takes the lock of a library, or says why it is read-only. `never` takes no lock at all. */
export async function openAccess(
  disk: Disk,
  lockPath: string,
  options: { readonly never: boolean; readonly facts?: ProcessFacts; readonly onChange: () => void },
): Promise<LibraryAccess> {
  let lock: LibraryLock | undefined
  let reason: string | undefined
  let triedAt = Number.NEGATIVE_INFINITY
  let isClosed = false

  const take = async (): Promise<void> => {
    triedAt = disk.clock.now()
    const outcome = await lockOrReason(disk, lockPath, options.facts)
    if ('lock' in outcome) {
      lock = outcome.lock
      reason = undefined
    } else {
      reason = outcome.heldBy
    }
  }

  if (options.never) reason = 'The library was opened for reading only.'
  else await take()

  const tryAgain = async (): Promise<boolean> => {
    if (reason === undefined || options.never || isClosed || Math.abs(disk.clock.now() - triedAt) < tryEvery)
      return false
    await take()
    if (reason === undefined) options.onChange()
    return reason === undefined
  }
  return {
    reason: () => reason,
    tryAgain,
    async requireWriting() {
      await tryAgain()
      if (reason !== undefined) throw new AppError('library-read-only', `${reason} Nothing was changed.`)
    },
    async confirm() {
      if (lock && !isClosed && !(await lock.isHeld())) await take()
      if (reason !== undefined) throw new AppError('library-read-only', reason)
    },
    async release() {
      isClosed = true
      await lock?.release()
      lock = undefined
      reason = 'The library was closed.'
    },
  }
}

type Outcome = { readonly lock: LibraryLock } | { readonly heldBy: string }

/** A folder nobody may write to can still be read. */
async function lockOrReason(disk: Disk, path: string, facts: ProcessFacts | undefined): Promise<Outcome> {
  try {
    return await lockLibrary(disk, path, facts)
  } catch (error) {
    if (isAppError(error, 'permission-denied') || isAppError(error, 'disk-full')) {
      return {
        heldBy:
          error.code === 'disk-full'
            ? 'The disk is full, so the library is read-only. Make some room on the disk, then try again.'
            : "This computer does not allow writing to the library, so it is read-only. Check the folder's permissions, then try again.",
      }
    }
    throw error
  }
}
