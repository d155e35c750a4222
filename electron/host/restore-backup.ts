import type { Episode } from '../../core/episode/schema.ts'
import { isAppError } from '../../core/errors.ts'
import type { EpisodeId } from '../../core/ids.ts'
import { instant } from './clock.ts'
import type { Rooms } from './rooms.ts'

/**
 * Makes an episode what one of its backups holds. The present is kept first: of an episode that can be
 * read as a backup and as a step to undo, of a damaged file as its very bytes.
 */
export async function restoreBackup(rooms: Rooms, id: EpisodeId, name: string): Promise<void> {
  const { episodes, library } = rooms
  await library.access.requireWriting()
  const content = await library.backups(id).read(name)
  try {
    const { session, saver } = await episodes.toWrite(id)
    await session.replaceContent(content, 'Restore backup')
    await saver.save()
  } catch (error) {
    if (!isAppError(error, 'episode-damaged') && !isAppError(error, 'episode-missing')) throw error
    await putBack(rooms, id, content)
  }
  rooms.announce({ name: 'library.changed', payload: {} })
}

async function putBack({ library, disk }: Rooms, id: EpisodeId, content: Episode): Promise<void> {
  await library.setAside(id)
  const restored = { ...content, revision: content.revision + 1, updatedAt: instant(disk.clock) }
  await library.file(id).write(restored)
}
