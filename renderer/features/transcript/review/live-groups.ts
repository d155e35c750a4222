import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import type { Segment, Transcript } from '../../../../core/episode/schema.ts'
import { joinWords } from '../../../../core/episode/transcript.ts'

/** Words an edit may have moved a place by within its turn before the place counts as gone. */
const farthest = 40

/**
 * The groups as they stand in a newer transcript: places whose words were moved are found again, places
 * that say something else by now are left out, and so are groups without a place.
 */
export function liveGroups(
  groups: readonly CorrectionGroup[],
  transcript: Transcript | undefined,
): readonly CorrectionGroup[] {
  const segments = transcript?.segments ?? []
  const turns = new Map(segments.map((segment) => [segment.id, segment]))
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
      if (from === undefined) return []
      return [from === place.from ? place : { ...place, from, to: from + place.to - place.from }]
    })
    if (places.length === 0) return []
    const isSame = places.length === group.places.length && places.every((one, i) => one === group.places[i])
    return [isSame ? group : { ...group, places }]
  })
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
