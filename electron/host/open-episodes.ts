import { AppError } from '../../core/errors.ts'
import type { EpisodeId } from '../../core/ids.ts'
import type { UnsavedEpisode } from './host-options.ts'
import { type KeptHistories, keptHistories } from './kept-histories.ts'
import { type OpenEpisode, type OpenSetting, openToRead, openToWrite, whatIsThere } from './open-episode.ts'
import { sameFacts } from './store/file-system.ts'

/** The episodes in memory: each is opened once, whoever asks. */
export interface OpenEpisodes {
  /** For reading what it says now. Read-only when the library is. */
  get(id: EpisodeId): Promise<OpenEpisode>
  /** The same, after a look at what other programs did to its file. */
  getFresh(id: EpisodeId): Promise<OpenEpisode>
  /** The same where it is open already; it is not opened for this. */
  ifOpen(id: EpisodeId): Promise<OpenEpisode | undefined>
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

/** How many episodes stay in memory; of the others only the history does, see `kept-histories.ts`. */
const keptOpen = 6

interface State {
  readonly setting: OpenSetting
  /** In the order of use, the latest last. */
  readonly open: Map<EpisodeId, Promise<OpenEpisode>>
  /** Episodes on their way out; they are opened again only when that is done. */
  readonly closing: Map<EpisodeId, Promise<unknown>>
  readonly notices: Map<EpisodeId, string>
  readonly histories: KeptHistories
}

/** No episode is open yet. */
export function openEpisodes(setting: OpenSetting): OpenEpisodes {
  const state: State = {
    setting,
    open: new Map(),
    closing: new Map(),
    notices: new Map(),
    histories: keptHistories(),
  }
  const { library } = setting
  const getAndMakeRoom = async (id: EpisodeId): Promise<OpenEpisode> => {
    const opened = await get(state, id)
    await letGoOfOldest(state)
    return opened
  }
  return {
    get: getAndMakeRoom,
    async getFresh(id) {
      const known = await state.open.get(id)?.catch(() => undefined)
      if (known) await lookAt(state, id, known)
      return getAndMakeRoom(id)
    },
    async ifOpen(id) {
      await state.closing.get(id)
      return state.open.get(id)
    },
    async toWrite(id) {
      await library.access.requireWriting()
      const { session, saver } = await get(state, id)
      if (saver) return { session, saver }
      state.open.delete(id)
      const again = await get(state, id)
      if (again.saver) return { session: again.session, saver: again.saver }
      throw new AppError('library-read-only', library.access.reason() ?? 'The library is read-only.')
    },
    takeNotice(id) {
      const notice = state.notices.get(id)
      state.notices.delete(id)
      return notice
    },
    close: (id) => close(state, id),
    async recover(ids) {
      for (const id of ids) {
        // A file that cannot be read is shown as damaged; its journal waits for a good one.
        await get(state, id).then(() => close(state, id), setting.report)
      }
    },
    async lookAround() {
      for (const [id, opened] of await allOpen(state)) await lookAt(state, id, opened)
    },
    flush: () => flush(state),
    async dropReadOnly() {
      for (const [id, opened] of await allOpen(state)) if (!opened.saver) state.open.delete(id)
    },
    async closeAll() {
      const unsaved = await flush(state)
      for (const [, opened] of await allOpen(state)) await opened.saver?.close()
      state.open.clear()
      return unsaved
    },
  }
}

async function get(state: State, id: EpisodeId): Promise<OpenEpisode> {
  const { open, closing } = state
  const opening = open.get(id) ?? Promise.resolve(closing.get(id)).then(() => start(state, id))
  open.delete(id)
  open.set(id, opening)
  try {
    return await opening
  } catch (error) {
    if (open.get(id) === opening) open.delete(id)
    throw error
  }
}

async function start({ setting, notices, histories }: State, id: EpisodeId): Promise<OpenEpisode> {
  const isWritable = setting.library.access.reason() === undefined
  const opened = await (isWritable ? openToWrite(setting, id) : openToRead(setting, id))
  if (opened.notice !== undefined) notices.set(id, opened.notice)
  const history = histories.take(id, opened.fileDigest?.() ?? '')
  if (history) opened.session.resume(history)
  return opened
}

async function close(state: State, id: EpisodeId): Promise<UnsavedEpisode | undefined> {
  const opened = await state.open.get(id)?.catch(() => undefined)
  if (!opened) return undefined
  const unsaved = await saved(id, opened)
  if (unsaved) return unsaved
  const digest = opened.fileDigest?.()
  if (digest !== undefined) state.histories.keep(id, digest, opened.session.history())
  state.open.delete(id)
  const done = Promise.resolve(opened.saver?.close()).finally(() => state.closing.delete(id))
  state.closing.set(id, done)
  await done
  return undefined
}

async function letGoOfOldest(state: State): Promise<void> {
  const { open } = state
  const oldest = [...open.keys()].slice(0, Math.max(0, open.size - keptOpen))
  for (const id of oldest) await close(state, id)
}

async function allOpen({ open }: State): Promise<readonly (readonly [EpisodeId, OpenEpisode])[]> {
  const settled = await Promise.allSettled(
    [...open].map(async ([id, opening]) => [id, await opening] as const),
  )
  return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
}

async function lookAt({ setting, open }: State, id: EpisodeId, opened: OpenEpisode): Promise<void> {
  if (opened.saver) return opened.saver.lookAround().catch(setting.report)
  if (!(await isOutdated(setting, id, opened))) return
  open.delete(id)
  setting.listener.replaced(id, 'The other Galley went on with this episode.')
}

async function flush(state: State): Promise<readonly UnsavedEpisode[]> {
  const results: UnsavedEpisode[] = []
  for (const [id, opened] of await allOpen(state)) {
    const unsaved = await saved(id, opened)
    if (unsaved) results.push(unsaved)
  }
  return results
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
