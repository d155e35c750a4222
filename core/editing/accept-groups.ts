import type { CorrectionGroup, SuggestedPlace } from '../corrections/suggestion.ts'
import { splitWords } from '../episode/transcript.ts'
import { acceptGroup } from './accept-group.ts'
import type { EditOf } from './edit.ts'

/** A place with the group it belongs to, and by how many words its turn grows there. */
interface Planned {
  readonly place: SuggestedPlace
  readonly group: number
  readonly growth: number
}

/**
 * The edits that accept several groups of one look, one after the other: where an earlier group leaves a
 * turn with more words or fewer, the places of later ones stand where those words are by then.
 */
export function acceptGroups(groups: readonly CorrectionGroup[]): readonly EditOf<'correction.accept'>[] {
  const turns = new Map<string, Planned[]>()
  for (const [group, { places }] of groups.entries()) {
    for (const place of places) {
      const growth = splitWords(place.after).length - (place.to - place.from)
      const planned = { place, group, growth }
      const turn = turns.get(place.segmentId)
      if (turn) turn.push(planned)
      else turns.set(place.segmentId, [planned])
    }
  }
  const moved = new Map<SuggestedPlace, SuggestedPlace>()
  for (const turn of turns.values()) followIn(turn, groups.length, moved)
  return groups.map((group) =>
    acceptGroup(
      group,
      group.places.map((place) => moved.get(place) ?? place),
    ),
  )
}

/** A place moves by what groups before its own do to places before it. */
function followIn(
  turn: readonly Planned[],
  groups: number,
  moved: Map<SuggestedPlace, SuggestedPlace>,
): void {
  if (turn.every(({ growth }) => growth === 0)) return
  const grown = runningSums(groups)
  for (const { place, group, growth } of turn.toSorted((a, b) => a.place.from - b.place.from)) {
    const by = grown.before(group)
    if (by !== 0) moved.set(place, { ...place, from: place.from + by, to: place.to + by })
    grown.add(group, growth)
  }
}

/** Sums over the first of many numbers that keep changing, each in logarithmic time (a Fenwick tree). */
function runningSums(size: number): {
  add(index: number, value: number): void
  before(index: number): number
} {
  const tree = new Array<number>(size + 1).fill(0)
  return {
    add(index, value) {
      for (let at = index + 1; at <= size; at += at & -at) tree[at] = (tree[at] ?? 0) + value
    },
    before(index) {
      let sum = 0
      for (let at = index; at > 0; at -= at & -at) sum += tree[at] ?? 0
      return sum
    },
  }
}
