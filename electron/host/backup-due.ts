import type { Saving } from './saving.ts'
import { readIfThere } from './store/file-system.ts'

/** While somebody edits, a backup is made at least this often, in milliseconds. */
const backupEvery = 15 * 60 * 1000

/**
 * Keeps a copy of the file as it is before it is written over: before the first change since it was
 * opened, every fifteen minutes of editing, and before a migrated file is written for the first time.
 * Only that last one is worth stopping a save for; any other failure is reported and tried again.
 */
export async function backupIfDue(saving: Saving): Promise<void> {
  const now = saving.disk.clock.now()
  // A clock that was put back must not keep backups away until it is there again.
  const isDue = saving.lastBackupAt === undefined || Math.abs(now - saving.lastBackupAt) >= backupEvery
  if (!isDue && saving.isMigrationBackedUp) return
  try {
    await keepPresent(saving)
    saving.lastBackupAt = now
    saving.isMigrationBackedUp = true
  } catch (error) {
    if (!saving.isMigrationBackedUp) throw error
    saving.report(error)
  }
}

async function keepPresent({ disk, file, library, onDisk, onFile }: Saving): Promise<void> {
  const bytes = await readIfThere(disk.fileSystem, file.path)
  if (!bytes) return
  const backups = library.backups(onDisk.id)
  const newest = (await backups.list()).find((backup) => backup.kept === undefined)
  const isKept = newest?.revision === onFile.revision && newest.bytes === bytes.byteLength
  if (!isKept) await backups.keep(bytes, onFile.revision)
}
