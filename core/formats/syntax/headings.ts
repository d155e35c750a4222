import type { Millis } from '../../time.ts'
import type { CueHeading, CueList, ParseWarning } from '../format.ts'
import { warn } from './chapter-list.ts'
import { excerpt } from './lines.ts'

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

/** Headings by the index of the cue they stand before, those of one cue in their order. */
export function headingsAbove({ headings = [] }: CueList): ReadonlyMap<number, readonly CueHeading[]> {
  const above = new Map<number, CueHeading[]>()
  for (const heading of headings) {
    const here = above.get(heading.beforeCue)
    if (here) here.push(heading)
    else above.set(heading.beforeCue, [heading])
  }
  return above
}

/** Says that nothing is said under a heading; lines count from 1. */
export function emptyHeading(title: string, line: number): ParseWarning {
  return warn('empty-heading', `No words follow the heading “${excerpt(title)}”, so it was left out.`, line)
}
