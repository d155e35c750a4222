import { dirname, join } from 'node:path'
import type { Episode } from '../../../core/episode/schema.ts'
import { AppError } from '../../../core/errors.ts'
import type { EpisodeId, IdSource } from '../../../core/ids.ts'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { instant } from '../clock.ts'
import { isTemporaryName, makeFolder, renamePatiently } from './atomic-write.ts'
import { type Backups, backupsOf } from './backups.ts'
import { type Catalogue, episodeIds, openCatalogue } from './catalogue.ts'
import type { Disk } from './disk.ts'
import { type EpisodeFile, episodeFile } from './episode-file.ts'
import { prepareEpisodeText } from './episode-text.ts'
import { factsIfThere, listIfThere, readIfThere } from './file-system.ts'
import { type LibraryAccess, openAccess } from './library-access.ts'
import { ensureLibrary } from './library-marker.ts'
import { type LibraryPaths, libraryPaths, stampOf } from './library-paths.ts'
import { type Originals, originalsOf } from './originals.ts'
import type { ProcessFacts } from './process-facts.ts'
import { type StrayFolder, setAsideOriginals, strayOriginals } from './stray-originals.ts'
import { openWordSearch, type WordSearch } from './word-search.ts'
import { asWriteError } from './write-errors.ts'

/** An open library folder: files and rules, no documents in memory. */
export interface LibraryFolder {
  readonly paths: LibraryPaths
  readonly access: LibraryAccess
  readonly catalogue: Catalogue
  readonly words: WordSearch
  file(id: EpisodeId): EpisodeFile
  backups(id: EpisodeId): Backups
  originals(id: EpisodeId): Originals
  /** Puts a new episode on the disk. Its id must be free, also among what was removed. */
  create(episode: Episode): Promise<void>
  /** Whether an id is taken by an episode, here or in the trash. */
  isTaken(id: EpisodeId): Promise<boolean>
  /** Moves an episode to the trash; nothing is deleted. Its journal must be empty. */
  remove(id: EpisodeId): Promise<void>
  restore(id: EpisodeId): Promise<void>
  /** Takes an unreadable file out of the way of a good one, keeping its bytes among the backups. */
  setAside(id: EpisodeId): Promise<void>
  /** Folders of originals that no episode refers to; none that this process is at. */
  strayOriginals(): Promise<readonly StrayFolder[]>
  /** Moves those to the trash; nothing is deleted. Gives where each is now. */
  setAsideStrays(): Promise<readonly (StrayFolder & { readonly to: string })[]>
  /** Episodes whose journal holds something, left by a crash. */
  unfinished(): Promise<readonly EpisodeId[]>
  close(): Promise<void>
}

/** What opening a library needs. */
export interface LibraryOptions {
  readonly readOnly: boolean
  readonly newId: IdSource
  readonly summarise: (episode: Episode) => Promise<EpisodeSummary>
  /** Told when a read-only library became ours to write. */
  readonly onAccess: () => void
  readonly processFacts?: ProcessFacts
}

/**
 * Opens a library, making one of a missing or empty folder. A second opener gets it read-only.
 *
 * @throws AppError `library-missing`, `library-not-empty`, `schema-too-new` or why the disk refused.
 */
export async function openLibrary(
  disk: Disk,
  folder: string,
  options: LibraryOptions,
): Promise<LibraryFolder> {
  const paths = libraryPaths(folder)
  await ensureLibrary(disk, paths, options).catch((error: unknown) => {
    throw asWriteError(error, 'The library')
  })
  const access = await openAccess(disk, paths.lock, {
    never: options.readOnly,
    onChange: options.onAccess,
    ...(options.processFacts && { facts: options.processFacts }),
  })
  const mayWrite = (): boolean => access.reason() === undefined
  if (mayWrite()) await sweep(disk, paths)
  const words = openWordSearch(disk, paths, mayWrite)
  const catalogue = openCatalogue(disk, paths, {
    summarise: options.summarise,
    listener: { read: words.index, written: words.indexLater },
  })
  const used = new Set<EpisodeId>()
  const stray = () => strayOriginals(disk, paths, (id) => used.has(id))
  return {
    paths,
    access,
    catalogue,
    words,
    file: (id) => episodeFile(disk, paths.episode(id), id),
    backups: (id) => backupsOf(disk, paths.backups(id), id),
    originals(id) {
      used.add(id)
      return originalsOf(disk, paths.originals(id))
    },
    strayOriginals: stray,
    setAsideStrays: async () => {
      const moved: (StrayFolder & { readonly to: string })[] = []
      for (const one of await stray())
        moved.push({ ...one, to: await setAsideOriginals(disk, paths, one.episodeId) })
      return moved
    },
    create: (episode) => createEpisode(disk, paths, episode),
    isTaken: (id) => isTaken(disk, paths, id),
    remove: (id) => removeEpisode(disk, paths, id),
    restore: (id) => restoreEpisode(disk, paths, id),
    setAside: (id) => setAside(disk, paths, id),
    unfinished: () => unfinished(disk, paths),
    async close() {
      // The cache is only a saving of time; what matters was written long before.
      if (mayWrite()) await Promise.all([catalogue.persist(), words.catchUp()]).catch(() => undefined)
      await access.release()
    },
  }
}

