import { basename, resolve } from 'node:path'
import { AppError } from '../../../core/errors.ts'
import type { ChapterList, FormatLoss, ParseWarning } from '../../../core/formats/format.ts'
import { chapterLosses } from '../../../core/formats/losses.ts'
import type { MediaFormat } from '../../../core/formats/media-format.ts'
import { systemClock } from '../../host/clock.ts'
import { writeMedia } from '../../host/media/write-media.ts'
import { nodeFileSystem } from '../../host/store/file-system.ts'
import { usage } from '../arguments.ts'
import type { Io } from '../io.ts'
import { mediaFormatOf } from '../open-source.ts'

/** What writing chapters into an audio file did. */
export interface AudioConversion {
  readonly count: number
  /** Chapters the audio had before. */
  readonly replaced: number
  readonly losses: readonly FormatLoss[]
  readonly warnings: readonly ParseWarning[]
}

/** Writes chapters into the audio file OUT, which is there already: its own chapters make way for them. */
export async function convertIntoAudio(
  io: Io,
  to: MediaFormat,
  list: ChapterList,
  out: string | undefined,
): Promise<AudioConversion> {
  if (out === undefined) {
    throw usage(`${to.label} are kept in an audio file. Say which one gets them: -o OUT.`, 'convert')
  }
  const name = basename(out)
  const found = await mediaFormatOf(io, out)
  if (found !== to) {
    const what = found ? `it holds ${found.label}` : 'it is no audio file Galley knows'
    throw new AppError(
      'destination-unusable',
      `“${name}” cannot hold ${to.label}: ${what}. Nothing was written.${found ? ` Choose --to ${found.id}.` : ''}`,
    )
  }
  if (list.chapters.length === 0) {
    throw new AppError('nothing-found', `There is no chapter to write into “${name}”. It is as it was.`)
  }
  const path = resolve(io.cwd, out)
  const disk = { fileSystem: nodeFileSystem, clock: systemClock }
  const { written, replaced, warnings } = await writeMedia(disk, {
    format: to,
    list,
    source: path,
    target: path,
  })
  return { count: written, replaced, losses: chapterLosses(to, list), warnings }
}
