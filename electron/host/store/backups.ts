import { join } from 'node:path'
import type { Episode } from '../../../core/episode/schema.ts'
import { AppError } from '../../../core/errors.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import {
  type BackupName,
  backupName,
  backupsAmong,
  parseBackupName,
  selectBackupsToDrop,
} from '../../../core/library/backup-retention.ts'
import { instant } from '../clock.ts'
import { makeFolder, writeAtomically } from './atomic-write.ts'
import type { Disk } from './disk.ts'
import { readEpisode } from './episode-text.ts'
import { factsIfThere, listIfThere, readIfThere } from './file-system.ts'

/** A backup with its size. */
export interface Backup extends BackupName {
  readonly bytes: number
}

/** The copies of one episode in its folder of `backups/`. */
export interface Backups {
  /** Keeps these bytes as of now. Ordinary copies make room for themselves; kept ones stay for good. */
  keep(bytes: Uint8Array, revision: number, kept?: 'damaged' | 'other'): Promise<void>
  /** Copies that can be restored, newest first. Names only: nothing is opened. */
  list(): Promise<readonly Backup[]>
  read(name: string): Promise<Episode>
  /** The newest copy that can be read. */
  newestGood(): Promise<Backup | undefined>
}

/** The backups of one episode. */
export function backupsOf(disk: Disk, folder: string, id: EpisodeId): Backups {
  const { fileSystem } = disk

  const list = async (): Promise<readonly Backup[]> => {
    const backups: Backup[] = []
    for (const backup of backupsAmong(await fileNames(disk, folder))) {
      if (backup.kept === 'damaged') continue
      const facts = await factsIfThere(fileSystem, join(folder, backup.name))
      if (facts) backups.push({ ...backup, bytes: facts.bytes })
    }
    return backups
  }

  const read = async (name: string): Promise<Episode> => {
    // Only a name that is a backup's is ever joined to the folder.
    const bytes = parseBackupName(name) && (await readIfThere(fileSystem, join(folder, name)))
    if (!bytes) {
      throw new AppError('not-found', `There is no backup "${name.slice(0, 80)}" of this episode.`)
    }
    return readEpisode(bytes, id).episode
  }

  return {
    async keep(bytes, revision, kept) {
      const all = await keepBackup(disk, folder, { bytes, revision, ...(kept && { kept }) })
      for (const old of selectBackupsToDrop(all, instant(disk.clock))) {
        await fileSystem.remove(join(folder, old))
      }
    },
    list,
    read,
    async newestGood() {
      for (const backup of await list()) {
        if (await isGood(read, backup.name)) return backup
      }
      return undefined
    },
  }
}

/** Writes a copy under a name of its own; gives the names of all copies there now. */
export async function keepBackup(
  disk: Disk,
  folder: string,
  copied: {
    readonly bytes: Uint8Array
    readonly revision: number
    readonly kept?: 'damaged' | 'other'
  },
): Promise<readonly string[]> {
  const { bytes, revision, kept } = copied
  const now = instant(disk.clock)
  await makeFolder(disk, folder, 'The backup')
  const taken = new Set(await fileNames(disk, folder))
  let copy = 1
  while (taken.has(backupName(now, revision, kept, copy))) copy += 1
  const name = backupName(now, revision, kept, copy)
  await writeAtomically(disk, join(folder, name), bytes, 'The backup')
  return [...taken, name]
}

async function fileNames({ fileSystem }: Disk, folder: string): Promise<string[]> {
  return (await listIfThere(fileSystem, folder)).filter((entry) => !entry.isFolder).map((entry) => entry.name)
}

/** A backup that cannot be read is no backup; the next older one is asked. */
async function isGood(read: (name: string) => Promise<Episode>, name: string): Promise<boolean> {
  return read(name).then(
    () => true,
    () => false,
  )
}
