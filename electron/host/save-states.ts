import type { SaveState } from '../../core/contract/episode-shapes.ts'
import type { Clock } from './clock.ts'

/** What the person is told about saving: announced when it changes, and "Saved" only once typing rests. */
export interface SaveStates {
  now(): SaveState
  saving(): void
  /** Everything accepted is on the disk, in its journal at least; said once typing rests. */
  saved(at: string): void
  /** The same, said at once. */
  savedNow(at: string): void
  failed(message: string, journalled: boolean): void
  stop(): void
}

/** How long nothing happens before "Saved" is said, in milliseconds. */
const restBeforeSaved = 400

/** Save states that begin with a file saved at `since`. */
export function saveStates(clock: Clock, since: string, announce: (state: SaveState) => void): SaveStates {
  let state: SaveState = { state: 'saved', at: since }
  let cancel: () => void = () => undefined
  const become = (next: SaveState): void => {
    const isSame = next.state === state.state && next.state !== 'failed'
    const isSameFailure =
      next.state === 'failed' &&
      state.state === 'failed' &&
      next.message === state.message &&
      next.journalled === state.journalled
    state = next
    if (!isSame && !isSameFailure) announce(next)
  }
  return {
    now: () => state,
    saving() {
      cancel()
      // A failure stays in sight until something was saved.
      if (state.state !== 'failed') become({ state: 'saving' })
    },
    saved(at) {
      cancel()
      cancel = clock.after(restBeforeSaved, () => become({ state: 'saved', at }))
    },
    savedNow(at) {
      cancel()
      become({ state: 'saved', at })
    },
    failed(message, journalled) {
      cancel()
      become({ state: 'failed', message, journalled })
    },
    stop: () => cancel(),
  }
}
