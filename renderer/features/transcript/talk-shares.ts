import type { Transcript } from '../../../core/episode/schema.ts'
import type { PersonId, SegmentId } from '../../../core/ids.ts'

/** How much one voice says, and where it is first heard. */
export interface TalkShare {
  readonly turns: number
  readonly words: number
  /** Part of all words of the transcript, 0 to 1. */
  readonly share: number
  readonly first: SegmentId
}

/** The share of every speaker; those without one are under `undefined`. Linear in the turns. */
export function talkShares(transcript: Transcript | undefined): ReadonlyMap<PersonId | undefined, TalkShare> {
  const counts = new Map<PersonId | undefined, { turns: number; words: number; first: SegmentId }>()
  let all = 0
  for (const { id, speaker, words } of transcript?.segments ?? []) {
    all += words.length
    const count = counts.get(speaker)
    if (count) {
      count.turns += 1
      count.words += words.length
    } else counts.set(speaker, { turns: 1, words: words.length, first: id })
  }
  return new Map(
    [...counts].map(([speaker, count]) => [speaker, { ...count, share: all === 0 ? 0 : count.words / all }]),
  )
}
