import { createStore, useStore } from 'zustand'
import type { FolderGrant } from '../../../core/contract/library-shapes.ts'
import type { BundleReport } from '../../../core/contract/publish-shapes.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import type { EpisodeId } from '../../../core/ids.ts'

/** A folder an export can go to. */
export interface DestinationChoice {
  readonly grant: FolderGrant
  readonly label: string
}

/** What an export did, and the episode it was made of. */
export interface ExportResult {
  readonly report: BundleReport
  readonly planId: string
  /** File ids of the plan, by path. */
  readonly fileIds: ReadonlyMap<string, string>
  readonly chips: ReadonlyMap<string, string>
  readonly at: Date
  readonly episode: Episode
}

/** What a producer has chosen for the export of one episode, kept while moving between the screens. */
export interface PublishChoices {
  readonly profile?: string
  readonly allowEstimatedTimes: boolean
  /** Files ticked or unticked by hand, by file id. */
  readonly ticks: Readonly<Record<string, boolean>>
  readonly ifExists: 'keep-both' | 'replace'
  readonly destination?: FolderGrant
  /** Folders picked by hand, after those the host offers. */
  readonly picked: readonly DestinationChoice[]
  readonly result?: ExportResult
  /** The result has just come to somebody who waits for it: its first button takes the focus. */
  readonly isFresh: boolean
  /** The result is put aside to export again. */
  readonly isAgain: boolean
  readonly exporting?: number
  readonly problem?: string
}

const untouched: PublishChoices = {
  allowEstimatedTimes: false,
  ticks: {},
  ifExists: 'keep-both',
  picked: [],
  isFresh: false,
  isAgain: false,
}

const store = createStore<Readonly<Record<EpisodeId, PublishChoices>>>(() => ({}))

/** The choices for one episode. */
export function usePublishChoices(episodeId: EpisodeId): PublishChoices {
  return useStore(store, (all) => all[episodeId] ?? untouched)
}

/** The choices for one episode now, for an action that runs. */
export function publishChoices(episodeId: EpisodeId): PublishChoices {
  return store.getState()[episodeId] ?? untouched
}

/** Changes choices. A key set to `undefined` is taken away. */
export function changeChoices(
  episodeId: EpisodeId,
  some: { readonly [K in keyof PublishChoices]?: PublishChoices[K] | undefined },
): void {
  const merged = { ...publishChoices(episodeId), ...some }
  const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined))
  store.setState({ [episodeId]: { ...untouched, ...kept } })
}
