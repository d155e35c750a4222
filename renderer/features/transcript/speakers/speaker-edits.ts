import type { Edit } from '../../../../core/editing/edit.ts'
import type { Episode, Person, Segment } from '../../../../core/episode/schema.ts'
import { type IdSource, PersonId, type SegmentId } from '../../../../core/ids.ts'

/** Which turns a choice of speaker is for. */
export type SpeakerScope = 'all' | 'selected' | 'one'

/** Who is chosen: a person of the episode, somebody new, or nobody. */
export type SpeakerChoice =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'nobody' }

/** The turns of one speaker, or of none. */
export function turnsOf(segments: readonly Segment[], speaker: PersonId | undefined): readonly SegmentId[] {
  return segments.filter((segment) => segment.speaker === speaker).map((segment) => segment.id)
}

/** Who of some people goes by a name, however its letters are written. */
export function personNamed(people: readonly Person[], name: string): Person | undefined {
  const wanted = name.trim().toLowerCase()
  return wanted === '' ? undefined : people.find((person) => person.name.trim().toLowerCase() === wanted)
}

/**
 * The edits that give turns a speaker. A voice nobody had named, given to somebody as a whole, is that
 * person from now on: it is renamed or merged, so that no empty record stays behind.
 */
export function speakerEdits(
  episode: Pick<Episode, 'people'>,
  segmentIds: readonly SegmentId[],
  whole: PersonId | undefined,
  choice: SpeakerChoice,
  newId: IdSource,
): readonly Edit[] {
  if (segmentIds.length === 0) return []
  const ids = [...segmentIds]
  const unnamed = episode.people.find((person) => person.id === whole && person.name === '')
  switch (choice.kind) {
    case 'nobody':
      return [{ type: 'transcript.setSpeaker', segmentIds: ids }]
    case 'person':
      if (choice.personId === whole) return []
      return unnamed
        ? [{ type: 'person.merge', personId: unnamed.id, into: choice.personId }]
        : [{ type: 'transcript.setSpeaker', segmentIds: ids, personId: choice.personId }]
    case 'new': {
      const name = choice.name.trim()
      if (name === '') return []
      if (unnamed) return [{ type: 'person.change', personId: unnamed.id, set: { name } }]
      const personId = PersonId.parse(newId('p'))
      return [
        { type: 'person.add', person: { id: personId, name, role: 'guest', group: 'cast' } },
        { type: 'transcript.setSpeaker', segmentIds: ids, personId },
      ]
    }
  }
}
