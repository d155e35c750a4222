import type { Millis } from '../../time.ts'
import type { CueHeading } from '../format.ts'

/** A heading as a reader found it, before it is known which cue follows. */
export interface FoundHeading {
  readonly title: string
  readonly startTime?: Millis
  /** Where it stands: a line or a position, counted like the places of the cues. */
  readonly place: number
}

/** Headings placed before cues, and those with no cue after them. */
export interface PlacedHeadings {
  readonly headings: readonly CueHeading[]
  readonly left: readonly FoundHeading[]
}

/** Gives every heading the first cue that begins below it; both lists are in order. */
export function placeHeadings(found: readonly FoundHeading[], cuePlaces: readonly number[]): PlacedHeadings {
  const headings: CueHeading[] = []
  const left: FoundHeading[] = []
  let cue = 0
  for (const heading of found) {
    while (cue < cuePlaces.length && (cuePlaces[cue] ?? 0) <= heading.place) cue += 1
    const { place: _, ...rest } = heading
    if (cue < cuePlaces.length) headings.push({ beforeCue: cue, ...rest })
    else left.push(heading)
  }
  return { headings, left }
}
