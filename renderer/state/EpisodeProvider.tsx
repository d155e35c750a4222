import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { EditOutcome } from '../../core/contract/episode-shapes.ts'
import type { Edit } from '../../core/editing/edit.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { assert } from '../../core/errors.ts'
import type { EpisodeId } from '../../core/ids.ts'
import { useClient } from './client.ts'
import { useConnection } from './connection.ts'
import type { ApplyOptions, EpisodeView } from './episode-view.ts'
import type { EpisodeViewState, OpenEpisode } from './episode-view-state.ts'
import { openView } from './opened-ahead.ts'

const ViewContext = createContext<EpisodeView | undefined>(undefined)

/** Opens an episode for everything inside; closing it is leaving. */
export function EpisodeProvider({
  episodeId,
  children,
}: {
  readonly episodeId: EpisodeId
  readonly children: ReactNode
}) {
  const client = useClient()
  const [view, setView] = useState<EpisodeView>()
  useEffect(() => {
    const opened = openView(client, episodeId)
    setView(opened)
    return opened.close
  }, [client, episodeId])
  const { missed } = useConnection()
  useEffect(() => {
    if (missed > 0) void view?.reopen()
  }, [view, missed])
  if (view?.episodeId !== episodeId) return null
  return <ViewContext value={view}>{children}</ViewContext>
}

/** The view of the open episode; undefined outside one, such as in the library. */
export function useEpisodeView(): EpisodeView | undefined {
  return useContext(ViewContext)
}

/**
 * Something the frame shows of the episode, open or not; draws again only when that is another value, so
 * that neither saving nor typing draws the whole window. Screens are shown only once the episode is open.
 */
export function useEpisodeState<T>(select: (state: EpisodeViewState) => T): T {
  return useStore(useView().store, select)
}

/** The open episode, readonly; draws again on every change, so prefer `useEpisodeSelector` for a part. */
export function useEpisode(): Episode {
  return useOpen((open) => open.episode)
}

/** A part of the open episode; draws again only when that part is another value. */
export function useEpisodeSelector<T>(select: (episode: Episode) => T): T {
  return useOpen((open) => select(open.episode))
}

/** Gives the episode as it is when asked, for what a press does: reading it so draws nothing again. */
export function useEpisodeNow(): () => Episode {
  const { store } = useView()
  return useCallback(() => {
    const state = store.getState()
    assert(state.phase === 'open', 'screens are shown only once the episode is open')
    return state.episode
  }, [store])
}

/** Whether the open episode can only be looked at. */
export function useIsReadOnly(): boolean {
  return useOpen((open) => open.readOnly)
}

/**
 * Changes the open episode: the edits of one call are one step of undo. The promise fails with an
 * `AppError`; where the caller does not catch it, the person is told in a toast.
 */
export function useApplyEdits(): (edits: readonly Edit[], options?: ApplyOptions) => Promise<EditOutcome> {
  return useView().applyEdits
}

function useView(): EpisodeView {
  const view = useContext(ViewContext)
  assert(view !== undefined, 'episode hooks are used inside an episode only')
  return view
}

function useOpen<T>(select: (open: OpenEpisode) => T): T {
  return useStore(useView().store, (state) => {
    assert(state.phase === 'open', 'screens are shown only once the episode is open')
    return select(state)
  })
}
