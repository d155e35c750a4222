import { createHash } from 'node:crypto'
import type { Adapter } from 'lowdb'
import type { Episode } from '../../../core/episode/schema.ts'
import { AppError } from '../../../core/errors.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { writeAtomically } from './atomic-write.ts'
import type { Disk } from './disk.ts'
import { episodeText, prepareEpisodeText, type ReadEpisode, readEpisode } from './episode-text.ts'
import { codeOf, type FileFacts, factsIfThere } from './file-system.ts'
import { asReadError } from './write-errors.ts'

/** What is known about a file's content without reading it again. */
export interface FileMark {
  readonly sha256: string
  /** Absent when the file could not be looked at. */
  readonly facts?: FileFacts
}

/** A file as it was read. */
export interface EpisodeOnDisk extends ReadEpisode {
  readonly bytes: Uint8Array
  readonly mark: FileMark
}

/**
 * One episode file as lowdb's adapter, so that `Low` can hold the episode. Unlike lowdb's own adapters,
 * a missing file is an error and never default data; what is read is migrated, checked against the
 * schema and the invariants, and what is written is checked first and replaces the file as a whole.
 */
export interface EpisodeFile extends Adapter<Episode> {
  readonly path: string
  read(): Promise<Episode>
  /** The file with everything there is to know about it. */
  readWhole(): Promise<EpisodeOnDisk>
  write(episode: Episode): Promise<void>
  /** Calls `note` with the digest before the file is replaced, so that it can be known as ours. */
  onReplacing(note: (episode: Episode, sha256: string) => Promise<void>): void
  /** Takes what another program left in the file for known. */
  adopt(mark: FileMark): void
  /** What the file was when it was last read or written here; undefined before that. */
  mark(): FileMark | undefined
}

/** The adapter of one episode file. Nothing is read yet. */
export function episodeFile(disk: Disk, path: string, id: EpisodeId): EpisodeFile {
  const { fileSystem } = disk
  let mark: FileMark | undefined
  let note: (episode: Episode, sha256: string) => Promise<void> = async () => undefined
  const readWhole = async (): Promise<EpisodeOnDisk> => {
    const facts = await factsIfThere(fileSystem, path)
    const bytes = await readBytes(disk, path, id)
    const read = readEpisode(bytes, id)
    mark = { sha256: sha256Of(bytes), ...(facts && { facts }) }
    return { ...read, bytes, mark }
  }
  return {
    path,
    readWhole,
    read: async () => (await readWhole()).episode,
    async write(episode) {
      await prepareEpisodeText(episode)
      const bytes = Buffer.from(episodeText(episode))
      const sha256 = sha256Of(bytes)
      await note(episode, sha256)
      mark = { sha256, facts: await writeAtomically(disk, path, bytes, 'The episode') }
    },
    onReplacing(next) {
      note = next
    },
    adopt(next) {
      mark = next
    },
    mark: () => mark,
  }
}

/** The bytes of an episode file; a missing one is `episode-missing`, an unreadable one says why. */
export async function readBytes({ fileSystem }: Disk, path: string, id: EpisodeId): Promise<Uint8Array> {
  try {
    return await fileSystem.read(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
      throw new AppError(
        'episode-missing',
        `There is no episode "${id}" in this library. It may have been moved or deleted. Nothing was changed.`,
        { episodeId: id },
      )
    }
    if (codeOf(error) === 'EISDIR') {
      throw new AppError('episode-damaged', `Where the episode "${id}" should be there is a folder.`, {
        reason: 'it is a folder',
      })
    }
    throw asReadError(error, 'The episode')
  }
}

/** The SHA-256 of some bytes in lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
