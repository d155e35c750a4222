import type { EditOutcome, SaveState } from '../../core/contract/episode-shapes.ts'
import type { EditContext } from '../../core/editing/edit.ts'
import { patchesBetween } from '../../core/editing/patches-between.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { AppError } from '../../core/errors.ts'
import type { EpisodeId, IdSource } from '../../core/ids.ts'
import { instant } from './clock.ts'
import { type EpisodeSaver, episodeSaver } from './episode-saver.ts'
import { type EpisodeSession, episodeSession } from './episode-session.ts'
import type { Disk } from './store/disk.ts'
import type { EpisodeOnDisk } from './store/episode-file.ts'
import { episodeText, prepareEpisodeText } from './store/episode-text.ts'
import { type FileFacts, factsIfThere } from './store/file-system.ts'
import { type Journal, openJournal } from './store/journal.ts'
import type { LibraryFolder } from './store/library-folder.ts'
import { stampOf } from './store/library-paths.ts'
import { type RecoveredEpisode, recoverEpisode } from './store/recover-episode.ts'
import { asWriteError } from './store/write-errors.ts'

/** What happens to an open episode, for the host to announce. */
export interface EpisodeListener {
  changed(id: EpisodeId, outcome: EditOutcome): void
  saveState(id: EpisodeId, state: SaveState): void
  replaced(id: EpisodeId, message: string): void
  written(id: EpisodeId): void
}

/** What opening an episode needs from the host. */
export interface OpenSetting {
  readonly disk: Disk
  readonly library: LibraryFolder
  readonly newId: IdSource
  readonly listener: EpisodeListener
  /** Something went wrong that costs no work, for the log. */
  readonly report: (error: unknown) => void
}

/** An episode in memory. */
export interface OpenEpisode {
  readonly session: EpisodeSession
  /** Absent when the library is read-only. */
  readonly saver?: EpisodeSaver
  /** The SHA-256 of its file as it was last read or written here; absent when it cannot be written. */
  readonly fileDigest?: () => string | undefined
  /** What a person has to know about how it was opened, to be said once. */
  readonly notice?: string
  /** For a read-only episode: what file and journal looked like when they were read. */
  readonly seen?: readonly (FileFacts | undefined)[]
}

/** Opens an episode to change it, putting back what a crash left in its journal. */
export async function openToWrite(setting: OpenSetting, id: EpisodeId): Promise<OpenEpisode> {
  const { disk, library, listener } = setting
  const file = library.file(id)
  const onDisk = await file.readWhole()
  const recovered = await recoverEpisode(disk, library.paths, id, onDisk)
  if (recovered.unused !== undefined) await keepJournal(setting, id)
  const journal = await journalFor(setting, id, onDisk, recovered)
  const context = (): EditContext => ({ now: instant(disk.clock), newId: setting.newId })
  const session = episodeSession({
    episode: recovered.episode,
    context,
    accepted: (entry) => saver.accepted(entry),
    announce: (outcome) => listener.changed(id, outcome),
    saveState: () => saver.state(),
    // The version before is a value of its own: its text is made once the answer is on its way.
    onBulk: (episode) => {
      setImmediate(() => keepVersion(setting, episode).catch(setting.report))
    },
  })
  const saver = episodeSaver({
    disk,
    library,
    file,
    journal,
    onDisk: onDisk.episode,
    isMigrated: onDisk.migratedFrom !== undefined,
    current: () => session.episode(),
    replace: (episode, message) => {
      session.adopt(episode)
      listener.replaced(id, message)
    },
    announce: (state) => listener.saveState(id, state),
    onWritten: () => {
      session.seal()
      listener.written(id)
    },
    report: setting.report,
  })
  if (saver.isUnsaved()) await saver.save()
  const notice = recovered.unused ?? combinedNotice(recovered)
  const fileDigest = (): string | undefined => file.mark()?.sha256
  return { session, saver, fileDigest, ...(notice !== undefined && { notice }) }
}

/** Opens an episode to look at; nothing on the disk is touched. */
export async function openToRead(setting: OpenSetting, id: EpisodeId): Promise<OpenEpisode> {
  const { disk, library } = setting
  const seen = await whatIsThere(setting, id)
  const { episode } = await recoverEpisode(disk, library.paths, id, await library.file(id).readWhole())
  const refuse = (): Promise<void> => {
    throw new AppError('library-read-only', library.access.reason() ?? 'The library is read-only.')
  }
  const session = episodeSession({
    episode,
    context: () => ({ now: instant(disk.clock), newId: setting.newId }),
    accepted: refuse,
    announce: () => undefined,
    saveState: () => ({ state: 'saved', at: episode.updatedAt }),
    onBulk: () => undefined,
  })
  return { session: { ...session, snapshot: () => ({ ...session.snapshot(), readOnly: true }) }, seen }
}

/** What the writer of a library has left of an episode, to notice that it went on. */
export async function whatIsThere(
  { disk, library }: OpenSetting,
  id: EpisodeId,
): Promise<readonly (FileFacts | undefined)[]> {
  const paths = [library.paths.episode(id), library.paths.journal(id)]
  return Promise.all(paths.map((path) => factsIfThere(disk.fileSystem, path)))
}

async function journalFor(
  setting: OpenSetting,
  id: EpisodeId,
  onDisk: EpisodeOnDisk,
  recovered: RecoveredEpisode,
): Promise<Journal> {
  const { disk, library } = setting
  const { paths } = library
  const { journal: found } = recovered
  const base = { base: onDisk.episode.revision, sha256: onDisk.mark.sha256 }
  const isReplayed = found.state === 'replayed'
  const journal = openJournal(disk, {
    path: paths.journal(id),
    base,
    entries: isReplayed ? found.entries : [],
    // What is there and was not replayed is of no more use, or was kept elsewhere.
    goodBytes: isReplayed ? found.goodBytes : 0,
    keepBase: () => disk.fileSystem.copy(paths.episode(id), paths.journalBase(id)).catch(setting.report),
  })
  if (found.state === 'combined') {
    await library.backups(id).keep(onDisk.bytes, onDisk.episode.revision, 'other')
    const { episode } = recovered
    const patches = patchesBetween(onDisk.episode, episode)
    const entry = { revision: episode.revision, at: episode.updatedAt, patches }
    await journal.restart(base, entry).catch(setting.report)
  }
  return journal
}

async function keepVersion({ library }: OpenSetting, episode: Episode): Promise<void> {
  await prepareEpisodeText(episode)
  await library.backups(episode.id).keep(Buffer.from(episodeText(episode)), episode.revision)
}

async function keepJournal({ disk, library }: OpenSetting, id: EpisodeId): Promise<void> {
  const kept = library.paths.keptJournal(id, stampOf(instant(disk.clock)))
  try {
    await disk.fileSystem.copy(library.paths.journal(id), kept)
  } catch (error) {
    throw asWriteError(error, 'The list of the last changes of this episode')
  }
}

function combinedNotice({ journal }: RecoveredEpisode): string | undefined {
  if (journal.state !== 'combined') return undefined
  const kept =
    journal.clashes.length === 0
      ? ''
      : ` Where both changed the same thing yours was kept: ${journal.clashes.join(', ')}.`
  return `Galley ended before it could save your last changes, and another program changed the file since. Both were combined.${kept} The other version is among the backups.`
}
