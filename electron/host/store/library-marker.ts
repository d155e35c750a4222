import { z } from 'zod'
import { AppError } from '../../../core/errors.ts'
import type { IdSource } from '../../../core/ids.ts'
import { instant } from '../clock.ts'
import { renamePatiently, writeAtomically } from './atomic-write.ts'
import type { Disk } from './disk.ts'
import { factsIfThere, listIfThere, readIfThere } from './file-system.ts'
import { type LibraryPaths, stampOf } from './library-paths.ts'
import { asReadError } from './write-errors.ts'

const currentLibraryVersion = 1

const Marker = z.object({ schemaVersion: z.number().int().positive(), libraryId: z.string().min(1).max(64) })

/**
 * Makes sure that the folder is a library: a missing or empty one becomes one unless `readOnly`. Any
 * other folder is refused, so that Galley never fills a folder that was meant for something else.
 *
 * @throws AppError `library-missing`, `library-not-empty` or `schema-too-new`.
 */
export async function ensureLibrary(
  disk: Disk,
  paths: LibraryPaths,
  options: { readonly readOnly: boolean; readonly newId: IdSource },
): Promise<void> {
  const bytes = await readMarker(disk, paths)
  if (bytes) {
    const marker = parseMarker(bytes)
    if (marker && marker.schemaVersion > currentLibraryVersion) {
      throw new AppError(
        'schema-too-new',
        `The library in ${paths.folder} belongs to a newer Galley. Nothing was changed. Update Galley to open it.`,
      )
    }
    if (marker) return
    if (options.readOnly) return
    await setMarkerAside(disk, paths)
  } else if (await isInUse(disk, paths.folder)) {
    throw new AppError(
      'library-not-empty',
      `The folder ${paths.folder} holds other files and is not a Galley library. Nothing was changed. Choose an empty folder or a library.`,
      { folder: paths.folder },
    )
  } else if (options.readOnly) {
    throw new AppError('library-missing', `There is no Galley library in ${paths.folder}.`, {
      folder: paths.folder,
    })
  }
  await create(disk, paths, options.newId)
}

async function readMarker({ fileSystem }: Disk, paths: LibraryPaths): Promise<Uint8Array | undefined> {
  const folder = await factsIfThere(fileSystem, paths.folder)
  if (folder && folder.kind !== 'folder') {
    throw new AppError('library-missing', `${paths.folder} is a file, not a folder. Choose a folder.`)
  }
  try {
    return await readIfThere(fileSystem, paths.marker)
  } catch (error) {
    throw asReadError(error, `The library in ${paths.folder}`)
  }
}

function parseMarker(bytes: Uint8Array): z.infer<typeof Marker> | undefined {
  try {
    return Marker.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** The marker holds nothing that cannot be made again, but a person's file is never thrown away. */
async function setMarkerAside({ fileSystem, clock }: Disk, paths: LibraryPaths): Promise<void> {
  const aside = `${paths.marker}.damaged-${stampOf(instant(clock))}`
  await renamePatiently(fileSystem, clock, paths.marker, aside)
}

/** Hidden files that systems put into every folder do not count; nor does our lock. */
async function isInUse({ fileSystem }: Disk, folder: string): Promise<boolean> {
  const hidden = /^\.|^(desktop\.ini|thumbs\.db)$/i
  return (await listIfThere(fileSystem, folder)).some((entry) => !hidden.test(entry.name))
}

async function create(disk: Disk, paths: LibraryPaths, newId: IdSource): Promise<void> {
  await disk.fileSystem.makeFolder(paths.folder)
  const marker = { schemaVersion: currentLibraryVersion, libraryId: newId('lib') }
  await writeAtomically(disk, paths.marker, `${JSON.stringify(marker, null, 2)}\n`, 'The library')
  await disk.fileSystem.makeFolder(paths.episodes)
  await disk.fileSystem.makeFolder(paths.shows)
}
