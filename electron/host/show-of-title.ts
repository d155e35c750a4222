import { AppError } from '../../core/errors.ts'
import type { ShowId } from '../../core/ids.ts'
import type { Show } from '../../core/show/schema.ts'
import type { Rooms } from './rooms.ts'

/** The show of a title: one that can be used, or one whose file cannot, of which id and title are known all the same. */
export type TitledShow =
  | { readonly isUsable: true; readonly show: Show }
  | { readonly isUsable: false; readonly id: ShowId; readonly title: string; readonly message: string }

/**
 * The show of a title, whatever its case; undefined where the library has none. A show whose file cannot be used is
 * known by what can still be read of its file, and by its episodes, so that no second one of its title is made.
 *
 * @throws AppError `unreadable-file` where such a file does not even say its title: it may be the very show.
 */
export async function showOfTitle(
  { shows, library }: Pick<Rooms, 'shows' | 'library'>,
  title: string,
): Promise<TitledShow | undefined> {
  const known = (await shows.list()).find((show) => isSameTitle(show.title, title))
  if (known) return { isUsable: true, show: known }
  const unusable = await shows.unusable()
  if (unusable.length === 0) return undefined
  const titles = new Map<string, Set<string>>()
  const note = (id: string, said: string) => titles.set(id, (titles.get(id) ?? new Set()).add(said))
  for (const row of (await library.catalogue.scan()).values())
    if ('summary' in row && row.summary.showId) note(row.summary.showId, row.summary.show)
  for (const { id, title: said } of unusable) if (said !== undefined) note(id, said)
  for (const { id, message } of unusable) {
    const own = [...(titles.get(id) ?? [])].find((said) => isSameTitle(said, title))
    if (own !== undefined) return { isUsable: false, id, title: own, message }
  }
  const unknown = unusable.find(({ id }) => !titles.has(id))
  if (unknown) throw mayBeIt(unknown.id, title)
  return undefined
}

function mayBeIt(id: ShowId, title: string): AppError {
  return new AppError(
    'unreadable-file',
    `The file of the show "${id}" cannot be read, and it may be “${title}”. Nothing was imported and the file was left as it is. Repair it, or move it out of the folder "shows" to begin anew; then import again.`,
    { showId: id },
  )
}

/** Titles of shows differ in case and spaces from page to page. */
export function isSameTitle(one: string, other: string): boolean {
  const plain = (title: string): string => title.trim().replace(/\s+/g, ' ').toLowerCase()
  return plain(one) === plain(other)
}
