import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'

/** What the store asks about a file. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other'
  readonly bytes: number
  /** Milliseconds since 1970, with fractions where the disk has them. */
  readonly modified: number
}

/** A file that is open for writing. */
export interface OpenFile {
  /** Writes all of the data at the end of what was written. */
  write(data: Uint8Array): Promise<void>
  /** Returns when the disk says it holds the data. */
  sync(): Promise<void>
  truncate(bytes: number): Promise<void>
  size(): Promise<number>
  close(): Promise<void>
}

/** A directory entry; links are followed. */
export interface FolderEntry {
  readonly name: string
  readonly isFolder: boolean
}

/**
 * The few things the store does to a disk, so that tests can put failing ones in their place. Every
 * method fails with the errors Node gives, which carry a `code`.
 */
export interface FileSystem {
  read(path: string): Promise<Uint8Array>
  /** `create` fails when the file exists; `append` makes it when missing and writes at its end. */
  open(path: string, how: 'create' | 'append'): Promise<OpenFile>
  /** Writes over what is there without waiting for the disk; only for what may be lost, as the cache. */
  put(path: string, data: Uint8Array): Promise<void>
  rename(from: string, to: string): Promise<void>
  copy(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  removeFolder(path: string): Promise<void>
  /** Makes the folder and those above it; one that exists is fine. */
  makeFolder(path: string): Promise<void>
  list(path: string): Promise<readonly FolderEntry[]>
  facts(path: string): Promise<FileFacts>
  /** Makes renames and removals inside the folder durable, where the system can. */
  syncFolder(path: string): Promise<void>
}

/** The disk, through Node. */
export const nodeFileSystem: FileSystem = {
  read: (path) => fs.readFile(path),
  async open(path, how) {
    const handle = await fs.open(path, how === 'create' ? 'wx' : 'a', 0o644)
    return openFile(handle)
  },
  put: (path, data) => fs.writeFile(path, data),
  rename: (from, to) => fs.rename(from, to),
  copy: (from, to) => fs.copyFile(from, to, constants.COPYFILE_FICLONE),
  remove: (path) => fs.unlink(path),
  removeFolder: (path) => fs.rm(path, { recursive: true, force: true }),
  async makeFolder(path) {
    await fs.mkdir(path, { recursive: true })
  },
  async list(path) {
    const entries = await fs.readdir(path, { withFileTypes: true })
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
  },
  async facts(path) {
    const stats = await fs.stat(path)
    return {
      kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other',
      bytes: stats.size,
      modified: stats.mtimeMs,
    }
  },
  syncFolder,
}

function openFile(handle: fs.FileHandle): OpenFile {
  return {
    async write(data) {
      let written = 0
      while (written < data.byteLength) {
        const { bytesWritten } = await handle.write(data, written)
        written += bytesWritten
      }
    },
    sync: () => handle.datasync(),
    truncate: (bytes) => handle.truncate(bytes),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  }
}

/** Systems and network disks that cannot sync a folder say one of these; nothing is lost by it. */
const cannotSyncFolders = new Set(['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES', 'EBADF'])

async function syncFolder(path: string): Promise<void> {
  let handle: fs.FileHandle | undefined
  try {
    handle = await fs.open(path, 'r')
    await handle.sync()
  } catch (error) {
    if (!cannotSyncFolders.has(codeOf(error) ?? '')) throw error
  } finally {
    await handle?.close()
  }
}

/** The system's code of a failure, such as `ENOENT`; undefined when it has none. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Whether two looks at a path saw the same file in the same state. */
export function sameFacts(a: FileFacts | undefined, b: FileFacts | undefined): boolean {
  return a?.bytes === b?.bytes && a?.modified === b?.modified
}

/** The facts of a file, or undefined when there is none. Any other failure is thrown. */
export async function factsIfThere(fileSystem: FileSystem, path: string): Promise<FileFacts | undefined> {
  try {
    return await fileSystem.facts(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}

/** The bytes of a file, or undefined when there is none. Any other failure is thrown. */
export async function readIfThere(fileSystem: FileSystem, path: string): Promise<Uint8Array | undefined> {
  try {
    return await fileSystem.read(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}

/** The entries of a folder; none when it is missing or a file stands in its place. */
export async function listIfThere(fileSystem: FileSystem, path: string): Promise<readonly FolderEntry[]> {
  try {
    return await fileSystem.list(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return []
    throw error
  }
}
