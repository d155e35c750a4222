import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Client, createClient } from '../../core/contract/client.ts'
import { createMemoryTransport } from '../../core/contract/memory-transport.ts'
import { AppError, isAppError } from '../../core/errors.ts'
import { defaultFolders } from '../host/default-folders.ts'
import { createHost } from '../host/host.ts'
import type { Host } from '../host/host-options.ts'
import { importHere } from '../host/import/importer.ts'
import { publishHere } from '../host/publish/publisher.ts'
import { compareHere } from '../host/recognition/compare-here.ts'
import type { Shell } from '../host/shell.ts'
import { describeBug } from './describe-bug.ts'
import type { Io } from './io.ts'

/** A library that is open for one command. */
export interface Library {
  readonly client: Client
  readonly host: Host
  readonly folder: string
  /** The connection the client's grants belong to. */
  readonly callerId: string
  /** Writes what is unsaved and lets go; the sentences say what could not be written. */
  close(): Promise<readonly string[]>
}

/** How a library is opened. */
export interface OpenOptions {
  /** Without the library's lock, so that a look is possible while the app has it. */
  readonly readOnly: boolean
  readonly shell?: Shell
  /** To see what would happen in a library that is not there yet, without making it. */
  readonly emptyWhenMissing?: boolean
}

/** Which library, and how. */
export interface LibraryRequest extends OpenOptions {
  /** The value of `--library`. */
  readonly folder: string | undefined
  /** The library in `resources/`, where it is installed. */
  readonly sampleFolder: string
}

/** Opens the library named by the flag, by `GALLEY_LIBRARY`, or the person's own. */
export async function openLibrary(io: Io, request: LibraryRequest): Promise<Library> {
  const folder = resolve(io.cwd, request.folder ?? defaultFolders(io).libraryFolder)
  try {
    return await openIn(folder, io, request)
  } catch (error) {
    if (!isAppError(error, 'library-missing')) throw error
    if (request.emptyWhenMissing) return openEmpty(io, request)
    throw new AppError(
      'library-missing',
      `${error.message} Nothing was changed. "galley import FILE" makes a library there; --library DIR names another.`,
    )
  }
}

async function openIn(folder: string, io: Io, request: LibraryRequest): Promise<Library> {
  const host = await createHost({
    ...defaultFolders(io),
    libraryFolder: folder,
    shell: request.shell ?? {},
    readOnly: request.readOnly,
    // A single command has nobody who would have to wait for it.
    ...(!request.shell && {
      startCompareWorker: compareHere,
      publisher: publishHere(),
      importer: importHere(),
    }),
    ...(existsSync(request.sampleFolder) && { sampleFolder: request.sampleFolder }),
    reportBug: (incident, error) => io.say(`Incident ${incident}: ${describeBug(error)}`),
  })
  const callerId = 'command-line'
  return {
    client: createClient(createMemoryTransport(host, callerId)),
    host,
    folder,
    callerId,
    async close() {
      const unsaved = await host.close()
      return unsaved.map(({ title, message }) => `${title}: ${message}`)
    },
  }
}

/** An empty library that is gone when the command ends. */
async function openEmpty(io: Io, request: LibraryRequest): Promise<Library> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-empty-'))
  const library = await openIn(folder, io, { ...request, readOnly: false })
  return {
    ...library,
    async close() {
      const unsaved = await library.close()
      await rm(folder, { recursive: true, force: true })
      return unsaved
    },
  }
}
