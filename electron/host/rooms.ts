import type { HostEvent } from '../../core/contract/events.ts'
import type { IdSource } from '../../core/ids.ts'
import type { Grants } from './grants.ts'
import type { HostOptions } from './host-options.ts'
import type { Importer } from './import/importer.ts'
import type { OpenEpisodes } from './open-episodes.ts'
import type { Publisher } from './publish/publisher.ts'
import type { Disk } from './store/disk.ts'
import type { ExportRecords } from './store/export-record.ts'
import type { LibraryFolder } from './store/library-folder.ts'
import type { SettingsFile } from './store/settings-file.ts'
import type { ShowFiles } from './store/show-file.ts'

/** What the handlers work with: everything of one running host. */
export interface Rooms {
  readonly options: HostOptions
  readonly disk: Disk
  readonly library: LibraryFolder
  readonly episodes: OpenEpisodes
  readonly shows: ShowFiles
  readonly exported: ExportRecords
  readonly settings: SettingsFile
  readonly grants: Grants
  readonly publisher: Publisher
  readonly importer: Importer
  readonly newId: IdSource
  announce(event: HostEvent): void
  /** Something went wrong that costs nobody any work, for the log. */
  report(error: unknown): void
}
