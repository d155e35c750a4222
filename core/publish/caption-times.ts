import { type Millis, millis } from '../time.ts'
import { longestCaption, shortestCaption } from './caption-cuts.ts'

/** When a caption shows. */
export interface CaptionTime {
  readonly start: Millis
  readonly end: Millis
}

/**
 * Makes times a player can show: each caption starts after the one before it, ends after it starts and
 * not after the next begins, and stays a second where the next leaves room. In order of the text.
 */
export function settleTimes(
  spoken: readonly { readonly start: number; readonly end: number }[],
): CaptionTime[] {
  const starts: number[] = []
  for (const { start } of spoken) starts.push(Math.max(Math.round(start), (starts.at(-1) ?? -1) + 1))
  return spoken.map(({ end }, index) => {
    const start = starts[index] ?? 0
    const next = starts[index + 1] ?? Number.POSITIVE_INFINITY
    const wanted = Math.min(Math.max(Math.round(end), start + shortestCaption), start + longestCaption)
    return { start: millis(start), end: millis(Math.max(Math.min(wanted, next), start + 1)) }
  })
}
