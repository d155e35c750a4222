import { basename, join } from 'node:path'
import { AppError, isAppError } from '../../core/errors.ts'
import type { RenderedFile } from '../../core/publish/bundle.ts'
import { manifestName, type WrittenFile } from '../../core/publish/manifest.ts'
import { renamePatiently, writeNew } from './store/atomic-write.ts'
import type { Disk } from './store/disk.ts'
import { sha256Of } from './store/episode-file.ts'
import { type FileSystem, factsIfThere, listIfThere } from './store/file-system.ts'
import { asWriteError } from './store/write-errors.ts'

/** What a bundle is made of and where it goes. */
export interface BundleJob {
  /** The folder that gets the bundle's folder. */
  readonly destination: string
  readonly name: string
  readonly ifExists: 'keep-both' | 'replace' | 'refuse'
  readonly files: readonly RenderedFile[]
  /** Throws when the files, as they were read back, do not say what the episode says. */
  readonly verify: (files: readonly RenderedFile[]) => Promise<void> | void
  readonly manifest: (files: readonly WrittenFile[]) => string
  /** The paths of the files an earlier manifest names; none where it is not one. */
  readonly listed: (manifest: string) => readonly string[]
}

/** A bundle that stands. */
export interface WrittenBundle {
  readonly folder: string
  readonly files: readonly WrittenFile[]
}

/**
 * Writes a bundle so that its folder either stands whole and verified or does not stand at all. It grows
 * as `<name>.partial`, is read back from the disk and compared, gets its manifest and only then its name.
 */
export async function writeBundle(disk: Disk, job: BundleJob): Promise<WrittenBundle> {
  const { fileSystem } = disk
  try {
    await fileSystem.makeFolder(job.destination)
    await finishReplacing(disk, join(job.destination, job.name), job)
    const target = await targetFolder(disk, job)
    const partial = `${target}.partial`
    await removeLeftOver(disk, partial)
    await fileSystem.makeFolder(partial)
    try {
      const files = await fill(disk, partial, job)
      await putInPlace(disk, partial, target, job)
      await fileSystem.syncFolder(job.destination)
      return { folder: target, files }
    } catch (error) {
      // The failure that led here is the one worth telling; the next export removes a left-over.
      await fileSystem.removeFolder(partial).catch(() => undefined)
      throw error
    }
  } catch (error) {
    throw unusable(error, job.destination)
  }
}

async function fill(disk: Disk, partial: string, job: BundleJob): Promise<readonly WrittenFile[]> {
  const { fileSystem } = disk
  for (const file of job.files) await writeNew(fileSystem, pathIn(partial, file.path), Buffer.from(file.text))
  const read: RenderedFile[] = []
  const written: WrittenFile[] = []
  for (const file of job.files) {
    const bytes = await fileSystem.read(pathIn(partial, file.path))
    read.push({ ...file, text: decoded(bytes, file.path) })
    written.push({ id: file.id, path: file.path, bytes: bytes.byteLength, sha256: sha256Of(bytes) })
  }
  await job.verify(read)
  await writeNew(fileSystem, join(partial, manifestName), Buffer.from(job.manifest(written)))
  await fileSystem.syncFolder(partial)
  return written
}

/** A file's path is one plain name; anything else would be a bug worth stopping for. */
function pathIn(folder: string, path: string): string {
  if (path !== basename(path) || path === '' || path === '.' || path === '..' || path.includes('\\')) {
    throw new Error(`A bundle's file has the unsafe path "${path}".`)
  }
  return join(folder, path)
}

function decoded(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new AppError(
      'round-trip-failed',
      `${path} did not come back from the disk as it was written. Nothing was exported. Try another folder, and look after the disk.`,
      { path },
    )
  }
}

/** A folder that only has the name is not replaced, nor one with a file of somebody's where one of ours goes. */
async function requireReplaceable({ fileSystem }: Disk, folder: string, job: BundleJob): Promise<void> {
  if (!(await factsIfThere(fileSystem, join(folder, manifestName)))) {
    throw new AppError(
      'destination-exists',
      `There is a folder “${job.name}” in ${job.destination} that is no export of Galley. Nothing was written or removed. Move it elsewhere, or keep both.`,
      { folder },
    )
  }
  const written = new Set(job.files.map(({ path }) => path))
  const clash = (await foreignIn(fileSystem, folder, job)).find((name) => written.has(name))
  if (clash === undefined) return
  throw new AppError(
    'destination-exists',
    `“${clash}” in ${folder} was not put there by Galley, and the export has a file of that name. Nothing was written or removed. Move it elsewhere, or keep both.`,
    { folder },
  )
}

