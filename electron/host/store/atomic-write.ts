import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Disk } from './disk.ts'
import { codeOf, type FileFacts, type FileSystem } from './file-system.ts'
import { asWriteError } from './write-errors.ts'

/** Pauses before each further rename, in milliseconds: virus scanners and backup programs let go soon. */
const renamePauses = [10, 20, 40, 80, 160, 320, 640]
const passing = new Set(['EPERM', 'EACCES', 'EBUSY'])

/**
 * Puts `data` at `path` so that the file is at every instant either the old one or the new one,
 * whatever is killed or unplugged. When it returns, the new one is on the disk; it gives its facts.
 *
 * @param what begins the sentence of a failure: "The episode".
 * @throws AppError `disk-full`, `permission-denied` or `save-failed`; then the old file is untouched.
 */
export async function writeAtomically(
  { fileSystem, clock }: Disk,
  path: string,
  data: string | Uint8Array,
  what: string,
): Promise<FileFacts> {
  const temporary = temporaryName(path)
  try {
    await writeNew(fileSystem, temporary, typeof data === 'string' ? Buffer.from(data) : data)
    // Taken before the rename, which keeps them, so that they cannot be those of another writer.
    const facts = await fileSystem.facts(temporary)
    await renamePatiently(fileSystem, clock, temporary, path)
    await fileSystem.syncFolder(dirname(path))
    return facts
  } catch (error) {
    await removeQuietly(fileSystem, temporary)
    throw asWriteError(error, what)
  }
}

/**
 * Makes a folder and those above it, where they are missing.
 *
 * @param what begins the sentence of a failure, as for `writeAtomically`.
 */
export async function makeFolder({ fileSystem }: Disk, folder: string, what: string): Promise<void> {
  await fileSystem.makeFolder(folder).catch((error: unknown) => {
    throw asWriteError(error, what)
  })
}

/** Writes a file that must not exist yet, and returns when the disk holds it; what is only half of it goes again. */
export async function writeNew(fileSystem: FileSystem, path: string, data: Uint8Array): Promise<void> {
  const file = await fileSystem.open(path, 'create')
  try {
    try {
      await file.write(data)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    await removeQuietly(fileSystem, path)
    throw error
  }
}

/** Renames, trying again while another program holds the file for a moment. */
export async function renamePatiently(
  fileSystem: FileSystem,
  clock: Clock,
  from: string,
  to: string,
): Promise<void> {
  for (const pause of renamePauses) {
    try {
      return await fileSystem.rename(from, to)
    } catch (error) {
      if (!passing.has(codeOf(error) ?? '')) throw error
      await clock.pause(pause)
    }
  }
  await fileSystem.rename(from, to)
}

/** Whether a name is one that `writeAtomically` gave to a file on its way. */
export function isTemporaryName(name: string): boolean {
  return /^\..{1,200}\.[0-9a-f]{12}\.tmp$/.test(name)
}

/** A name beside a file for what will take its place; left-overs are known by it. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
}

/** The failure that led here is the one worth telling; a left-over is swept at the next start. */
async function removeQuietly(fileSystem: FileSystem, path: string): Promise<void> {
  await fileSystem.remove(path).catch(() => undefined)
}
