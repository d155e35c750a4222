import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Client, createClient } from '../../core/contract/client.ts'
import { createMemoryTransport } from '../../core/contract/memory-transport.ts'
import { defaultFolders } from '../host/default-folders.ts'
import { createHost } from '../host/host.ts'
import type { Host } from '../host/host-options.ts'
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

/** Which library, and how. */
export interface LibraryRequest {
  /** The value of `--library`. */
  readonly folder: string | undefined
  readonly readOnly: boolean
  readonly shell: Shell
  /** The library in `resources/`, where it is installed. */
  readonly sampleFolder: string
}

/** Opens the library named by the flag, by `GALLEY_LIBRARY`, or the person's own. */
export async function openLibrary(io: Io, request: LibraryRequest): Promise<Library> {
  const folders = defaultFolders(io)
  const folder = resolve(io.cwd, request.folder ?? folders.libraryFolder)
  const host = await createHost({
    ...folders,
    libraryFolder: folder,
    shell: request.shell,
    readOnly: request.readOnly,
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
