import { AppError, isAppError } from '../../../core/errors.ts'
import { ShowId } from '../../../core/ids.ts'
import { type InTurn, oneAtATime } from '../../../core/one-at-a-time.ts'
import { currentShowVersion, Show } from '../../../core/show/schema.ts'
import { makeFolder, writeAtomically } from './atomic-write.ts'
import { keepBackup } from './backups.ts'
import type { Disk } from './disk.ts'
import { listIfThere } from './file-system.ts'
import { jsonText, readJsonFile } from './json-file.ts'
import type { LibraryPaths } from './library-paths.ts'

/** A show whose file is there and cannot be used. */
export interface UnusableShow {
  readonly id: ShowId
  readonly message: string
  readonly title?: string
}

/** The shows of a library, one file each. */
export interface ShowFiles {
  /** Undefined when there is no such show; a file that cannot be used is an error. */
  read(id: ShowId): Promise<Show | undefined>
  write(show: Show): Promise<void>
  /** Writes what `next` makes of the show as it is now; changes of one show wait for each other. */
  change(id: ShowId, next: (now: Show | undefined) => Promise<Show>): Promise<Show>
  /** Keeps a version of a show for good, beside the backups of episodes. */
  keep(show: Show): Promise<void>
  /** Every show that can be read. */
  list(): Promise<readonly Show[]>
  /** The others: why they cannot be used, and their title where the file still says it. */
  unusable(): Promise<readonly UnusableShow[]>
  /** Runs work that must see the shows as the work before it left them, such as making one of a new title. */
  readonly inTurn: InTurn
}

/** The shows of one library. */
export function showFiles(disk: Disk, paths: LibraryPaths): ShowFiles {
  const read = async (id: ShowId): Promise<Show | undefined> => {
    const file = await readJsonFile(disk, paths.show(id), Show, 'The show')
    if (file.state === 'missing') return undefined
    if (file.state === 'damaged') throw unusable(id, file.document)
    if (file.value.id !== id) throw unusable(id, undefined)
    return file.value
  }
  const put = async (show: Show): Promise<void> => {
    const outcome = Show.safeParse(show)
    if (!outcome.success) {
      throw new AppError('schema-invalid', 'The show was not saved, because it would not be whole.')
    }
    await makeFolder(disk, paths.shows, 'The show')
    await writeAtomically(disk, paths.show(show.id), jsonText(outcome.data), 'The show')
  }
  const ids = async (): Promise<readonly ShowId[]> =>
    (await listIfThere(disk.fileSystem, paths.shows)).flatMap(({ name, isFolder }) => {
      const id = name.endsWith('.json') ? ShowId.safeParse(name.slice(0, -5)).data : undefined
      return id && !isFolder ? [id] : []
    })
  const queues = new Map<ShowId, Promise<unknown>>()
  return {
    read,
    async write(show) {
      // A show that cannot be read may hold years of names: it is never written over.
      await read(show.id)
      await put(show)
    },
    change(id, next) {
      const changed = (queues.get(id) ?? Promise.resolve()).then(async () => {
        const now = await read(id)
        const show = await next(now)
        if (show !== now) await put(show)
        return show
      })
      queues.set(
        id,
        changed.catch(() => undefined),
      )
      return changed
    },
    async keep(show) {
      await keepBackup(disk, paths.showBackups(show.id), {
        bytes: Buffer.from(jsonText(show)),
        revision: 0,
        kept: 'other',
      })
    },
    async list() {
      const shows: Show[] = []
      for (const id of await ids()) {
        const show = await ifUsable(() => read(id))
        if (!isAppError(show) && show) shows.push(show)
      }
      return shows
    },
    async unusable() {
      const found: UnusableShow[] = []
      for (const id of await ids()) {
        const error = await ifUsable(() => read(id))
        if (!isAppError(error)) continue
        const file = await ifUsable(() => readJsonFile(disk, paths.show(id), Show, 'The show'))
        const title = isAppError(file) || file.state !== 'damaged' ? undefined : titleIn(file.text)
        found.push({ id, message: error.message, ...(title !== undefined && { title }) })
      }
      return found
    },
    inTurn: oneAtATime(),
  }
}

async function ifUsable<T>(read: () => Promise<T>): Promise<T | AppError> {
  try {
    return await read()
  } catch (error) {
    if (isAppError(error)) return error
    throw error
  }
}

/** The title of a show in what is left of its file: no other part of a show has a field of that name before it. */
function titleIn(text: string): string | undefined {
  const quoted = /"title"\s*:\s*("(?:[^"\\\u0000-\u001f]|\\.)*")/u.exec(text)?.[1]
  try {
    const title: unknown = quoted === undefined ? undefined : JSON.parse(quoted)
    return typeof title === 'string' ? title : undefined
  } catch {
    return undefined
  }
}

function unusable(id: ShowId, document: unknown): AppError {
  const version =
    typeof document === 'object' && document !== null && 'schemaVersion' in document
      ? document.schemaVersion
      : undefined
  if (typeof version === 'number' && version > currentShowVersion) {
    return new AppError(
      'schema-too-new',
      `The show "${id}" was saved by a newer Galley. Nothing was changed. Update Galley to use it.`,
    )
  }
  return new AppError(
    'unreadable-file',
    `The file of the show "${id}" cannot be read. It was left as it is. Repair it, or move it out of the folder "shows" to begin anew.`,
    { showId: id },
  )
}
