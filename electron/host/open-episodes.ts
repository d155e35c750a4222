import type { EpisodeId } from '../../core/ids.ts'
import type { UnsavedEpisode } from './host-options.ts'
import { type OpenEpisode, type OpenSetting, openToRead, openToWrite, whatIsThere } from './open-episode.ts'
import { sameFacts } from './store/file-system.ts'

/** The episodes in memory: each is opened once, whoever asks. */
export interface OpenEpisodes {
  /** For reading what it says now. Read-only when the library is. */
  get(id: EpisodeId): Promise<OpenEpisode>
  /** For changing it. @throws AppError `library-read-only`. */
  toWrite(id: EpisodeId): Promise<Required<Pick<OpenEpisode, 'session' | 'saver'>>>
  /** What a person has to know about how an episode was opened; said once. */
  takeNotice(id: EpisodeId): string | undefined
  /** Saves an episode and lets go of it; what could not be saved stays in memory and is said. */
  close(id: EpisodeId): Promise<UnsavedEpisode | undefined>
  /** Puts back what a crash left in journals, so that the library shows it before it is opened. */
  recover(ids: readonly EpisodeId[]): Promise<void>
  /** Notices what other programs did to the open episodes. */
  lookAround(): Promise<void>
  flush(): Promise<readonly UnsavedEpisode[]>
  /** Lets go of everything that was opened only for reading, since it may be changed now. */
  dropReadOnly(): Promise<void>
  closeAll(): Promise<readonly UnsavedEpisode[]>
}

/** How many episodes stay in memory with their history. */
const keptOpen = 6

/** No episode is open yet. */
export function openEpisodes(setting: OpenSetting): OpenEpisodes {
  const { library } = setting
  /** In the order of use, the latest last. */
  const open = new Map<EpisodeId, Promise<OpenEpisode>>()
  const notices = new Map<EpisodeId, string>()

  const start = async (id: EpisodeId): Promise<OpenEpisode> => {
    const isWritable = library.access.reason() === undefined
    const opened = await (isWritable ? openToWrite(setting, id) : openToRead(setting, id))
    if (opened.notice !== undefined) notices.set(id, opened.notice)
    return opened
  }

  const get = async (id: EpisodeId): Promise<OpenEpisode> => {
    const opening = open.get(id) ?? start(id)
    open.delete(id)
    open.set(id, opening)
    try {
      return await opening
    } catch (error) {
      if (open.get(id) === opening) open.delete(id)
      throw error
    }
  }

  const close = async (id: EpisodeId): Promise<UnsavedEpisode | undefined> => {
    const opened = await open.get(id)?.catch(() => undefined)
    if (!opened) return undefined
    const unsaved = await saved(id, opened)
    if (unsaved) return unsaved
    open.delete(id)
    await opened.saver?.close()
    return undefined
  }

  const letGoOfOldest = async (): Promise<void> => {
    const oldest = [...open.keys()].slice(0, Math.max(0, open.size - keptOpen))
    for (const id of oldest) await close(id)
  }

  const allOpen = async (): Promise<readonly (readonly [EpisodeId, OpenEpisode])[]> => {
    const settled = await Promise.allSettled(
      [...open].map(async ([id, opening]) => [id, await opening] as const),
    )
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  }

  const flush = async (): Promise<readonly UnsavedEpisode[]> => {
    const results: UnsavedEpisode[] = []
    for (const [id, opened] of await allOpen()) {
      const unsaved = await saved(id, opened)
      if (unsaved) results.push(unsaved)
    }
    return results
  }

  return {
    async get(id) {
      const opened = await get(id)
      await letGoOfOldest()
      return opened
    },
    async toWrite(id) {
      await library.access.requireWriting()
      const { session, saver } = await get(id)
      if (saver) return { session, saver }
      open.delete(id)
      const again = await get(id)
      return { session: again.session, saver: again.saver as NonNullable<OpenEpisode['saver']> }
    },
    takeNotice(id) {
      const notice = notices.get(id)
      notices.delete(id)
      return notice
    },
    close,
    async recover(ids) {
      for (const id of ids) {
        // A file that cannot be read is shown as damaged; its journal waits for a good one.
        await get(id).then(() => close(id), setting.report)
      }
    },
    async lookAround() {
      for (const [id, opened] of await allOpen()) {
        if (opened.saver) await opened.saver.lookAround().catch(setting.report)
        else if (await isOutdated(setting, id, opened)) {
          open.delete(id)
          setting.listener.replaced(id, 'The other Galley went on with this episode.')
        }
      }
    },
    flush,
    async dropReadOnly() {
      for (const [id, opened] of await allOpen()) if (!opened.saver) open.delete(id)
    },
    async closeAll() {
      const unsaved = await flush()
      for (const [, opened] of await allOpen()) await opened.saver?.close()
      open.clear()
      return unsaved
    },
  }
}

async function saved(id: EpisodeId, { session, saver }: OpenEpisode): Promise<UnsavedEpisode | undefined> {
  if (!saver?.isUnsaved()) return undefined
  const state = await saver.save()
  if (state.state !== 'failed' || !saver.isUnsaved()) return undefined
  return {
    episodeId: id,
    title: session.episode().title,
    message: state.message,
    journalled: saver.isJournalled(),
  }
}

async function isOutdated(setting: OpenSetting, id: EpisodeId, { seen = [] }: OpenEpisode): Promise<boolean> {
  const now = await whatIsThere(setting, id)
  return now.some((facts, index) => !sameFacts(facts, seen[index]))
}
