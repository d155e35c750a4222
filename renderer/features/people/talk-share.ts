import type { Transcript } from '../../../core/episode/schema.ts'
import type { PersonId } from '../../../core/ids.ts'

/** How much one person says. */
export interface TalkShare {
  readonly turns: number
  /** Part of all words of the transcript, 0 to 1. */
  readonly share: number
}

/** Turns and share of each speaker, counted as the speakers beside the transcript are; linear. */
export function talkShares(transcript: Transcript | undefined): ReadonlyMap<PersonId, TalkShare> {
  const turns = new Map<PersonId, number>()
  const words = new Map<PersonId, number>()
  let all = 0
  for (const { speaker, words: said } of transcript?.segments ?? []) {
    all += said.length
    if (speaker === undefined) continue
    turns.set(speaker, (turns.get(speaker) ?? 0) + 1)
    words.set(speaker, (words.get(speaker) ?? 0) + said.length)
  }
  return new Map(
    [...turns].map(([id, count]) => [
      id,
      { turns: count, share: all === 0 ? 0 : (words.get(id) ?? 0) / all },
    ]),
  )
}
