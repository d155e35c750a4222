import { Low } from 'lowdb'
import type { SaveState } from '../../core/contract/episode-shapes.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { isAppError } from '../../core/errors.ts'
import { oneAtATime } from '../../core/one-at-a-time.ts'
import { backupIfDue } from './backup-due.ts'
import { instant } from './clock.ts'
import { saveStates } from './save-states.ts'
import type { SaverSetting, Saving } from './saving.ts'
import { settleForeignChange } from './settle-foreign-change.ts'
import { lookForForeignChange } from './store/foreign-change.ts'
import type { JournalEntry } from './store/journal-lines.ts'
import { asWriteError } from './store/write-errors.ts'

/** Keeps one episode's file in step with what the person did. */
export interface EpisodeSaver {
  /**
   * Returns when the entry is in the journal, or when the journal failed and that was announced: the
   * edit is accepted either way and is tried again.
   */
  accepted(entry: JournalEntry): Promise<void>
  /** Writes the whole file now. Never throws: the answer says how it went. */
  save(): Promise<SaveState>
  state(): SaveState
  /** Whether the file lacks something. */
  isUnsaved(): boolean
  isJournalled(): boolean
  /** Takes over what another program did to the file meanwhile. */
  lookAround(): Promise<void>
  /** Saves a last time and lets go of the journal. */
  close(): Promise<SaveState>
}

/** Rest after the last edit before the file is written, in milliseconds. */
const idleBeforeSave = 2_000
/** The longest an edit waits for the file, in milliseconds; it is in the journal meanwhile. */
const longestBeforeSave = 10_000
/** Pauses before each further try after a failure, in milliseconds; the last one repeats. */
const retryPauses = [1_000, 2_000, 5_000, 10_000, 30_000]

const nothing = (): void => undefined

/** The saver of one open episode; it alone writes that episode's file and journal. */
export function episodeSaver(setting: SaverSetting): EpisodeSaver {
  const { file, journal, onDisk, disk } = setting
  const saving: Saving = {
    ...setting,
    holder: new Low(file, onDisk),
    onFile: onDisk,
    states: saveStates(disk.clock, onDisk.updatedAt, setting.announce),
    written: new Set(),
    lastBackupAt: undefined,
    isMigrationBackedUp: !setting.isMigrated,
    failure: undefined,
    failures: 0,
    timers: { idle: nothing, latest: undefined, retry: nothing },
  }
  file.onReplacing((episode, sha256) => noteBeforeReplacing(saving, episode, sha256))
  const inTurn = oneAtATime()
  const save = (): Promise<SaveState> => inTurn(() => trySave(saving, scheduleRetry))
  const scheduleRetry = (): void => {
    const pause = retryPauses[Math.min(saving.failures, retryPauses.length) - 1] ?? 0
    saving.timers.retry = disk.clock.after(pause, () => void save())
  }
  return {
    async accepted(entry) {
      saving.states.saving()
      scheduleSave(saving, save)
      await append(saving, entry, scheduleRetry)
    },
    save,
    state: () => saving.states.now(),
    isUnsaved: () => isUnsaved(saving),
    isJournalled: () => journal.isWhole(),
    async lookAround() {
      const isReplaced = await inTurn(() => lookAround(saving))
      if (isReplaced && isUnsaved(saving)) await save()
    },
    async close() {
      // In turn, so that a save that is under way ends before the journal is closed.
      const state = await inTurn(async () =>
        isUnsaved(saving) ? trySave(saving, scheduleRetry) : saving.states.now(),
      )
      stopTimers(saving)
      saving.states.stop()
      await journal.close()
      if (!isUnsaved(saving)) await removeBaseCopy(saving)
      return state
    },
  }
}

function isUnsaved({ current, onFile }: Saving): boolean {
  return current() !== onFile
}

async function append(saving: Saving, entry: JournalEntry, scheduleRetry: () => void): Promise<void> {
  const { journal, states, disk } = saving
  try {
    await journal.append(entry)
    if (saving.failure === undefined) states.saved(instant(disk.clock))
    else states.failed(saving.failure, true)
  } catch (error) {
    fail(saving, error, scheduleRetry)
  }
}

function scheduleSave({ timers, disk }: Saving, save: () => Promise<unknown>): void {
  timers.idle()
  timers.idle = disk.clock.after(idleBeforeSave, () => void save())
  timers.latest ??= disk.clock.after(longestBeforeSave, () => void save())
}

function stopTimers({ timers }: Saving): void {
  timers.idle()
  timers.latest?.()
  timers.latest = undefined
  timers.retry()
}

async function trySave(saving: Saving, scheduleRetry: () => void): Promise<SaveState> {
  stopTimers(saving)
  try {
    await writeFile(saving)
  } catch (error) {
    await saving.journal.retry().catch(saving.report)
    fail(saving, error, scheduleRetry)
    return saving.states.now()
  }
  saving.failure = undefined
  saving.failures = 0
  const at = instant(saving.disk.clock)
  if (!isUnsaved(saving)) saving.states.savedNow(at)
  return { state: 'saved', at }
}

function fail(saving: Saving, error: unknown, scheduleRetry: () => void): void {
  if (!isAppError(error)) saving.report(error)
  saving.failure = asWriteError(error, 'The episode').message
  saving.failures += 1
  saving.states.failed(saving.failure, saving.journal.isWhole())
  saving.timers.retry()
  scheduleRetry()
}

async function writeFile(saving: Saving): Promise<void> {
  const { holder, journal, library } = saving
  if (!isUnsaved(saving)) return
  await library.access.confirm()
  await lookAround(saving)
  const episode = saving.current()
  if (episode === saving.onFile) return
  await backupIfDue(saving)
  holder.data = episode
  await holder.write()
  saving.onFile = episode
  const mark = saving.file.mark()
  if (mark) await journal.cut({ base: episode.revision, sha256: mark.sha256 }).catch(saving.report)
  if (mark?.facts) await library.catalogue.note(episode, mark.facts).catch(saving.report)
  saving.onWritten(episode)
}

/** Should the note fail, the journal is told apart by its copy of the file instead; the save goes on. */
async function noteBeforeReplacing(saving: Saving, episode: Episode, sha256: string): Promise<void> {
  saving.written.add(sha256)
  await saving.journal.noteBase({ base: episode.revision, sha256 }).catch(saving.report)
}

/** Whether another program's change was taken over. */
async function lookAround(saving: Saving): Promise<boolean> {
  const { disk, file, written, onDisk } = saving
  const change = await lookForForeignChange(disk, file, onDisk.id, (sha256) => written.has(sha256))
  await settleForeignChange(saving, change)
  return change.kind === 'changed' || change.kind === 'damaged'
}

async function removeBaseCopy({ disk, library, onDisk }: Saving): Promise<void> {
  // Only a safety net, and of no use once the file holds everything.
  await disk.fileSystem.remove(library.paths.journalBase(onDisk.id)).catch(nothing)
}
