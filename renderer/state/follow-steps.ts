import type { StoreApi } from 'zustand'
import type { EditOutcome } from '../../core/contract/episode-shapes.ts'
import { patched } from '../../core/editing/patching.ts'
import type { EpisodeViewState, OpenEpisode } from './episode-view-state.ts'

/** Puts the host's steps into the order of their revisions, however they arrive. */
export interface FollowedSteps {
  /** A step and what it changed, by its answer or its event; the second of the two changes nothing. */
  readonly take: (outcome: EditOutcome) => void
  /** A step was announced that changed too much to say what. */
  readonly tell: (revision: number) => void
  /** Runs a command of this view; until it is answered, what was only announced may be its own step. */
  readonly asking: <T>(command: () => Promise<T>) => Promise<T>
  /** The newest revision that was only announced; to be handed to `opened` after the episode was fetched. */
  readonly told: () => number
  readonly opened: (told: number) => void
  readonly stop: () => void
}

/** How long a missing revision may be on its way before the whole episode is fetched again. */
const gapPatience = 400

/** Advances the store by steps; a gap that stays calls for `reopen`. */
export function followSteps(
  store: Pick<StoreApi<EpisodeViewState>, 'getState' | 'setState'>,
  reopen: () => void,
): FollowedSteps {
  const early = new Map<number, EditOutcome>()
  let announced = 0
  let unanswered = 0
  let gap: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  function drain(): void {
    let state = store.getState()
    if (state.phase !== 'open') return
    for (const revision of [...early.keys()].sort((a, b) => a - b)) {
      const outcome = early.get(revision)
      if (!outcome || revision > state.episode.revision + 1) break
      early.delete(revision)
      if (revision > state.episode.revision) state = advance(state, outcome)
    }
    store.setState(state, true)
    watchGap()
  }

  function watchGap(): void {
    const state = store.getState()
    clearTimeout(gap)
    if (isStopped || state.phase !== 'open') return
    const isOnlyTold = announced > state.episode.revision && unanswered === 0
    if (early.size > 0 || isOnlyTold) gap = setTimeout(reopen, isOnlyTold ? 0 : gapPatience)
  }

  return {
    take(outcome) {
      early.set(outcome.revision, outcome)
      drain()
    },
    tell(revision) {
      announced = Math.max(announced, revision)
      watchGap()
    },
    async asking(command) {
      unanswered += 1
      try {
        return await command()
      } finally {
        unanswered -= 1
        watchGap()
      }
    },
    told: () => announced,
    opened(told) {
      if (announced === told) announced = 0
      drain()
    },
    stop() {
      isStopped = true
      clearTimeout(gap)
    },
  }
}

/** The next revision: unchanged parts stay the same objects, so only what changed is drawn again. */
function advance(state: OpenEpisode, outcome: EditOutcome): OpenEpisode {
  const next = patched(state.episode, outcome.patches)
  const episode = next.revision === outcome.revision ? next : { ...next, revision: outcome.revision }
  return { ...state, episode, history: outcome.history }
}
