import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import type { Segment, Transcript } from '../../../../core/episode/schema.ts'
import { joinWords } from '../../../../core/episode/transcript.ts'

/** Words an edit may have moved a place by within its turn before the place counts as gone. */
const farthest = 40

/**
 * The groups as they stand in a newer transcript: places whose words were moved are found again, also in the
 * turns that theirs was split into; places that say something else by now are left out, and so are groups
 * without a place.
 */
export function liveGroups(
  groups: readonly CorrectionGroup[],
  transcript: Transcript | undefined,
): readonly CorrectionGroup[] {
  if (groups.length === 0) return groups
  const segments = transcript?.segments ?? []
  const turns = new Map(segments.map((segment) => [segment.id, segment]))
  const follow = followerIn(segments)
  const taken = new Set<string>()
  return groups.flatMap((group) => {
    const turnOf = (place: SuggestedPlace): Segment | undefined => turns.get(place.segmentId)
    const where = group.places.map((place) =>
      says(turnOf(place), place, place.from) ? place.from : undefined,
    )
    group.places.forEach((place, index) => {
      if (where[index] !== undefined) taken.add(keyAt(place, place.from))
    })
    const places = group.places.flatMap((place, index) => {
      const from = where[index] ?? nearest(turnOf(place), place, taken)
      if (from === undefined) return follow(place, taken)
      return [from === place.from ? place : { ...place, from, to: from + place.to - place.from }]
    })
    if (places.length === 0) return []
    const isSame = places.length === group.places.length && places.every((one, i) => one === group.places[i])
    return [isSame ? group : { ...group, places }]
  })
}

/** Finds the words of a place in the turns after its own, where a split puts them; each look is logarithmic. */
function followerIn(
  segments: readonly Segment[],
): (place: SuggestedPlace, taken: Set<string>) => readonly SuggestedPlace[] {
  let starts: readonly number[] | undefined
  let order: ReadonlyMap<string, number> | undefined
  return (place, taken) => {
    starts ??= startsOf(segments)
    order ??= new Map(segments.map(({ id }, index) => [id, index]))
    const own = order.get(place.segmentId)
    if (own === undefined || place.from < (segments[own]?.words.length ?? 0)) return []
    const at = (starts[own] ?? 0) + place.from
    const index = lastAtMost(starts, at)
    const turn = segments[index]
    const from = at - (starts[index] ?? 0)
    if (!turn || !says(turn, place, from)) return []
    const moved = { ...place, segmentId: turn.id, from, to: from + place.to - place.from }
    if (taken.has(keyAt(moved, from))) return []
    taken.add(keyAt(moved, from))
    return [moved]
  }
}

/** How many words stand before each turn. */
function startsOf(segments: readonly Segment[]): readonly number[] {
  let before = 0
  return segments.map(({ words }) => {
    const start = before
    before += words.length
    return start
  })
}

/** The last index whose number is not above `wanted`; the numbers ascend and the first is 0. */
function lastAtMost(numbers: readonly number[], wanted: number): number {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((numbers[middle] ?? 0) <= wanted) low = middle
    else high = middle - 1
  }
  return low
}

function nearest(turn: Segment | undefined, place: SuggestedPlace, taken: Set<string>): number | undefined {
  if (!turn) return undefined
  for (let distance = 1; distance <= farthest; distance += 1) {
    for (const from of [place.from - distance, place.from + distance]) {
      if (taken.has(keyAt(place, from)) || !says(turn, place, from)) continue
      taken.add(keyAt(place, from))
      return from
    }
  }
  return undefined
}

function keyAt({ segmentId }: SuggestedPlace, from: number): string {
  return `${segmentId}:${from}`
}

function says(turn: Segment | undefined, { from, to, before }: SuggestedPlace, at: number): boolean {
  const words = at < 0 ? [] : (turn?.words.slice(at, at + to - from) ?? [])
  return words.length === to - from && joinWords(words) === before
}

/** What a place is called while its group stands: its turn and its first word. */
export function placeKey({ segmentId, from }: SuggestedPlace): string {
  return `${segmentId}:${from}`
}

/** How many places the groups have together. */
export function countPlaces(groups: readonly CorrectionGroup[]): number {
  return groups.reduce((sum, { places }) => sum + places.length, 0)
}