async function isTaken({ fileSystem }: Disk, paths: LibraryPaths, id: EpisodeId): Promise<boolean> {
  for (const path of [paths.episode(id), paths.trashed(id), paths.originals(id)]) {
    if (await factsIfThere(fileSystem, path)) return true
  }
  return false
}

async function createEpisode(disk: Disk, paths: LibraryPaths, episode: Episode): Promise<void> {
  const path = paths.episode(episode.id)
  if (await factsIfThere(disk.fileSystem, path)) {
    throw new AppError(
      'destination-exists',
      `There is already an episode "${episode.id}". Nothing was changed.`,
    )
  }
  await makeFolder(disk, paths.episodes, 'The episode')
  await prepareEpisodeText(episode)
  await episodeFile(disk, path, episode.id).write(episode)
}

async function removeEpisode(disk: Disk, paths: LibraryPaths, id: EpisodeId): Promise<void> {
  const { fileSystem } = disk
  if (!(await factsIfThere(fileSystem, paths.episode(id)))) throw missing(id)
  const older = await factsIfThere(fileSystem, paths.trashed(id))
  if (older) {
    const aside = paths.trashed(id).replace(/\.json$/, `.${stampOf(instant(disk.clock))}.json`)
    await move(disk, paths.trashed(id), aside)
  }
  await move(disk, paths.episode(id), paths.trashed(id))
}

async function restoreEpisode(disk: Disk, paths: LibraryPaths, id: EpisodeId): Promise<void> {
  const { fileSystem } = disk
  if (!(await factsIfThere(fileSystem, paths.trashed(id)))) throw missing(id)
  if (await factsIfThere(fileSystem, paths.episode(id))) {
    throw new AppError(
      'destination-exists',
      `The episode "${id}" is in the library already. Nothing was changed.`,
    )
  }
  await move(disk, paths.trashed(id), paths.episode(id))
}

async function setAside(disk: Disk, paths: LibraryPaths, id: EpisodeId): Promise<void> {
  const bytes = await readIfThere(disk.fileSystem, paths.episode(id))
  if (!bytes) return
  await backupsOf(disk, paths.backups(id), id).keep(bytes, 0, 'damaged')
}

async function unfinished({ fileSystem }: Disk, paths: LibraryPaths): Promise<readonly EpisodeId[]> {
  const names = (await listIfThere(fileSystem, paths.journals)).map((entry) => entry.name)
  const journals = new Set(names.filter((name) => name.endsWith('.ndjson')))
  const ids = (await episodeIds(fileSystem, paths.episodes)).filter((id) => journals.has(`${id}.ndjson`))
  const left: EpisodeId[] = []
  for (const id of ids) {
    const facts = await factsIfThere(fileSystem, paths.journal(id))
    if (facts && facts.bytes > 0) left.push(id)
  }
  return left
}

/** Removes the half-written temporary files of a crash. Only the holder of the lock may do this. */
async function sweep({ fileSystem }: Disk, paths: LibraryPaths): Promise<void> {
  for (const folder of [paths.folder, paths.episodes, paths.shows, paths.journals]) {
    for (const { name, isFolder } of await listIfThere(fileSystem, folder)) {
      if (!isFolder && isTemporaryName(name))
        await fileSystem.remove(join(folder, name)).catch(() => undefined)
    }
  }
}

async function move(disk: Disk, from: string, to: string): Promise<void> {
  try {
    await makeFolder(disk, dirname(to), 'The move')
    await renamePatiently(disk.fileSystem, disk.clock, from, to)
    await disk.fileSystem.syncFolder(dirname(to))
    await disk.fileSystem.syncFolder(dirname(from))
  } catch (error) {
    throw asWriteError(error, 'The move')
  }
}

function missing(id: EpisodeId): AppError {
  return new AppError('episode-missing', `There is no episode "${id}" here. Nothing was changed.`, {
    episodeId: id,
  })
}