/** What stands in a bundle's folder and is not named by its manifest. */
async function foreignIn(fileSystem: FileSystem, folder: string, job: BundleJob): Promise<readonly string[]> {
  const manifest = await fileSystem.read(join(folder, manifestName))
  const ours = new Set([manifestName, ...job.listed(Buffer.from(manifest).toString('utf8'))])
  return (await listIfThere(fileSystem, folder))
    .filter(({ name, isFolder }) => isFolder || !ours.has(name))
    .map(({ name }) => name)
}

/** Takes what is not ours along from the old bundle into the new one, then the old one goes. */
async function letGoOfOld(disk: Disk, old: string, target: string, job: BundleJob): Promise<void> {
  const { fileSystem, clock } = disk
  for (const name of await foreignIn(fileSystem, old, job)) {
    if (await factsIfThere(fileSystem, join(target, name))) {
      throw new AppError(
        'destination-exists',
        `“${name}” is in ${old} and in ${target}. Both are as they were. Move one elsewhere, then export again.`,
        { folder: target },
      )
    }
    await renamePatiently(fileSystem, clock, join(old, name), join(target, name))
  }
  await fileSystem.removeFolder(old)
}

async function targetFolder(disk: Disk, job: BundleJob): Promise<string> {
  const { fileSystem } = disk
  const wanted = join(job.destination, job.name)
  const there = await factsIfThere(fileSystem, wanted)
  if (!there) return wanted
  if (job.ifExists === 'replace' && there.kind === 'folder') {
    await requireReplaceable(disk, wanted, job)
    return wanted
  }
  if (job.ifExists !== 'keep-both') {
    throw new AppError(
      'destination-exists',
      `There is already ${there.kind === 'folder' ? 'a folder' : 'a file'} "${job.name}" in ${job.destination}. Nothing was written. Replace it, or keep both.`,
      { folder: wanted },
    )
  }
  for (let copy = 2; ; copy += 1) {
    const sibling = `${wanted}-${copy}`
    if (!(await factsIfThere(fileSystem, sibling))) return sibling
  }
}

/** Whoever looks sees the old bundle or the new one, but for the instant between two renames. */
async function putInPlace(disk: Disk, partial: string, target: string, job: BundleJob): Promise<void> {
  const { fileSystem, clock } = disk
  const aside = `${target}.replaced`
  const isThere = (await factsIfThere(fileSystem, target)) !== undefined
  if (isThere) await renamePatiently(fileSystem, clock, target, aside)
  try {
    await renamePatiently(fileSystem, clock, partial, target)
  } catch (error) {
    if (isThere) await renamePatiently(fileSystem, clock, aside, target)
    throw error
  }
  if (isThere) await letGoOfOld(disk, aside, target, job)
}

/** Ends what a crash between those renames began: the old bundle comes back, or goes. */
async function finishReplacing(disk: Disk, target: string, job: BundleJob): Promise<void> {
  const { fileSystem, clock } = disk
  const aside = `${target}.replaced`
  if (!(await factsIfThere(fileSystem, join(aside, manifestName)))) return
  if (await factsIfThere(fileSystem, target)) await letGoOfOld(disk, aside, target, job)
  else await renamePatiently(fileSystem, clock, aside, target)
}

/** Only plain files are what a crash of ours leaves; anything else there belongs to somebody. */
async function removeLeftOver({ fileSystem }: Disk, partial: string): Promise<void> {
  const entries = await listIfThere(fileSystem, partial)
  if (entries.some((entry) => entry.isFolder)) {
    throw new AppError(
      'destination-exists',
      `The folder ${partial} is in the way and holds other folders. Nothing was written. Move it, or choose another folder.`,
      { folder: partial },
    )
  }
  await fileSystem.removeFolder(partial)
}

function unusable(error: unknown, destination: string): unknown {
  if (isAppError(error) || !(error instanceof Error) || !('code' in error)) return error
  const { code, message } = asWriteError(error, 'The bundle')
  return new AppError(
    code === 'save-failed' ? 'destination-unusable' : code,
    message.replace('What was saved before is whole', `Nothing half-written was left in ${destination}`),
    { destination, systemCode: error.code },
    error,
  )
}
