import type { Person, Segment } from '../../episode/schema.ts'
import type { PersonId } from '../../ids.ts'
import { directoryOf, type NamePlace, NameTally, type ProposedName } from './name-tally.ts'
import { type SpokenName, spokenNames } from './spoken-names.ts'

/** A turn whose words speak against whoever is said to speak. */
export interface DoubtfulTurn extends NamePlace {
  /** Somebody else's name is given as one's own, or the speaker's own is called. */
  readonly reason: 'another' | 'own'
  /** Who may speak instead, where that can be told. */
  readonly other?: PersonId
}

/** What the words of a transcript say of who speaks. */
export interface VoiceNames {
  /** Where a named speaker first gives that name. */
  readonly given: ReadonlyMap<PersonId, NamePlace>
  /** Names for voices that have none. */
  readonly proposed: ReadonlyMap<PersonId, ProposedName>
  readonly doubtful: readonly DoubtfulTurn[]
}

/**
 * Reads who speaks from the words: names given as one's own, and names called just before a voice answers. Nothing is
 * judged by its sound, so a proposal is only ever shown with the words it stands on. Linear in the turns; words are
 * read anew only of turns that changed.
 */
export function voiceNames(segments: readonly Segment[], people: readonly Person[]): VoiceNames {
  const who = directoryOf(people)
  const tally = new NameTally()
  const given = new Map<PersonId, NamePlace>()
  const doubtful: DoubtfulTurn[] = []
  const heard = voicesIn(segments)
  const ofNamed = (spoken: SpokenName, speaker: PersonId, found: PersonId | undefined, place: NamePlace) => {
    if (spoken.use === 'given' && found === speaker && !given.has(speaker)) given.set(speaker, place)
    const doubt = doubtOf(spoken, speaker, found, heard)
    if (doubt) doubtful.push({ ...place, ...doubt })
  }
  for (const [index, segment] of segments.entries()) {
    const { id, speaker } = segment
    const next = segments[index + 1]?.speaker
    for (const spoken of spokenNames(segment)) {
      const found = who.find(spoken.name)
      if (found === 'several') continue
      const place: NamePlace = { segmentId: id, speaker, use: spoken.use, from: spoken.from, to: spoken.to }
      if (speaker !== undefined && who.isNamed(speaker)) ofNamed(spoken, speaker, found, place)
      else if (speaker !== undefined) tally.give(speaker, spoken, found, place)
      if (next !== undefined && next !== speaker) tally.call(next, spoken, found, place, who.isNamed(next))
    }
  }
  return { given, proposed: tally.decide(heard, who), doubtful }
}

function voicesIn(segments: readonly Segment[]): readonly PersonId[] {
  return [...new Set(segments.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker])))]
}

function doubtOf(
  { use, isOwn, isNearEnd, from }: SpokenName,
  speaker: PersonId,
  found: PersonId | undefined,
  heard: readonly PersonId[],
): Pick<DoubtfulTurn, 'reason' | 'other'> | undefined {
  if (found === undefined) return undefined
  if (use === 'given') return isOwn && found !== speaker ? { reason: 'another', other: found } : undefined
  if (use !== 'called' || found !== speaker || (from > 0 && !isNearEnd)) return undefined
  const [other, ...more] = heard.filter((id) => id !== speaker)
  return other !== undefined && more.length === 0 ? { reason: 'own', other } : { reason: 'own' }
}
