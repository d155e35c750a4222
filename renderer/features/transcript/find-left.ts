import type { EpisodeView } from '../../state/episode-view.ts'
import type { FindScope } from './use-find.ts'
import type { ReplaceWish } from './use-replacing.ts'

/** What the find bar held when the transcript was left for another section. */
export interface FindLeft {
  readonly isOpen: boolean
  readonly isReplacing: boolean
  readonly wish: ReplaceWish
  readonly scope: FindScope
}

/** By the open episode, so that it goes when the episode is closed. */
const left = new WeakMap<EpisodeView, FindLeft>()

/** Remembers the find bar of an open episode. */
export function leaveFind(view: EpisodeView, find: FindLeft): void {
  left.set(view, find)
}

/** The find bar as it was left; undefined where it was never opened since the episode was. */
export function findLeftIn(view: EpisodeView | undefined): FindLeft | undefined {
  return view && left.get(view)
}
