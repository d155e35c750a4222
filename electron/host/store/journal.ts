import { dirname } from 'node:path'
import { oneAtATime } from '../../../core/one-at-a-time.ts'
import { writeAtomically } from './atomic-write.ts'
import type { Disk } from './disk.ts'
import type { OpenFile } from './file-system.ts'
import { type JournalBase, type JournalEntry, journalLine } from './journal-lines.ts'
import { asWriteError } from './write-errors.ts'

/** The edits of one episode that its file does not hold yet. One writer; calls may overlap. */
export interface Journal {
  /**
   * Returns when the entry is on the disk. Entries that arrive while the disk is busy are flushed
   * together. On a failure the entry stays in memory and goes with the next `append` or `retry`.
   */
  append(entry: JournalEntry): Promise<void>
  /** Writes what an earlier failure left in memory. */
  retry(): Promise<void>
  /** Whether every accepted entry is on the disk. */
  isWhole(): boolean
  /** Notes, before the file is replaced, that content with this digest holds this revision. */
  noteBase(base: JournalBase): Promise<void>
  /**
   * Begins anew from another content of the episode file: `entry` leads from there to where entries
   * accepted after it go on. The list on the disk is replaced as a whole.
   */
  restart(base: JournalBase, entry: JournalEntry): Promise<void>
  /** The file now holds everything up to this revision: entries up to there are let go. */
  cut(base: JournalBase): Promise<void>
  /** Closes the file, and removes it when it holds nothing. */
  close(): Promise<void>
}

/** Where a journal stands and what was found there. */
export interface JournalSetting {
  readonly path: string
  /** What the episode file holds. */
  readonly base: JournalBase
  /** Entries found in the journal that the episode file does not hold. */
  readonly entries: readonly JournalEntry[]
  /** The length of the good lines found; the rest is cut off before anything is added. */
  readonly goodBytes: number
  /** Keeps a copy of the episode file the entries start from; a failure costs only that safety net. */
  readonly keepBase: () => Promise<void>
}

/** A journal grown over this many bytes is written anew when it is cut in the middle of editing. */
const longJournal = 4 * 1024 * 1024

interface State {
  readonly disk: Disk
  readonly path: string
  readonly keepBase: () => Promise<void>
  base: JournalBase
  /** The digest of the last base line in the file. */
  noted: string | undefined
  entries: JournalEntry[]
  /** How many of `entries` are on the disk. */
  safe: number
  file: OpenFile | undefined
  /** What is in the file is of no more use: it is replaced when next something is written. */
  isStale: boolean
  /** The length up to which the file is known to be good; a failed write may have left half a line. */
  goodBytes: number
}

/** Opens the journal of one episode for writing. Nothing is touched until the first entry. */
export function openJournal(disk: Disk, setting: JournalSetting): Journal {
  const { path, base, keepBase, goodBytes } = setting
  const entries = [...setting.entries]
  const state: State = {
    disk,
    path,
    keepBase,
    base,
    noted: undefined,
    entries,
    safe: entries.length,
    file: undefined,
    isStale: false,
    goodBytes,
  }
  const inTurn = oneAtATime()
  return {
    append(entry) {
      state.entries.push(entry)
      return inTurn(() => flush(state))
    },
    retry: () => inTurn(() => flush(state)),
    isWhole: () => state.safe === state.entries.length,
    noteBase: (next) => inTurn(() => noteBase(state, next)),
    restart: (next, entry) =>
      inTurn(() => {
        const later = state.entries.filter((each) => each.revision > entry.revision)
        Object.assign(state, { base: next, entries: [entry, ...later], safe: 0, isStale: true })
        return flush(state)
      }),
    cut: (next) => inTurn(() => cut(state, next)),
    close: () => inTurn(() => close(state)),
  }
}

async function flush(state: State): Promise<void> {
  const waiting = state.entries.slice(state.safe)
  if (waiting.length === 0) return
  const { base } = state
  try {
    if (state.safe === 0) {
      await state.disk.fileSystem.makeFolder(dirname(state.path))
      await state.keepBase()
    }
    if (state.isStale) return await writeAnew(state)
    const head = state.noted === base.sha256 ? '' : journalLine(base)
    await write(state, head + waiting.map(journalLine).join(''))
  } catch (error) {
    await letGo(state)
    throw asWriteError(error, 'The last change')
  }
  state.noted = base.sha256
  state.safe += waiting.length
}

async function noteBase(state: State, next: JournalBase): Promise<void> {
  if (state.isStale) return
  try {
    await write(state, journalLine(next))
    state.noted = next.sha256
  } catch (error) {
    await letGo(state)
    throw asWriteError(error, 'The episode')
  }
}

async function cut(state: State, next: JournalBase): Promise<void> {
  const remaining = state.entries.filter((entry) => entry.revision > next.base)
  const gone = state.entries.length - remaining.length
  state.base = next
  state.entries = remaining
  state.safe = Math.max(0, state.safe - gone)
  try {
    if (remaining.length === 0) await empty(state)
    else if (state.goodBytes > longJournal) await writeAnew(state)
  } catch (error) {
    // What stays in the file is passed over when it is read: the episode file holds it already.
    await letGo(state)
    throw asWriteError(error, 'The list of last changes')
  }
}

async function empty(state: State): Promise<void> {
  if (state.goodBytes === 0 && !state.file) return
  const file = await openFile(state)
  await file.truncate(0)
  state.goodBytes = 0
  state.noted = undefined
  state.isStale = false
}

async function writeAnew(state: State): Promise<void> {
  const text = journalLine(state.base) + state.entries.map(journalLine).join('')
  await letGo(state)
  await state.disk.fileSystem.makeFolder(dirname(state.path))
  await writeAtomically(state.disk, state.path, text, 'The list of last changes')
  state.goodBytes = Buffer.byteLength(text)
  state.safe = state.entries.length
  state.noted = state.base.sha256
  state.isStale = false
}

async function write(state: State, text: string): Promise<void> {
  const data = Buffer.from(text)
  const file = await openFile(state)
  const size = await file.size()
  if (size < state.goodBytes) {
    // Another program cut the file: everything is written again, from the start.
    Object.assign(state, { safe: 0, isStale: true })
    throw new Error('The journal is shorter than what was written to it.')
  }
  if (size > state.goodBytes) await file.truncate(state.goodBytes)
  await file.write(data)
  await file.sync()
  state.goodBytes += data.byteLength
}

async function openFile(state: State): Promise<OpenFile> {
  if (state.file) return state.file
  const { fileSystem } = state.disk
  const folder = dirname(state.path)
  await fileSystem.makeFolder(folder)
  state.file = await fileSystem.open(state.path, 'append')
  await fileSystem.syncFolder(folder)
  return state.file
}

/** After a failure the file is opened anew: some disks never take another write on the old handle. */
async function letGo(state: State): Promise<void> {
  const { file } = state
  state.file = undefined
  await file?.close().catch(() => undefined)
}

async function close(state: State): Promise<void> {
  const isEmpty = state.goodBytes === 0 && state.entries.length === 0 && state.file !== undefined
  await letGo(state)
  if (isEmpty) await state.disk.fileSystem.remove(state.path).catch(() => undefined)
}
