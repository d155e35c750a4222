import type { CorrectionGroup } from '../../../../core/corrections/suggestion.ts'
import type { Decision } from './decisions-made.ts'
import { placeKey } from './live-groups.ts'

/** What the review shows, and what was decided by then. */
export interface Reviewed {
  readonly shown: readonly CorrectionGroup[]
  readonly made: readonly Decision[]
}

/** A place of the review: its group, and which of the group's places it is. */
export interface Spot {
  readonly groupId: string
  readonly nth: number
}

/**
 * The first place that an undone decision has brought back, where it did: a decision has fewer places than
 * before, and a group has more. Places behind it in the same turn may only have moved.
 */
export function broughtBack(before: Reviewed, now: Reviewed): Spot | undefined {
  if (before.made === now.made || before.shown === now.shown) return undefined
  const decided = new Map(now.made.map(({ id, count }) => [id, count]))
  if (!before.made.some(({ id, count }) => (decided.get(id) ?? 0) < count)) return undefined
  const known = new Map(before.shown.map((group) => [group.id, group]))
  for (const { id, places } of now.shown) {
    const old = known.get(id)?.places ?? []
    if (places.length <= old.length) continue
    const keys = new Set(old.map(placeKey))
    return {
      groupId: id,
      nth: Math.max(
        0,
        places.findIndex((place) => !keys.has(placeKey(place))),
      ),
    }
  }
  return undefined
}
