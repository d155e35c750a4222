import type { Episode } from '../../core/episode/schema.ts'
import { isAppError } from '../../core/errors.ts'
import type { Show } from '../../core/show/schema.ts'
import type { Rooms } from './rooms.ts'

/**
 * The show an episode belongs to. A show whose file cannot be used counts as none here, and is reported:
 * its episodes can still be checked, exported and read.
 */
export async function showOfEpisode(
  { shows, report }: Pick<Rooms, 'shows' | 'report'>,
  episode: Episode,
): Promise<Show | undefined> {
  if (episode.show.id === undefined) return undefined
  try {
    return await shows.read(episode.show.id)
  } catch (error) {
    if (!isAppError(error)) throw error
    report(error)
    return undefined
  }
}
