import { join } from 'node:path'
import { AppError } from '../../core/errors.ts'
import type { EpisodeId } from '../../core/ids.ts'
import type { Rooms } from './rooms.ts'
import { episodeIds } from './store/catalogue.ts'
import { episodeFile } from './store/episode-file.ts'
import { factsIfThere, listIfThere } from './store/file-system.ts'
import { libraryPaths } from './store/library-paths.ts'
import { showFiles } from './store/show-file.ts'
import { asWriteError } from './store/write-errors.ts'

/**
 * Brings the sample episode with its show and audio into the library, once: who changed it finds it as
 * it was left, and who removed it gets it back from the trash.
 */
export async function openSample(rooms: Rooms): Promise<EpisodeId> {
  const { library, disk, options } = rooms
  const sample = options.sampleFolder === undefined ? undefined : libraryPaths(options.sampleFolder)
  const [id] = sample ? await episodeIds(disk.fileSystem, sample.episodes) : []
  if (!sample || !id) {
    throw new AppError('not-found', 'This Galley came without its sample episode. Your library is as it was.')
  }
  if (await factsIfThere(disk.fileSystem, library.paths.episode(id))) return id
  await library.access.requireWriting()
  if (await factsIfThere(disk.fileSystem, library.paths.trashed(id))) await library.restore(id)
  else await bringIn(rooms, sample, id)
  rooms.announce({ name: 'library.changed', payload: {} })
  return id
}

async function bringIn(
  { library, disk, shows }: Rooms,
  sample: ReturnType<typeof libraryPaths>,
  id: EpisodeId,
): Promise<void> {
  const episode = await episodeFile(disk, sample.episode(id), id).read()
  await copyOriginals(disk, sample.originals(id), library.paths.originals(id))
  for (const show of await showFiles(disk, sample).list()) {
    if (!(await shows.read(show.id))) await shows.write(show)
  }
  await library.create(episode)
}

async function copyOriginals({ fileSystem }: Rooms['disk'], from: string, to: string): Promise<void> {
  try {
    await fileSystem.makeFolder(to)
    for (const { name, isFolder } of await listIfThere(fileSystem, from)) {
      if (!isFolder) await fileSystem.copy(join(from, name), join(to, name))
    }
  } catch (error) {
    throw asWriteError(error, 'The sample')
  }
}
