import { join } from 'node:path'
import type { HandlerInput } from '../../../core/contract/contract.ts'
import type { AudioReport } from '../../../core/contract/publish-shapes.ts'
import type { Caller, Handlers } from '../../../core/contract/serve.ts'
import { AppError } from '../../../core/errors.ts'
import { chapterLosses } from '../../../core/formats/losses.ts'
import { detectMedia, mediaFormats, mediaHeadLength } from '../../../core/formats/media-registry.ts'
import { oneAtATime } from '../../../core/one-at-a-time.ts'
import { chapterList } from '../../../core/publish/chapter-list.ts'
import { slug } from '../../../core/publish/file-names.ts'
import { writeMedia } from '../media/write-media.ts'
import type { Rooms } from '../rooms.ts'
import { temporaryName, writeNew } from '../store/atomic-write.ts'
import type { Disk } from '../store/disk.ts'
import { factsIfThere } from '../store/file-system.ts'
import { asWriteError } from '../store/write-errors.ts'

/** Writing the chapters of an episode into a copy of an audio file. */
export function audioChapterHandlers(rooms: Rooms): Pick<Handlers, 'audio.writeChapters'> {
  const inTurn = oneAtATime()
  return {
    /** One at a time: a file of an hour is held in memory while it is written. */
    'audio.writeChapters': (input, caller) => inTurn(() => writeCopy(rooms, input, caller)),
  }
}

async function writeCopy(
  { disk, episodes, grants }: Rooms,
  { episodeId, file, destination }: HandlerInput<'audio.writeChapters'>,
  caller: Caller,
): Promise<AudioReport> {
  const folder = grants.folder(caller.id, destination)
  const { session } = await episodes.get(episodeId)
  const list = chapterList(session.episode())
  const bytes = Buffer.from(file.base64, 'base64')
  const format = detectMedia(bytes.subarray(0, mediaHeadLength))
  if (!format) throw noAudio(file.name)
  if (list.chapters.length === 0) {
    throw new AppError('nothing-found', 'This episode has no chapters to write. Nothing was written.')
  }
  await disk.fileSystem.makeFolder(folder).catch((error: unknown) => {
    throw asWriteError(error, folder)
  })
  const name = await freeName(disk, folder, file.name, format.extensions[0] ?? 'mp3')
  const target = join(folder, name)
  const source = temporaryName(target)
  try {
    await writeNew(disk.fileSystem, source, bytes)
    const { written, replaced } = await writeMedia(disk, { format, list, source, target })
    return { folder, name, written, replaced, losses: chapterLosses(format, list) }
  } catch (error) {
    throw asWriteError(error, `“${name}”`)
  } finally {
    // Only the copy that was handed in goes; there may be none yet.
    await disk.fileSystem.remove(source).catch(() => undefined)
  }
}

/** The name the file came with, as every disk takes it, and with a number where there is one of that name. */
async function freeName(disk: Disk, folder: string, given: string, extension: string): Promise<string> {
  const dot = given.lastIndexOf('.')
  const stem = slug(dot > 0 ? given.slice(0, dot) : given) || 'episode'
  const known = mediaFormats.flatMap(({ extensions }) => extensions)
  const ending = dot > 0 ? given.slice(dot + 1).toLowerCase() : ''
  const kept = known.includes(ending) ? ending : extension
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `${stem}.${kept}` : `${stem}-${count}.${kept}`
    if ((await factsIfThere(disk.fileSystem, join(folder, name))) === undefined) return name
  }
}

function noAudio(name: string): AppError {
  return new AppError(
    'format-unknown',
    `“${name.slice(0, 80)}” is no audio file that Galley can write chapters into: MP3, M4A, Ogg, Opus or FLAC. Nothing was written.`,
  )
}
