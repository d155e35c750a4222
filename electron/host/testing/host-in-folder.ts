import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Client, createClient } from '../../../core/contract/client.ts'
import type { HostEvent } from '../../../core/contract/events.ts'
import { createMemoryTransport } from '../../../core/contract/memory-transport.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { countingIds } from '../../../core/ids.ts'
import { createHost } from '../host.ts'
import type { Host, HostOptions } from '../host-options.ts'
import { importHere } from '../import/importer.ts'
import { publishHere } from '../publish/publisher.ts'
import { compareHere } from '../recognition/compare-here.ts'
import { writeAtomically } from '../store/atomic-write.ts'
import { episodeText } from '../store/episode-text.ts'
import { nodeFileSystem } from '../store/file-system.ts'
import { type FaultyFileSystem, faultyFileSystem } from './faulty-file-system.ts'
import { lookWorkerHere } from './look-worker-here.ts'
import { type ManualClock, manualClock } from './manual-clock.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A real host over a real folder, with a clock and a disk that a test can turn and break. */
export interface HostInFolder {
  readonly host: Host
  readonly client: Client
  readonly clock: ManualClock
  readonly fileSystem: FaultyFileSystem
  readonly folder: string
  readonly library: string
  /** Everything announced so far. */
  readonly events: HostEvent[]
  /** Everything reported to the log so far. */
  readonly bugs: unknown[]
  /** Another client of the same host. */
  clientNamed(callerId: string): Client
  /** Puts an episode file into the library as another program would. */
  putEpisode(episode: Episode): Promise<string>
}

/** Opens a host in `folder`, or in a new folder that ends with the test. */
export async function hostInFolder(
  options: Partial<HostOptions> & { readonly folder?: string } = {},
): Promise<HostInFolder> {
  const folder = options.folder ?? (await temporaryFolder())
  const clock = manualClock()
  const fileSystem = faultyFileSystem()
  const library = join(folder, 'library')
  const events: HostEvent[] = []
  const bugs: unknown[] = []
  const host = await createHost({
    libraryFolder: library,
    settingsFile: join(folder, 'settings', 'settings.json'),
    exportsFolder: join(folder, 'exports'),
    shell: {},
    reportBug: (incident, error) => bugs.push(error instanceof Error ? error : `${incident}: ${error}`),
    checkOutput: true,
    clock,
    newId: countingIds(),
    fileSystem,
    startLookWorker: lookWorkerHere,
    startCompareWorker: compareHere,
    publisher: publishHere(),
    importer: importHere(),
    ...options,
  })
  onTestFinished(async () => {
    fileSystem.heal()
    await host.close()
  })
  host.subscribe((event) => events.push(event))
  const clientNamed = (callerId: string): Client => createClient(createMemoryTransport(host, callerId))
  return {
    host,
    client: clientNamed('test'),
    clock,
    fileSystem,
    folder,
    library,
    events,
    bugs,
    clientNamed,
    async putEpisode(episode) {
      const path = join(library, 'episodes', `${episode.id}.json`)
      const disk = { fileSystem: nodeFileSystem, clock }
      await writeAtomically(disk, path, episodeText(episode), 'The episode')
      return path
    },
  }
}

/** Waits until what was set going without anybody waiting for it, such as an autosave, has come to rest. */
export async function settled(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('This did not come about within ten seconds.')
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
