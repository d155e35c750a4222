import { createHash } from 'node:crypto'
import { chmod, realpath, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { AppError } from '../../../core/errors.ts'
import { listDifference } from '../../../core/formats/chapter-difference.ts'
import type { ChapterList, ParseWarning } from '../../../core/formats/format.ts'
import type { ByteSource, MediaFormat } from '../../../core/formats/media-format.ts'
import { renamePatiently, temporaryName } from '../store/atomic-write.ts'
import type { Disk } from '../store/disk.ts'
import { codeOf, sameFacts } from '../store/file-system.ts'
import { asWriteError } from '../store/write-errors.ts'
import { openFileBytes } from './file-bytes.ts'

/** Chapters for an audio file, and where the file with them goes. */
export interface MediaWrite {
  readonly format: MediaFormat
  readonly list: ChapterList
  /** The audio file whose chapters are to be others. */
  readonly source: string
  /** Where the new file is put: the source's own path replaces it, another makes a copy. */
  readonly target: string
}

/** What writing did. */
export interface MediaWritten {
  /** Chapters the file had before. */
  readonly replaced: number
  /** Chapters it has now. */
  readonly written: number
  /** What was noticed in the old file. */
  readonly warnings: readonly ParseWarning[]
}

/**
 * Writes chapters into an audio file. The new file is made beside its target, read back, and only takes
 * its place when it holds the chapters asked for and the same audio, by hash; at every instant the target is
 * the old file or the new one.
 *
 * @throws AppError `format-error`, `round-trip-failed`, `changed-on-disk`, or as `writeAtomically` does;
 * then nothing was changed.
 */
export async function writeMedia(disk: Disk, asked: MediaWrite): Promise<MediaWritten> {
  const { fileSystem, clock } = disk
  const { source, format } = asked
  const name = basename(asked.target)
  const target = await behindLinks(asked.target)
  const write = { ...asked, target }
  const temporary = temporaryName(target)
  try {
    const before = await fileSystem.facts(source)
    const { value, warnings } = await readingFrom(source, async (bytes) => {
      const old = await format.read(bytes)
      await writePieces(disk, temporary, format.write(bytes, write.list))
      return old
    })
    await prove(write, temporary)
    await chmod(temporary, (await stat(source)).mode)
    if (!sameFacts(before, await fileSystem.facts(source))) throw changedMeanwhile(name)
    await renamePatiently(fileSystem, clock, temporary, target)
    await fileSystem.syncFolder(dirname(target))
    const written = format.kept(asked.list).chapters.length
    return { replaced: value.chapters.length, written, warnings }
  } catch (error) {
    // The failure that led here is the one worth telling; there may be no file yet.
    await fileSystem.remove(temporary).catch(() => undefined)
    throw asWriteError(error, `“${name}”`)
  }
}

/** The file a link leads to, so that not the link is replaced; a path where nothing is yet is itself. */
async function behindLinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return path
    throw asWriteError(error, `“${basename(path)}”`)
  }
}

async function readingFrom<T>(path: string, use: (bytes: ByteSource) => Promise<T>): Promise<T> {
  const bytes = await openFileBytes(path)
  try {
    return await use(bytes)
  } finally {
    await bytes.close()
  }
}

async function writePieces(
  { fileSystem }: Disk,
  path: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const file = await fileSystem.open(path, 'create')
  try {
    for await (const piece of pieces) await file.write(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function prove({ format, list, source, target }: MediaWrite, temporary: string): Promise<void> {
  const name = basename(target)
  const asked = format.kept(list)
  const difference = await readingFrom(temporary, async (bytes) => {
    const { value } = await format.read(bytes)
    // What the audio itself says of its length is the end of an open last chapter.
    const duration = value.duration ?? asked.duration
    return listDifference(format, { ...asked, ...(duration !== undefined && { duration }) }, value)
  })
  if (difference !== undefined) throw unproved(name, difference)
  const hashOf = (path: string): Promise<string> => readingFrom(path, (bytes) => audioHash(format, bytes))
  if ((await hashOf(source)) !== (await hashOf(temporary))) throw unproved(name, 'the audio differs.')
}

/** A hash of all that is played, so that two files can be known to sound the same whatever their tags say. */
export async function audioHash(format: MediaFormat, bytes: ByteSource): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of format.audio(bytes)) hash.update(piece)
  return hash.digest('hex')
}

function unproved(name: string, difference: string): AppError {
  return new AppError(
    'round-trip-failed',
    `The chapters were not written into “${name}”: in the file made of it, ${difference} The file is as it was. Please report this, with the file if you can.`,
  )
}

function changedMeanwhile(name: string): AppError {
  return new AppError(
    'changed-on-disk',
    `“${name}” was changed by another program while the chapters were written. It is as that program left it. Try again.`,
  )
}
