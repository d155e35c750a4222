import type { HostEvent } from '../../core/contract/events.ts'
import type { Dispatch } from '../../core/contract/serve.ts'
import type { IdSource } from '../../core/ids.ts'
import type { Clock } from './clock.ts'
import type { LookWorker } from './find/looker.ts'
import type { Importer } from './import/importer.ts'
import type { Publisher } from './publish/publisher.ts'
import type { CompareWorker } from './recognition/comparer.ts'
import type { Shell } from './shell.ts'
import type { FileSystem } from './store/file-system.ts'

/** What `createHost` is told. All paths are absolute. */
export interface HostOptions {
  /** The library; made when it is missing or empty. */
  readonly libraryFolder: string
  /** Settings of this person on this machine; made when first changed. */
  readonly settingsFile: string
  /** Where bundles go unless another folder is chosen; made when first used. */
  readonly exportsFolder: string
  /** A library to copy the sample episode from; absent, `library.openSample` says there is none. */
  readonly sampleFolder?: string
  readonly shell: Shell
  /**
   * Told of every bug, with the incident id the person is shown, and of failures that cost nobody any
   * work, such as a backup that could not be made. Other expected failures do not come here.
   */
  readonly reportBug: (incident: string, error: unknown) => void
  /** Checks every answer against the contract; for development and tests, since it costs time. */
  readonly checkOutput?: boolean
  /** Reads without taking the library's lock, so every change is refused. */
  readonly readOnly?: boolean
  readonly clock?: Clock
  readonly newId?: IdSource
  readonly fileSystem?: FileSystem
  /** Starts the thread that searches; the built one unless a test gives another. */
  readonly startLookWorker?: () => LookWorker
  /** Starts a thread that compares transcripts; the built one unless somebody gives another. */
  readonly startCompareWorker?: () => CompareWorker
  /** Reads what is brought in; long texts in threads of their own unless somebody gives another. */
  readonly importer?: Importer
  /** Does the work of publishing; in a thread of its own unless somebody gives another. */
  readonly publisher?: Publisher
}

/** A media file of an episode, found by the host so that no client names a path. */
export interface MediaFile {
  readonly path: string
  readonly mediaType: string
}

/** The application behind the contract: what a shell serves to its clients. */
export interface Host {
  /**
   * Answers any call with an envelope and never throws. `caller.id` names one connection: grants and
   * import previews belong to it and end with `forget`.
   */
  readonly dispatch: Dispatch
  /** Hears every event for every client; the answer stops listening. */
  subscribe(listener: (event: HostEvent) => void): () => void
  /** Drops the grants, plans and previews of a connection that went away. */
  forget(callerId: string): void
  /** The media file of an episode, for `serveFile`; undefined when the episode has none here. */
  media(episodeId: string): Promise<MediaFile | undefined>
  /**
   * Gives a grant for a folder the person named to the shell itself, as `--out` of the command line
   * does; clients never reach this.
   */
  grantFolder(callerId: string, folder: string): string
  /**
   * Writes everything unsaved. Gives the episodes that could not be written, each with the sentence
   * for the person; an empty list means all is on disk. Call it on blur and before quitting.
   */
  flush(): Promise<readonly UnsavedEpisode[]>
  /** Flushes, then lets go of the library. What could not be written stays in its journal. */
  close(): Promise<readonly UnsavedEpisode[]>
}

/** An episode whose edits are not in its file. */
export interface UnsavedEpisode {
  readonly episodeId: string
  readonly title: string
  readonly message: string
  /** Whether the edits are at least in the journal, from which the next start takes them. */
  readonly journalled: boolean
}
