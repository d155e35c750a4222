import { join } from 'node:path'
import type { EpisodeId, ShowId } from '../../../core/ids.ts'

/** Where everything of a library stands; ids are checked by their schema, so no path can lead outside. */
export interface LibraryPaths {
  readonly folder: string
  readonly marker: string
  readonly lock: string
  readonly shows: string
  readonly episodes: string
  readonly trash: string
  /** Folders of imported files, one for each episode. */
  readonly allOriginals: string
  readonly journals: string
  readonly cache: string
  readonly summaries: string
  show(id: ShowId): string
  episode(id: EpisodeId): string
  trashed(id: EpisodeId): string
  originals(id: EpisodeId): string
  backups(id: EpisodeId): string
  showBackups(id: ShowId): string
  journal(id: EpisodeId): string
  /** A copy of the episode file the journal starts from. */
  journalBase(id: EpisodeId): string
  /** A journal that could not be used whole, kept for a person. */
  keptJournal(id: EpisodeId, stamp: string): string
  /** What was last exported of an episode, and at which revision. */
  exported(id: EpisodeId): string
  /** The text that is searched, with what it was made of. */
  words(id: EpisodeId): string
}

/** The places of one library folder. */
export function libraryPaths(folder: string): LibraryPaths {
  const cache = join(folder, 'cache')
  return {
    folder,
    marker: join(folder, 'library.json'),
    lock: join(folder, '.lock'),
    shows: join(folder, 'shows'),
    episodes: join(folder, 'episodes'),
    trash: join(folder, 'trash'),
    allOriginals: join(folder, 'originals'),
    journals: join(folder, 'journal'),
    cache,
    summaries: join(cache, 'summaries.json'),
    show: (id) => join(folder, 'shows', `${id}.json`),
    episode: (id) => join(folder, 'episodes', `${id}.json`),
    trashed: (id) => join(folder, 'trash', `${id}.json`),
    originals: (id) => join(folder, 'originals', id),
    backups: (id) => join(folder, 'backups', id),
    // No name of a backup is that of a folder, so an episode called `shows` has its own beside them.
    showBackups: (id) => join(folder, 'backups', 'shows', id),
    journal: (id) => join(folder, 'journal', `${id}.ndjson`),
    journalBase: (id) => join(folder, 'journal', `${id}.base.json`),
    keptJournal: (id, stamp) => join(folder, 'journal', `${id}.${stamp}.kept`),
    exported: (id) => join(folder, 'exports', `${id}.json`),
    words: (id) => join(cache, 'words', `${id}.txt`),
  }
}

/** An instant as part of a file name: `2026-11-22T10-15-00Z`. */
export function stampOf(at: string): string {
  return `${at.slice(0, 19).replaceAll(':', '-')}Z`
}
