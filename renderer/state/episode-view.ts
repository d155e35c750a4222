import { createStore, type StoreApi } from 'zustand'
import type { Client } from '../../core/contract/client.ts'
import type { EditOutcome, HistoryState, SaveState } from '../../core/contract/episode-shapes.ts'
import type { Edit } from '../../core/editing/edit.ts'
import { patched } from '../../core/editing/patching.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { isAppError } from '../../core/errors.ts'
import type { EpisodeId } from '../../core/ids.ts'

/** What a screen knows of the open episode. */
export type EpisodeViewState =
  | { readonly phase: 'opening' }
  | { readonly phase: 'failed'; readonly error: unknown }
  | OpenEpisode

/** An episode that is open: the host's document as of one revision. */
export interface OpenEpisode {
  readonly phase: 'open'
  readonly episode: Episode
  readonly history: HistoryState
  readonly save: SaveState
  readonly readOnly: boolean
}

/** How an edit is to be kept. */
export interface ApplyOptions {
  /** Folds into the step before it when that has the same key: typing in one field. */
  readonly mergeKey?: string
  /** Overrides the label derived from the edits, as in "Accept 8 corrections". */
  readonly label?: string
}

/** A snapshot of one episode that follows the host; it never edits its own copy. */
export interface EpisodeView {
  readonly episodeId: EpisodeId
  readonly store: Pick<StoreApi<EpisodeViewState>, 'getState' | 'subscribe' | 'getInitialState'>
  /** Fetches the snapshot again. */
  readonly reopen: () => Promise<void>
  readonly applyEdits: (edits: readonly Edit[], options?: ApplyOptions) => Promise<EditOutcome>
  readonly undo: () => Promise<EditOutcome>
  readonly redo: () => Promise<EditOutcome>
  /** Saves now and answers where the save stands. */
  readonly save: () => Promise<SaveState>
  readonly close: () => void
}

/** How long a missing revision may be on its way before the whole episode is fetched again. */
const gapPatience = 400

/**
 * Opens a view. Commands go one after the other, each against the newest revision, so that quick
 * typing never conflicts with itself. Patches are applied in the order of their revisions however
 * they arrive; a gap that stays, or a conflict with another window, fetches the episode again.
 */
export function createEpisodeView(client: Client, episodeId: EpisodeId): EpisodeView {
  const store = createStore<EpisodeViewState>(() => ({ phase: 'opening' }))
  const early = new Map<number, EditOutcome>()
  let queue: Promise<unknown> = Promise.resolve()
  let gap: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const open = () => {
    const state = store.getState()
    if (state.phase !== 'open') throw new Error('The episode is not open yet.')
    return state
  }

  async function reopen(): Promise<void> {
    try {
      const snapshot = await client.call('episode.open', { episodeId })
      if (closed) return
      store.setState({ phase: 'open', ...snapshot }, true)
      drain()
    } catch (error) {
      if (!closed && store.getState().phase !== 'open') store.setState({ phase: 'failed', error }, true)
      else throw error
    }
  }

  function take(outcome: EditOutcome): void {
    early.set(outcome.revision, outcome)
    drain()
  }

  function drain(): void {
    if (store.getState().phase !== 'open') return
    let state = open()
    for (const revision of [...early.keys()].sort((a, b) => a - b)) {
      const outcome = early.get(revision)
      if (!outcome || revision > state.episode.revision + 1) break
      early.delete(revision)
      if (revision > state.episode.revision) state = advance(state, outcome)
    }
    store.setState(state, true)
    clearTimeout(gap)
    if (early.size > 0 && !closed) gap = setTimeout(() => void reopen(), gapPatience)
  }

  function enqueue<T>(run: () => Promise<T>): Promise<T> {
    const result = queue.then(run)
    queue = result.catch(() => undefined)
    return result
  }

  async function command(send: (baseRevision: number) => Promise<EditOutcome>): Promise<EditOutcome> {
    const outcome = await send(open().episode.revision)
    take(outcome)
    return outcome
  }

  /** Edits name what they change by id and by the words that stood there, so one retry is safe. */
  function applyEdits(edits: readonly Edit[], options: ApplyOptions = {}): Promise<EditOutcome> {
    const send = (baseRevision: number) =>
      client.call('episode.applyEdits', { episodeId, baseRevision, edits: [...edits], ...options })
    return enqueue(async () => {
      try {
        return await command(send)
      } catch (error) {
        if (!isAppError(error, 'revision-conflict')) throw error
        await reopen()
        return command(send)
      }
    })
  }

  const step = (name: 'episode.undo' | 'episode.redo') => () =>
    enqueue(async () => {
      try {
        return await command((baseRevision) => client.call(name, { episodeId, baseRevision }))
      } catch (error) {
        if (isAppError(error, 'revision-conflict')) await reopen()
        throw error
      }
    })

  const stops = [
    client.on('episode.changed', ({ episodeId: changed, ...outcome }) => {
      if (changed === episodeId) take(outcome)
    }),
    client.on('episode.saveState', (event) => {
      const state = store.getState()
      if (event.episodeId === episodeId && state.phase === 'open')
        store.setState({ ...state, save: event.save })
    }),
    client.on('episode.replaced', (event) => {
      if (event.episodeId === episodeId) void enqueue(reopen)
    }),
  ]
  void reopen()

  return {
    episodeId,
    store,
    reopen: () => enqueue(reopen),
    applyEdits,
    undo: step('episode.undo'),
    redo: step('episode.redo'),
    save: () => client.call('episode.save', { episodeId }),
    close() {
      closed = true
      clearTimeout(gap)
      for (const stop of stops) stop()
    },
  }
}

/** The next revision: unchanged parts stay the same objects, so only what changed is drawn again. */
function advance(state: OpenEpisode, outcome: EditOutcome): OpenEpisode {
  const next = patched(state.episode, outcome.patches)
  const episode = next.revision === outcome.revision ? next : { ...next, revision: outcome.revision }
  return { ...state, episode, history: outcome.history }
}
