import type { Transcript } from '../../../core/episode/schema.ts'
import type { PersonId } from '../../../core/ids.ts'

/** How much one person says. */
export interface TalkShare {
  readonly turns: number
  /** Part of all words spoken by somebody named, 0 to 1. */
  readonly share: number
}

/** Turns and share of each speaker. A turn goes on while the same person speaks; linear. */
export function talkShares(transcript: Transcript | undefined): ReadonlyMap<PersonId, TalkShare> {
  const turns = new Map<PersonId, number>()
  const words = new Map<PersonId, number>()
  let all = 0
  let last: PersonId | undefined
  for (const { speaker, words: said } of transcript?.segments ?? []) {
    if (speaker !== undefined) {
      if (speaker !== last) turns.set(speaker, (turns.get(speaker) ?? 0) + 1)
      words.set(speaker, (words.get(speaker) ?? 0) + said.length)
      all += said.length
    }
    last = speaker
  }
  return new Map(
    [...turns].map(([id, count]) => [
      id,
      { turns: count, share: all === 0 ? 0 : (words.get(id) ?? 0) / all },
    ]),
  )
}
