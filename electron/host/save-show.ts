import { AppError } from '../../core/errors.ts'
import { combineShows } from '../../core/library/combine-shows.ts'
import { sameValue } from '../../core/library/same-value.ts'
import type { Show } from '../../core/show/schema.ts'
import type { Rooms } from './rooms.ts'
import { factsIfThere } from './store/file-system.ts'

/** What is known of a save besides the show. */
interface Saving {
  /** What the show was made from; absent for a new one. */
  readonly base?: Show | undefined
  /** Names what several windows do alike, of which only the first counts. */
  readonly once?: string | undefined
}

/** Names are remembered for as long as windows may still be at the same step. */
const mostNames = 1_000

/**
 * Saves a show that was made from `base`. What another window or another program saved meanwhile is
 * combined with it; where both changed the same thing the newer stays, the whole other version is kept
 * among the backups, and it is said. `savedOnce` are the names of saves that were done and do not count again.
 *
 * @throws AppError `revision-conflict` when the show is there and nothing says what it was made from.
 */
export async function saveShow(
  rooms: Rooms,
  show: Show,
  { base, once }: Saving,
  savedOnce: Set<string>,
): Promise<Show> {
  const { library, shows } = rooms
  await library.access.requireWriting()
  await requireLibrary(rooms)
  const name = once === undefined ? undefined : `${show.id} ${once}`
  if (name !== undefined && savedOnce.has(name)) return (await shows.read(show.id)) ?? show
  if (name !== undefined) savedOnce.add(name)
  try {
    return await changeShow(rooms, show, base)
  } catch (error) {
    if (name !== undefined) savedOnce.delete(name)
    throw error
  } finally {
    for (const oldest of savedOnce) if (savedOnce.size > mostNames) savedOnce.delete(oldest)
  }
}

async function changeShow(
  { shows, announce }: Pick<Rooms, 'shows' | 'announce'>,
  show: Show,
  base: Show | undefined,
): Promise<Show> {
  let message: string | undefined
  const saved = await shows.change(show.id, async (now) => {
    if (!now) return show
    if (!base) {
      if (sameValue(now, show)) return now
      throw unknownBase(show)
    }
    const { show: combined, clashes } = combineShows({ base, ours: show, theirs: now })
    if (clashes.length > 0) {
      await shows.keep(now)
      message = `The show “${now.title}” was changed in two places at once. Both changes were combined. Where both changed the same thing the newer was kept: ${clashes.join(', ')}. The other version is among the backups.`
    }
    return combined
  })
  announce({ name: 'library.changed', payload: {} })
  announce({ name: 'show.changed', payload: { showId: show.id, ...(message !== undefined && { message }) } })
  return saved
}

/** A disk that was taken out must not get a new folder in its place, which would hide behind it later. */
async function requireLibrary({ disk, library: { paths } }: Rooms): Promise<void> {
  for (const path of [paths.marker, paths.episodes]) if (await factsIfThere(disk.fileSystem, path)) return
  throw new AppError(
    'save-failed',
    'The show could not be saved: the folder of the library is gone. Bring the disk or the folder back, then try again.',
  )
}

function unknownBase({ title }: Show): AppError {
  return new AppError(
    'revision-conflict',
    `The show “${title}” is in this library already, and nothing says which version of it was changed. Nothing was saved. Open it again, then make the change.`,
  )
}
