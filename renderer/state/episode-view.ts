import { createStore, type StoreApi } from 'zustand'
import type { Client } from '../../core/contract/client.ts'
import type { EditOutcome, SaveState } from '../../core/contract/episode-shapes.ts'
import type { Edit } from '../../core/editing/edit.ts'
import { isAppError } from '../../core/errors.ts'
import type { EpisodeId } from '../../core/ids.ts'
import { oneAtATime } from '../../core/one-at-a-time.ts'
import type { EpisodeViewState } from './episode-view-state.ts'
import { followSteps } from './follow-steps.ts'
import { whenTypingRests } from './typing-rest.ts'

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

/** While somebody types, "Saved" is not said before typing rested this long. */
const restingBeforeSaved = { rest: 600, latest: Number.POSITIVE_INFINITY }

/** Edits that would undo whatever another window changed in what they replace. */
const wholesale: ReadonlySet<Edit['type']> = new Set(['transcript.set', 'chapter.replaceAll'])

const nothing = (): void => undefined

/**
 * Opens a view. Commands go one after the other, each against the newest revision, so that quick
 * typing never conflicts with itself. Patches are applied in the order of their revisions however
 * they arrive; a gap that stays, or a conflict with another window, fetches the episode again.
 */
export function createEpisodeView(client: Client, episodeId: EpisodeId): EpisodeView {
  const store = createStore<EpisodeViewState>(() => ({ phase: 'opening' }))
  const inTurn = oneAtATime()
  const steps = followSteps(store, () => void reopen())

  const open = () => {
    const state = store.getState()
    if (state.phase !== 'open') throw new Error('The episode is not open yet.')
    return state
  }

  async function reopen(): Promise<void> {
    try {
      const told = steps.told()
      const snapshot = await client.call('episode.open', { episodeId })
      store.setState({ phase: 'open', ...snapshot }, true)
      steps.opened(told)
    } catch (error) {
      if (store.getState().phase !== 'open') store.setState({ phase: 'failed', error }, true)
      else throw error
    }
  }

  async function command(send: (baseRevision: number) => Promise<EditOutcome>): Promise<EditOutcome> {
    return steps.asking(async () => {
      const outcome = await send(open().episode.revision)
      steps.take(outcome)
      return outcome
    })
  }

  /**
   * Edits name what they change by id and by the words that stood there, so one retry is safe; those that put a whole in
   * the place of another are not sent twice. What is left to be sent
   * when the view closes hears no more of other windows, and fetches the episode when it meets what they did.
   */
  function applyEdits(edits: readonly Edit[], options: ApplyOptions = {}): Promise<EditOutcome> {
    const send = (baseRevision: number) =>
      client.call('episode.applyEdits', { episodeId, baseRevision, edits: [...edits], ...options })
    return inTurn(async () => {
      try {
        return await command(send)
      } catch (error) {
        if (!isAppError(error, 'revision-conflict')) throw error
        await reopen()
        if (edits.some(({ type }) => wholesale.has(type))) throw error
        return command(send)
      }
    })
  }

  const step = (name: 'episode.undo' | 'episode.redo') => () =>
    inTurn(async () => {
      try {
        return await command((baseRevision) => client.call(name, { episodeId, baseRevision }))
      } catch (error) {
        if (isAppError(error, 'revision-conflict')) await reopen()
        throw error
      }
    })

  function say(save: SaveState): void {
    const state = store.getState()
    const isSame = state.phase !== 'open' || (save.state === 'saving' && state.save.state === 'saving')
    if (!isSame) store.setState({ ...state, save })
  }

  let saidLater = nothing
  const stops = [
    client.on('episode.changed', ({ episodeId: changed, patches, ...outcome }) => {
      if (changed !== episodeId) return
      if (patches) steps.take({ ...outcome, patches })
      else steps.tell(outcome.revision)
    }),
    client.on('episode.saveState', (event) => {
      if (event.episodeId !== episodeId) return
      saidLater()
      saidLater = nothing
      const isSaved = event.save.state === 'saved'
      // In the midst of typing it would be untrue with the next key, and that key would have to draw it.
      if (isSaved) saidLater = whenTypingRests(() => say(event.save), restingBeforeSaved)
      else say(event.save)
    }),
    client.on('episode.replaced', (event) => {
      if (event.episodeId === episodeId) void inTurn(reopen)
    }),
  ]
  void reopen()

  return {
    episodeId,
    store,
    reopen: () => inTurn(reopen),
    applyEdits,
    undo: step('episode.undo'),
    redo: step('episode.redo'),
    save: () => client.call('episode.save', { episodeId }),
    close() {
      saidLater()
      steps.stop()
      for (const stop of stops) stop()
    },
  }
}
