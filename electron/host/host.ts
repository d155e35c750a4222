import type { HostEvent } from '../../core/contract/events.ts'
import { type Handlers, serve } from '../../core/contract/serve.ts'
import { EpisodeId } from '../../core/ids.ts'
import { announcedChange } from './announced-change.ts'
import { systemClock } from './clock.ts'
import { createLooker } from './find/looker.ts'
import { grants } from './grants.ts'
import { audioChapterHandlers } from './handlers/audio-chapters.ts'
import { bundleHandlers, heldPlans } from './handlers/bundle.ts'
import { episodeHandlers } from './handlers/episode.ts'
import { importHandlers } from './handlers/import.ts'
import { libraryHandlers } from './handlers/library.ts'
import { publishHandlers } from './handlers/publish.ts'
import { shellHandlers } from './handlers/shell.ts'
import { showAndSettingsHandlers } from './handlers/shows-and-settings.ts'
import type { Host, HostOptions, UnsavedEpisode } from './host-options.ts'
import { createImporter } from './import/importer.ts'
import { mediaOf } from './media/media-file.ts'
import { randomIds } from './new-id.ts'
import { openEpisodes } from './open-episodes.ts'
import { heldPreviews } from './previews.ts'
import { createPublisher } from './publish/publisher.ts'
import { createComparer } from './recognition/comparer.ts'
import type { Rooms } from './rooms.ts'
import type { Disk } from './store/disk.ts'
import { exportRecords, isStillExported } from './store/export-record.ts'
import { factsIfThere, nodeFileSystem } from './store/file-system.ts'
import { openLibrary } from './store/library-folder.ts'
import { settingsFile } from './store/settings-file.ts'
import { showFiles } from './store/show-file.ts'
import { summarise } from './summarise.ts'

/** How often the host looks at what other programs did to the library, in milliseconds. */
const lookEvery = 3_000

/**
 * Opens the library and gives the application behind the contract. A library that another Galley holds
 * is opened read-only, and becomes writable once that one has let go.
 *
 * @throws AppError `library-missing`, `library-not-empty`, `schema-too-new` or why the disk refused.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const rooms = await openRooms(options)
  const previews = heldPreviews(rooms)
  const plans = heldPlans(rooms)
  const looker = createLooker(rooms.disk.clock, options.startLookWorker)
  const comparer = createComparer(options.startCompareWorker)
  const handlers: Handlers = {
    ...libraryHandlers(rooms),
    ...episodeHandlers(rooms),
    ...importHandlers(rooms, previews, comparer),
    ...publishHandlers(rooms),
    ...bundleHandlers(rooms, plans),
    ...audioChapterHandlers(rooms),
    ...showAndSettingsHandlers(rooms, looker),
    ...shellHandlers(rooms),
  }
  const stopLooking = keepLooking(rooms)
  let closing: Promise<readonly UnsavedEpisode[]> | undefined
  return {
    dispatch: serve(handlers, {
      reportBug: options.reportBug,
      newIncident: () => rooms.newId('i'),
      checkOutput: options.checkOutput ?? false,
    }),
    subscribe: rooms.subscribe,
    forget(callerId) {
      previews.forget(callerId)
      plans.forget(callerId)
      rooms.grants.forget(callerId)
    },
    async media(episodeId) {
      const id = EpisodeId.safeParse(episodeId).data
      return id && mediaOf(rooms, id)
    },
    grantFolder: (callerId, folder) => rooms.grants.grant(callerId, folder),
    flush: () => rooms.episodes.flush(),
    close() {
      closing ??= (async () => {
        stopLooking()
        looker.stop()
        comparer.stopAll()
        rooms.publisher.stop()
        rooms.importer.stop()
        const unsaved = await rooms.episodes.closeAll()
        await rooms.library.close()
        return unsaved
      })()
      return closing
    },
  }
}

interface OpenRooms extends Rooms {
  subscribe(listener: (event: HostEvent) => void): () => void
}

async function openRooms(options: HostOptions): Promise<OpenRooms> {
  const disk: Disk = {
    fileSystem: options.fileSystem ?? nodeFileSystem,
    clock: options.clock ?? systemClock,
  }
  const newId = options.newId ?? randomIds
  const { announce, subscribe } = announcer(options)
  const report = (error: unknown): void => options.reportBug('unattended', error)
  const library = await openLibrary(disk, options.libraryFolder, {
    readOnly: options.readOnly ?? false,
    newId,
    summarise: async (episode) => {
      const record = await exported().read(episode.id)
      return summarise(episode, record && isStillExported(record, episode))
    },
    onAccess: () => {
      void episodes.dropReadOnly()
      announce({ name: 'library.changed', payload: {} })
    },
  })
  const exported = () => exportRecords(disk, library.paths)
  const episodes = openEpisodes({
    disk,
    library,
    newId,
    report,
    listener: {
      changed: (episodeId, outcome) =>
        announce({ name: 'episode.changed', payload: announcedChange(episodeId, outcome) }),
      saveState: (episodeId, save) => announce({ name: 'episode.saveState', payload: { episodeId, save } }),
      replaced: (episodeId, message) =>
        announce({ name: 'episode.replaced', payload: { episodeId, message } }),
      written: () => announce({ name: 'library.changed', payload: {} }),
    },
  })
  if (library.access.reason() === undefined) await episodes.recover(await library.unfinished())
  return {
    options,
    disk,
    library,
    episodes,
    shows: showFiles(disk, library.paths),
    exported: exported(),
    settings: settingsFile(disk, options.settingsFile),
    grants: grants(() => newId('grant')),
    publisher: options.publisher ?? createPublisher(disk.clock),
    importer: options.importer ?? createImporter(),
    newId,
    announce,
    subscribe,
    report,
  }
}

function announcer(options: HostOptions): Pick<OpenRooms, 'announce' | 'subscribe'> {
  const listeners = new Set<(event: HostEvent) => void>()
  return {
    announce(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch (error) {
          // One client that fails to listen must not keep the others, or a save, from going on.
          options.reportBug('listener', error)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Looks from time to time at the open episodes and at the folder; the answer ends it. */
function keepLooking({ disk, episodes, library, announce, report }: Rooms): () => void {
  let seen: number | undefined
  let stop: () => void = () => undefined
  const look = async (): Promise<void> => {
    await library.access.tryAgain()
    await episodes.lookAround()
    const facts = await factsIfThere(disk.fileSystem, library.paths.episodes)
    const hasChanged = seen !== undefined && facts?.modified !== seen
    seen = facts?.modified
    if (hasChanged) announce({ name: 'library.changed', payload: {} })
  }
  const again = (): void => {
    stop = disk.clock.after(lookEvery, () => void look().catch(report).finally(again))
  }
  again()
  return () => stop()
}
