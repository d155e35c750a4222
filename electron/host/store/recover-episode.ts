import { patchedValue } from '../../../core/editing/patching.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { isAppError } from '../../../core/errors.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { combineEpisodes } from '../../../core/library/combine-episodes.ts'
import { instant } from '../clock.ts'
import type { Disk } from './disk.ts'
import { type EpisodeOnDisk, sha256Of } from './episode-file.ts'
import { checkEpisode, parseJson } from './episode-text.ts'
import { readIfThere } from './file-system.ts'
import { type JournalEntry, type ReadJournal, readJournalText } from './journal-lines.ts'
import type { LibraryPaths } from './library-paths.ts'

/** An episode as its file and its journal together give it. */
export interface RecoveredEpisode {
  readonly episode: Episode
  /** How the episode relates to its file. */
  readonly journal:
    | { readonly state: 'none' }
    /** The entries the file does not hold; they are good and stay. */
    | { readonly state: 'replayed'; readonly entries: readonly JournalEntry[]; readonly goodBytes: number }
    /** The file was changed by another program after the entries were written. */
    | { readonly state: 'combined'; readonly clashes: readonly string[] }
  /** Set when part of the journal was of no use; it has to be kept for a person. */
  readonly unused?: string
}

/** Puts together what the file holds and what its journal adds. Writes nothing. */
export async function recoverEpisode(
  disk: Disk,
  paths: LibraryPaths,
  id: EpisodeId,
  file: EpisodeOnDisk,
): Promise<RecoveredEpisode> {
  const none: RecoveredEpisode = { episode: file.episode, journal: { state: 'none' } }
  const bytes = await readIfThere(disk.fileSystem, paths.journal(id))
  if (!bytes || bytes.byteLength === 0) return none
  const journal = readJournalText(bytes)
  const broken = journal.brokenLine === undefined ? {} : { unused: brokenMessage(journal.brokenLine) }
  const base = journal.bases.get(file.mark.sha256)
  if (base === undefined) return { ...(await afterForeignChange(disk, paths, id, file, journal)), ...broken }
  const entries = following(journal, base)
  if (entries.length === 0) return { ...none, ...broken }
  const episode = replayed(file.bytes, entries, id)
  if (!episode) return { ...none, unused: misfitMessage }
  return { episode, journal: { state: 'replayed', entries, goodBytes: journal.goodBytes }, ...broken }
}

/** The entries that follow a revision without a gap. */
function following(journal: ReadJournal, base: number): readonly JournalEntry[] {
  const entries: JournalEntry[] = []
  for (const entry of journal.entries) {
    if (entry.revision <= base) continue
    if (entry.revision !== base + entries.length + 1) break
    entries.push(entry)
  }
  return entries
}

/**
 * Replays entries over the JSON of a file, before it is migrated: the entries were written by the same
 * program as the file. Undefined when they do not fit.
 */
function replayed(bytes: Uint8Array, entries: readonly JournalEntry[], id: EpisodeId): Episode | undefined {
  try {
    const patches = entries.flatMap((entry) => entry.patches)
    return checkEpisode(patchedValue(parseJson(bytes), patches), id).episode
  } catch (error) {
    if (isAppError(error) || error instanceof Error) return undefined
    throw error
  }
}

/** The file is none the journal knows: another program changed it, or one save was not noted. */
async function afterForeignChange(
  disk: Disk,
  paths: LibraryPaths,
  id: EpisodeId,
  file: EpisodeOnDisk,
  journal: ReadJournal,
): Promise<RecoveredEpisode> {
  const none: RecoveredEpisode = { episode: file.episode, journal: { state: 'none' } }
  if (journal.entries.length === 0) return none
  const ours = await fromBaseCopy(disk, paths, id, journal)
  if (ours) {
    const versions = { base: ours.base, ours: ours.episode, theirs: file.episode }
    const { episode, clashes } = combineEpisodes(versions, instant(disk.clock))
    return { episode, journal: { state: 'combined', clashes } }
  }
  const last = journal.entries.at(-1)?.revision ?? 0
  return last <= file.episode.revision ? none : { ...none, unused: misfitMessage }
}

async function fromBaseCopy(
  { fileSystem }: Disk,
  paths: LibraryPaths,
  id: EpisodeId,
  journal: ReadJournal,
): Promise<{ base: Episode; episode: Episode } | undefined> {
  const bytes = await readIfThere(fileSystem, paths.journalBase(id))
  const revision = bytes && journal.bases.get(sha256Of(bytes))
  if (!bytes || revision === undefined) return undefined
  const base = replayed(bytes, [], id)
  const episode = replayed(bytes, following(journal, revision), id)
  return base && episode && { base, episode }
}

function brokenMessage(line: number): string {
  return `The list of the last changes of this episode is damaged at line ${line}. The changes before it were put back. The list was kept in the folder "journal".`
}

const misfitMessage =
  'The last changes of this episode could not be put back, because its file was changed by another program. They were kept in the folder "journal".'
