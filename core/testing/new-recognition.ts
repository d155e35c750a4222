import type { Edit } from '../editing/edit.ts'
import {
  type NewRecognition,
  type ReappliedCorrections,
  reapplyCorrections,
} from '../editing/reapply-corrections.ts'
import { displayName } from '../episode/people.ts'
import type { Episode, Person, Segment, Transcript } from '../episode/schema.ts'
import { joinWords, splitWords } from '../episode/transcript.ts'
import { countingIds, PersonId, RuleId, SegmentId } from '../ids.ts'
import { episode } from './episode-builder.ts'
import { applied } from './expect-edit.ts'

/** Ids that are nobody's yet. */
export const ids = () => {
  const counting = countingIds()
  return (prefix: string) => `again-${counting(prefix)}`
}

/** A recognition from lines like those of `episode`: ids of its own, and voices that may have no name. */
export function recognition(...lines: readonly string[]): Omit<NewRecognition, 'original'> {
  const { transcript, people } = episode(...lines)
  const segments = (transcript?.segments ?? []).map(
    (segment): Segment => ({
      ...segment,
      id: SegmentId.parse(`new-${segment.id}`),
      ...(segment.speaker && { speaker: PersonId.parse(`voice-${segment.speaker}`) }),
    }),
  )
  const voices = people.map((person): Person => {
    const id = PersonId.parse(`voice-${person.id}`)
    return person.name.startsWith('S0') ? { ...person, id, name: '', label: person.name } : { ...person, id }
  })
  return { transcript: { segments }, voices }
}

/** Accepts a correction at one place. */
export const accept = (place: string, before: string, after: string, from = 0): Edit => ({
  type: 'correction.accept',
  ruleId: RuleId.parse('rule-1'),
  places: [{ segmentId: SegmentId.parse(place), from, to: from + splitWords(before).length, before }],
  after,
  reason: 'Sounds alike.',
  origin: 'suggestion',
})
/** Types over some words of a turn. */
export const type = (place: string, from: number, before: string, text: string): Edit => ({
  type: 'transcript.replaceWords',
  place: {
    segmentId: SegmentId.parse(place),
    from,
    to: from + (before === '' ? 0 : splitWords(before).length),
    before,
  },
  text,
})

/** What each turn says. */
export const said = (transcript: Transcript | undefined): readonly string[] =>
  (transcript?.segments ?? []).map(({ words }) => joinWords(words))
/** Who speaks each turn. */
export const speakers = ({ transcript, people }: Episode): readonly string[] =>
  (transcript?.segments ?? []).map(({ speaker }) => {
    const person = people.find(({ id }) => id === speaker)
    return person ? displayName(person) : ''
  })

/** Edits an episode, brings the new recognition in, and asserts what every edit promises. */
export function renewed(
  before: Episode,
  edits: readonly Edit[],
  fresh: Omit<NewRecognition, 'original'>,
  choices: Parameters<typeof reapplyCorrections>[2] = {},
): ReappliedCorrections & { readonly episode: Episode } {
  const edited = edits.length > 0 ? applied(before, ...edits) : before
  const original = before.transcript
  const outcome = reapplyCorrections(edited, { ...fresh, ...(original && { original }) }, choices, ids())
  return { ...outcome, episode: applied(edited, ...outcome.edits) }
}

/** A short talk with the same mishearing twice. */
export const talk = () =>
  episode('Ada: we sent it to century and it was fine', 'Bo: oh century is good for that')
