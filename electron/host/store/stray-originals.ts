import { join } from 'node:path'
import { EpisodeId } from '../../../core/ids.ts'
import { instant } from '../clock.ts'
import { makeFolder, renamePatiently } from './atomic-write.ts'
import type { Disk } from './disk.ts'
import { factsIfThere, listIfThere } from './file-system.ts'
import { type LibraryPaths, stampOf } from './library-paths.ts'
import { asWriteError } from './write-errors.ts'

/** A folder of originals that no episode refers to: an import was killed between the file and its episode. */
export interface StrayFolder {
  readonly episodeId: EpisodeId
  /** Names of what is in it. */
  readonly files: readonly string[]
}

/**
 * The folders in `originals/` whose episode is neither in the library nor among what was removed, and of which no
 * journal or backup is left. `isInUse` are those that this process is at, such as a running import's.
 */
export async function strayOriginals(
  { fileSystem }: Disk,
  paths: LibraryPaths,
  isInUse: (id: EpisodeId) => boolean,
): Promise<readonly StrayFolder[]> {
  const names = async (folder: string) => (await listIfThere(fileSystem, folder)).map(({ name }) => name)
  // The folders are listed first: an episode that is made meanwhile is then seen with them.
  const folders = await listIfThere(fileSystem, paths.allOriginals)
  const known = new Set<string>()
  for (const folder of [paths.episodes, paths.trash, paths.journals]) {
    // What was removed twice is `<id>.<instant>.json`; a journal has endings of its own. No id has a point.
    for (const name of await names(folder)) known.add(name.replace(/\..*$/u, ''))
  }
  const stray: StrayFolder[] = []
  for (const { name, isFolder } of folders) {
    const episodeId = EpisodeId.safeParse(name).data
    if (!isFolder || !episodeId || known.has(name) || isInUse(episodeId)) continue
    if (await factsIfThere(fileSystem, paths.backups(episodeId))) continue
    stray.push({ episodeId, files: await names(join(paths.allOriginals, name)) })
  }
  return stray
}

/** Moves such a folder to the trash, where it stays whole; gives its place inside the library. */
export async function setAsideOriginals(disk: Disk, paths: LibraryPaths, id: EpisodeId): Promise<string> {
  const { fileSystem, clock } = disk
  const folder = join(paths.trash, 'originals')
  const isTaken = (await factsIfThere(fileSystem, join(folder, id))) !== undefined
  const name = isTaken ? `${id}.${stampOf(instant(clock))}` : id
  try {
    await makeFolder(disk, folder, 'The move')
    await renamePatiently(fileSystem, clock, paths.originals(id), join(folder, name))
    await fileSystem.syncFolder(folder)
    await fileSystem.syncFolder(paths.allOriginals)
  } catch (error) {
    throw asWriteError(error, 'The move')
  }
  return `trash/originals/${name}`
}
