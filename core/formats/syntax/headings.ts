import type { Millis } from '../../time.ts'
import type { CueHeading } from '../format.ts'

/** A heading as a reader found it, before it is known which cue follows. */
export interface FoundHeading {
  readonly title: string
  readonly startTime?: Millis
  readonly line: number
}

/** Headings placed before cues, and those with no cue after them. */
export interface PlacedHeadings {
  readonly headings: readonly CueHeading[]
  readonly left: readonly FoundHeading[]
}

/** Gives every heading the first cue that begins below it; both lists are in order of lines. */
export function placeHeadings(found: readonly FoundHeading[], cueLines: readonly number[]): PlacedHeadings {
  const headings: CueHeading[] = []
  const left: FoundHeading[] = []
  let cue = 0
  for (const heading of found) {
    while (cue < cueLines.length && (cueLines[cue] ?? 0) <= heading.line) cue += 1
    const { line: _, ...rest } = heading
    if (cue < cueLines.length) headings.push({ beforeCue: cue, ...rest })
    else left.push(heading)
  }
  return { headings, left }
}
