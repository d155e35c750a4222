import { z } from 'zod'
import type { Episode } from '../../../core/episode/schema.ts'
import { errorCodes, isAppError } from '../../../core/errors.ts'
import { EpisodeId } from '../../../core/ids.ts'
import { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import type { Disk } from './disk.ts'
import { readBytes } from './episode-file.ts'
import { readEpisode } from './episode-text.ts'
import { type FileFacts, type FileSystem, factsIfThere, listIfThere, readIfThere } from './file-system.ts'
import { inParallel } from './in-parallel.ts'
import type { LibraryPaths } from './library-paths.ts'

const Stamp = { bytes: z.number(), modified: z.number() }
const Row = z.union([
  z.object({ ...Stamp, summary: EpisodeSummary }),
  z.object({ ...Stamp, code: z.enum(errorCodes), message: z.string() }),
])
/** What is known of one episode file: its row, or why it cannot be read. */
export type Row = z.infer<typeof Row>

/** Raised when a summary says something else of the same episode, so that old caches are not believed. */
const cacheVersion = 1
const Cache = z.object({ version: z.literal(cacheVersion), rows: z.record(EpisodeId, Row) })

/** How many files are read at once while rows are made. */
const readersAtOnce = 16

/** The rows of the library, kept between runs, so that listing reads only files that changed. */
export interface Catalogue {
  /** Looks at every file's date and size, and reads those that changed. */
  scan(): Promise<ReadonlyMap<EpisodeId, Row>>
  /** The rows of the last scan; scans when there was none. */
  known(): Promise<ReadonlyMap<EpisodeId, Row>>
  /** The row of a file that was just written here, so that it need not be read again. */
  note(episode: Episode, facts: FileFacts): Promise<void>
  /** Makes a row again although its file did not change, as after an export. */
  forget(id: EpisodeId): void
  /** Writes the cache. A failure costs only time at the next start. */
  persist(): Promise<void>
}

/** Told of every episode that was read or written, for the search. */
export interface CatalogueListener {
  read(episode: Episode, facts: FileFacts): Promise<void>
  written(episode: Episode, facts: FileFacts): void
}

/** The catalogue of one library. */
export function openCatalogue(
  disk: Disk,
  paths: LibraryPaths,
  options: {
    readonly summarise: (episode: Episode) => Promise<EpisodeSummary>
    readonly listener: CatalogueListener
  },
): Catalogue {
  const { fileSystem } = disk
  let rows: Map<EpisodeId, Row> | undefined
  let scanning: Promise<ReadonlyMap<EpisodeId, Row>> | undefined
  let isDirty = false

  const index = async (id: EpisodeId, facts: FileFacts): Promise<Row> => {
    const stamp = { bytes: facts.bytes, modified: facts.modified }
    let episode: Episode
    try {
      episode = readEpisode(await readBytes(disk, paths.episode(id), id), id).episode
    } catch (error) {
      if (!isAppError(error)) throw error
      return { ...stamp, code: error.code, message: error.message }
    }
    await options.listener.read(episode, facts)
    return { ...stamp, summary: await options.summarise(episode) }
  }

  const update = async (id: EpisodeId, known: Map<EpisodeId, Row>): Promise<void> => {
    const facts = await factsIfThere(fileSystem, paths.episode(id))
    const row = known.get(id)
    if (facts?.kind !== 'file') {
      isDirty = known.delete(id) || isDirty
    } else if (!row || row.bytes !== facts.bytes || row.modified !== facts.modified) {
      known.set(id, await index(id, facts))
      isDirty = true
    }
  }

  const scan = async (): Promise<ReadonlyMap<EpisodeId, Row>> => {
    const known = rows ?? (await readCache(disk, paths))
    const ids = await episodeIds(fileSystem, paths.episodes)
    const present = new Set(ids)
    for (const id of known.keys()) if (!present.has(id)) isDirty = known.delete(id) || isDirty
    await inParallel(ids, readersAtOnce, (id) => update(id, known))
    rows = known
    return known
  }

  const scanOnce = (): Promise<ReadonlyMap<EpisodeId, Row>> => {
    scanning ??= scan().finally(() => {
      scanning = undefined
    })
    return scanning
  }

  return {
    scan: scanOnce,
    known: async () => rows ?? scanOnce(),
    async note(episode, facts) {
      options.listener.written(episode, facts)
      const summary = await options.summarise(episode)
      rows?.set(episode.id, { bytes: facts.bytes, modified: facts.modified, summary })
      isDirty = true
    },
    forget(id) {
      isDirty = rows?.delete(id) || isDirty
    },
    async persist() {
      if (!isDirty || !rows) return
      const cache = { version: cacheVersion, rows: Object.fromEntries(rows) }
      await fileSystem.makeFolder(paths.cache)
      await fileSystem.put(paths.summaries, Buffer.from(JSON.stringify(cache)))
      isDirty = false
    },
  }
}

/** The episodes of a folder by their file names. Anything else in it is somebody else's. */
export async function episodeIds(fileSystem: FileSystem, folder: string): Promise<readonly EpisodeId[]> {
  const ids: EpisodeId[] = []
  for (const entry of await listIfThere(fileSystem, folder)) {
    const id = entry.name.endsWith('.json') && EpisodeId.safeParse(entry.name.slice(0, -5)).data
    if (id && !entry.isFolder) ids.push(id)
  }
  return ids
}

async function readCache({ fileSystem }: Disk, paths: LibraryPaths): Promise<Map<EpisodeId, Row>> {
  const bytes = await readIfThere(fileSystem, paths.summaries).catch(() => undefined)
  if (!bytes) return new Map()
  try {
    const cache = Cache.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return new Map(Object.entries(cache.data?.rows ?? {}) as [EpisodeId, Row][])
  } catch {
    return new Map()
  }
}
