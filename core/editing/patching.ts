import { applyPatches, enablePatches } from 'immer'
import type { Episode } from '../episode/schema.ts'
import type { Patch } from './edit.ts'

enablePatches()

/** Applies patches to an episode, giving a new one that shares all that did not change. */
export function patched(episode: Episode, patches: readonly Patch[]): Episode {
  return applyPatches(episode, patches as Parameters<typeof applyPatches>[1])
}
