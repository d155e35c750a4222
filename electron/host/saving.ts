import type { Low } from 'lowdb'
import type { SaveState } from '../../core/contract/episode-shapes.ts'
import type { Episode } from '../../core/episode/schema.ts'
import type { SaveStates } from './save-states.ts'
import type { Disk } from './store/disk.ts'
import type { EpisodeFile } from './store/episode-file.ts'
import type { Journal } from './store/journal.ts'
import type { LibraryFolder } from './store/library-folder.ts'

/** What the saver is given. */
export interface SaverSetting {
  readonly disk: Disk
  readonly library: LibraryFolder
  readonly file: EpisodeFile
  readonly journal: Journal
  /** The episode as the file holds it. */
  readonly onDisk: Episode
  /** True when the file is of an older version: it is backed up before it is written. */
  readonly isMigrated: boolean
  /** The episode as it is now. */
  readonly current: () => Episode
  /** The file was changed by another program: this is the episode from now on. */
  readonly replace: (episode: Episode, message: string) => void
  readonly announce: (state: SaveState) => void
  /** The file was written. */
  readonly onWritten: (episode: Episode) => void
  /** Something went wrong that costs no work, for the log. */
  readonly report: (error: unknown) => void
}

/** Everything the parts of saving share about one episode. */
export interface Saving extends SaverSetting {
  readonly holder: Low<Episode>
  /** What the file holds for certain. */
  onFile: Episode
  readonly states: SaveStates
  /** Digests this process wrote, or meant to write when it failed after all. */
  readonly written: Set<string>
  lastBackupAt: number | undefined
  isMigrationBackedUp: boolean
  failure: string | undefined
  failures: number
  readonly timers: { idle: () => void; latest: (() => void) | undefined; retry: () => void }
}
