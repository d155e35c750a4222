import type { PersonId, SegmentId } from '../ids.ts'
import type { Transcript } from './schema.ts'

/** How much one voice says, and where it is first heard. */
export interface TalkShare {
  readonly turns: number
  readonly words: number
  /** Part of all words of the transcript, 0 to 1. */
  readonly share: number
  /** The share in whole percents; those of all voices sum to 100. */
  readonly percent: number
  readonly first: SegmentId
}

/** The share of every speaker; turns without one are under `undefined`. Linear in the turns. */
export function talkShares(transcript: Transcript | undefined): ReadonlyMap<PersonId | undefined, TalkShare> {
  const counts = new Map<PersonId | undefined, { turns: number; words: number; first: SegmentId }>()
  for (const { id, speaker, words } of transcript?.segments ?? []) {
    const count = counts.get(speaker)
    if (count) {
      count.turns += 1
      count.words += words.length
    } else counts.set(speaker, { turns: 1, words: words.length, first: id })
  }
  const all = [...counts.values()].reduce((sum, { words }) => sum + words, 0)
  const percents = wholePercents([...counts.values()].map(({ words }) => words))
  return new Map(
    [...counts].map(([speaker, count], index) => [
      speaker,
      { ...count, share: all === 0 ? 0 : count.words / all, percent: percents[index] ?? 0 },
    ]),
  )
}

/** Parts of a whole in whole percents that sum to 100: what rounding down leaves goes to the largest remainders. */
export function wholePercents(parts: readonly number[]): readonly number[] {
  const all = parts.reduce((sum, part) => sum + part, 0)
  if (all === 0) return parts.map(() => 0)
  const percents = parts.map((part) => Math.floor((100 * part) / all))
  const left = 100 - percents.reduce((sum, percent) => sum + percent, 0)
  const byRemainder = parts
    .map((part, index) => ({ index, remainder: (100 * part) / all - (percents[index] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) percents[index] = (percents[index] ?? 0) + 1
  return percents
}
