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
  return follow(groups, transcript).flatMap(({ group, now }) => {
    const places = now.flatMap((place) => place ?? [])
    const isSame = places.length === group.places.length && places.every((one, i) => one === group.places[i])
    return withPlaces(group, isSame ? group.places : places)
  })
}

/**
 * What a new look found, with the places of earlier groups that say something else in the text it looked at:
 * they are decided or typed over, and undo brings their words back. A place that still says what was suspected
 * there is the look's to judge.
 */
export function withGone(
  found: readonly CorrectionGroup[],
  before: readonly CorrectionGroup[],
  transcript: Transcript | undefined,
): readonly CorrectionGroup[] {
  const gone = follow(before, transcript).flatMap(({ group, now }) =>
    withPlaces(
      group,
      group.places.filter((_, index) => now[index] === undefined),
    ),
  )
  if (gone.length === 0) return found
  const order = new Map(transcript?.segments.map(({ id }, index) => [id, index]))
  const left = new Map(gone.map((group) => [group.id, group]))
  const whole = found.map((group) => {
    const decided = left.get(group.id)
    left.delete(group.id)
    return decided ? { ...group, places: inOrder([...group.places, ...decided.places], order) } : group
  })
  return [...left.values()].reduce(inserted, whole)
}

/** Puts a group before the first that is less sure, where it stood when it was found. */
function inserted(groups: readonly CorrectionGroup[], one: CorrectionGroup): readonly CorrectionGroup[] {
  const isLess = ({ tier, confidence }: CorrectionGroup): boolean =>
    tier > one.tier || (tier === one.tier && confidence < one.confidence)
  const at = groups.findIndex(isLess)
  return groups.toSpliced(at < 0 ? groups.length : at, 0, one)
}

function inOrder(places: readonly SuggestedPlace[], order: ReadonlyMap<string, number>): SuggestedPlace[] {
  const turnOf = ({ segmentId }: SuggestedPlace): number => order.get(segmentId) ?? order.size
  return places.toSorted((a, b) => turnOf(a) - turnOf(b) || a.from - b.from)
}

function withPlaces(group: CorrectionGroup, places: readonly SuggestedPlace[]): readonly CorrectionGroup[] {
  if (places.length === 0) return []
  return [places === group.places ? group : { ...group, places }]
}

/** A group, and for each of its places where it is now; undefined where its words are not there. */
interface Followed {
  readonly group: CorrectionGroup
  readonly now: readonly (SuggestedPlace | undefined)[]
}

/** Places that have not moved come first, so that no other is taken for one of them. */
function follow(groups: readonly CorrectionGroup[], transcript: Transcript | undefined): readonly Followed[] {
  const segments = transcript?.segments ?? []
  const turns = new Map(segments.map((segment) => [segment.id, segment]))
  const followSplit = followerIn(segments)
  const taken = new Set<string>()
  const unmoved = new Set<SuggestedPlace>()
  for (const { places } of groups) {
    for (const place of places) {
      if (!says(turns.get(place.segmentId), place, place.from)) continue
      if (taken.has(placeKey(place))) continue
      unmoved.add(place)
      taken.add(placeKey(place))
    }
  }
  return groups.map((group) => ({
    group,
    now: group.places.map((place) => {
      if (unmoved.has(place)) return place
      const from = nearest(turns.get(place.segmentId), place, taken)
      if (from === undefined) return followSplit(place, taken)
      return { ...place, from, to: from + place.to - place.from }
    }),
  }))
}

/** Finds the words of a place in the turns after its own, where a split puts them; each look is logarithmic. */
function followerIn(
  segments: readonly Segment[],
): (place: SuggestedPlace, taken: Set<string>) => SuggestedPlace | undefined {
  let starts: readonly number[] | undefined
  let order: ReadonlyMap<string, number> | undefined
  return (place, taken) => {
    starts ??= startsOf(segments)
    order ??= new Map(segments.map(({ id }, index) => [id, index]))
    const own = order.get(place.segmentId)
    if (own === undefined || place.from < (segments[own]?.words.length ?? 0)) return undefined
    const at = (starts[own] ?? 0) + place.from
    const index = lastAtMost(starts, at)
    const turn = segments[index]
    const from = at - (starts[index] ?? 0)
    if (!turn || !says(turn, place, from)) return undefined
    const moved = { ...place, segmentId: turn.id, from, to: from + place.to - place.from }
    if (taken.has(placeKey(moved))) return undefined
    taken.add(placeKey(moved))
    return moved
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

/** Where the words of a place were looked for in vain; a turn that is the same object says the same. */
const missing = new WeakMap<SuggestedPlace, Segment>()

function nearest(turn: Segment | undefined, place: SuggestedPlace, taken: Set<string>): number | undefined {
  if (!turn || missing.get(place) === turn) return undefined
  let isElsewhere = false
  for (let distance = 1; distance <= farthest; distance += 1) {
    for (const from of [place.from - distance, place.from + distance]) {
      if (!says(turn, place, from)) continue
      isElsewhere = true
      const key = placeKey({ ...place, from })
      if (taken.has(key)) continue
      taken.add(key)
      return from
    }
  }
  if (!isElsewhere) missing.set(place, turn)
  return undefined
}

function says(turn: Segment | undefined, { from, to, before }: SuggestedPlace, at: number): boolean {
  const first = turn?.words[at]
  if (!turn || !first || !before.startsWith(first.text)) return false
  const words = turn.words.slice(at, at + to - from)
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
