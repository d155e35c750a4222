import { basename, join } from 'node:path'
import type { EpisodeId } from '../../../core/ids.ts'
import type { MediaFile } from '../host-options.ts'
import type { Rooms } from '../rooms.ts'
import { factsIfThere } from '../store/file-system.ts'

/** What a player takes. Under another type, a file that was brought in would be a page or a script of our own origin. */
const playable = /^(?:audio|video)\/[\w.+-]+(?:; ?[\w="+., -]+)?$/i

/**
 * The media file of an episode, when it lies among the episode's originals. A source that is an address
 * or a path is not followed: an edit could name any file of this computer.
 */
export async function mediaOf(
  { episodes, library, disk }: Rooms,
  id: EpisodeId,
): Promise<MediaFile | undefined> {
  const { session } = await episodes.get(id)
  const { enclosure } = session.episode()
  if (!enclosure || !playable.test(enclosure.mediaType)) return undefined
  const { source, mediaType } = enclosure
  if (source === '' || source.startsWith('.') || source !== basename(source) || /[\\:\0]/.test(source)) {
    return undefined
  }
  const path = join(library.paths.originals(id), source)
  const facts = await factsIfThere(disk.fileSystem, path)
  return facts?.kind === 'file' ? { path, mediaType } : undefined
}
