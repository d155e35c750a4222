import type { Person } from '../../episode/schema.ts'
import type { PersonId, SegmentId } from '../../ids.ts'
import { foldWord } from './sentences.ts'
import type { SpokenName } from './spoken-names.ts'

/** Words of a turn in which somebody is named. */
export interface NamePlace extends Pick<SpokenName, 'use' | 'from' | 'to'> {
  readonly segmentId: SegmentId
  readonly speaker: PersonId | undefined
}

/** What the words say a voice is called. */
export interface ProposedName {
  readonly name: string
  /** Who has that name in the episode; undefined for a name nobody has yet. */
  readonly personId?: PersonId
  /** What says so, in the order of the text. */
  readonly places: readonly NamePlace[]
}

/** A name one gives as one's own outweighs others' calls, which may be answered by somebody else. */
const [ownName, answer] = [3, 1]
/** Less is no more than a hint: one call that was answered may be chance. */
const enough = 2
/** The least part of all calls of a name that a voice must have answered. */
const leastAnswered = 0.6

/** A person of the episode, or a name that is none's. */
interface Candidate {
  name: string
  readonly personId?: PersonId
}

/** What speaks for one name of one voice. */
interface Vote {
  score: number
  isGiven: boolean
  readonly places: NamePlace[]
}

/** Who of an episode has which name. */
export interface NameDirectory {
  /** Whose name this is: nobody's, one person's, or that of several. */
  find(name: string): PersonId | 'several' | undefined
  isNamed(id: PersonId): boolean
  nameOf(id: PersonId): string
}

/** The names of people, by their first ones. Names alone say nothing where several share them. */
export function directoryOf(people: readonly Person[]): NameDirectory {
  const names = new Map<PersonId, string>()
  const byFirst = new Map<string, { readonly id: PersonId; readonly parts: ReadonlySet<string> }[]>()
  for (const { id, name } of people) {
    const parts = partsOf(name)
    const [first] = parts
    if (first === undefined) continue
    names.set(id, name)
    const one = { id, parts: new Set(parts) }
    const others = byFirst.get(first)
    if (others) others.push(one)
    else byFirst.set(first, [one])
  }
  return {
    find(name) {
      const parts = partsOf(name)
      const fitting = (byFirst.get(parts[0] ?? '') ?? []).filter((one) =>
        parts.every((part) => one.parts.has(part) || one.parts.size === 1),
      )
      return fitting.length > 1 ? 'several' : fitting[0]?.id
    },
    isNamed: (id) => names.has(id),
    nameOf: (id) => names.get(id) ?? '',
  }
}

function partsOf(name: string): readonly string[] {
  return name
    .split(/\s+/u)
    .map(foldWord)
    .filter((part) => part !== '')
}

/** A name that is none's in the episode, by its first part: "Robin" is the "Robin Hale" of before. */
function unknownKey(name: string): string {
  return `name:${partsOf(name)[0] ?? ''}`
}

/** Counts what speaks for which name of which voice. */
export class NameTally {
  private readonly candidates = new Map<string, Candidate>()
  private readonly votes = new Map<PersonId, Map<string, Vote>>()
  /** How often each name was called and somebody answered. */
  private readonly calls = new Map<string, number>()

  /** A voice said a name that may be its own. `found` is who of the episode has it. */
  give(voice: PersonId, spoken: SpokenName, found: PersonId | undefined, place: NamePlace): void {
    if (spoken.use !== 'given') return
    const isWhole = spoken.isOwn && spoken.name.includes(' ')
    if (found === undefined && !spoken.isCertain && !isWhole) return
    // "This is Ann" may present Ann; that it is said of oneself must show elsewhere too.
    this.vote(voice, this.keyOf(spoken.name, found), spoken.isOwn ? ownName : answer, place)
  }

  /** Somebody said a name, and then this voice spoke. */
  call(
    voice: PersonId,
    spoken: SpokenName,
    found: PersonId | undefined,
    place: NamePlace,
    isNamed: boolean,
  ): void {
    if (spoken.use === 'given' || !spoken.isNearEnd || (found !== undefined && found === place.speaker))
      return
    const isPresented = spoken.use === 'presented' && /^\p{Lu}/u.test(spoken.name)
    // A word that is only called may be no name at all, unless somebody was presented by it.
    if (found === undefined && !isPresented && !this.candidates.has(unknownKey(spoken.name))) return
    const key = this.keyOf(spoken.name, found)
    this.calls.set(key, (this.calls.get(key) ?? 0) + 1)
    if (!isNamed) this.vote(voice, key, answer, place)
  }

  /** The names that are beyond doubt, each for one voice. */
  decide(heard: readonly PersonId[], who: NameDirectory): ReadonlyMap<PersonId, ProposedName> {
    const speaking = new Set(heard.filter((id) => who.isNamed(id)))
    const wanted = [...this.votes].flatMap(([voice, byName]) => {
      const [best, second] = [...byName].sort((a, b) => b[1].score - a[1].score)
      if (!best || best[1].score < enough || best[1].score < 2 * (second?.[1].score ?? 0)) return []
      const [key, vote] = best
      const candidate = this.candidates.get(key)
      const answered = vote.places.filter(({ use }) => use !== 'given').length
      const isElsewhere = candidate?.personId !== undefined && speaking.has(candidate.personId)
      if (!vote.isGiven && (isElsewhere || answered < leastAnswered * (this.calls.get(key) ?? 0))) return []
      return [{ voice, key, vote, candidate }]
    })
    const taken = new Set<string>()
    const proposed = new Map<PersonId, ProposedName>()
    for (const { voice, key, vote, candidate } of wanted.sort((a, b) => b.vote.score - a.vote.score)) {
      if (!candidate || taken.has(key)) continue
      taken.add(key)
      const { name, personId } = candidate
      const places = vote.places
      proposed.set(voice, personId ? { name: who.nameOf(personId), personId, places } : { name, places })
    }
    return proposed
  }

  private keyOf(name: string, found: PersonId | undefined): string {
    const key = found ?? unknownKey(name)
    const known = this.candidates.get(key)
    if (!known) this.candidates.set(key, found === undefined ? { name } : { name, personId: found })
    else if (name.length > known.name.length) known.name = name
    return key
  }

  private vote(voice: PersonId, key: string, score: number, place: NamePlace): void {
    const byName = this.votes.get(voice) ?? new Map<string, Vote>()
    this.votes.set(voice, byName)
    const vote = byName.get(key) ?? { score: 0, isGiven: false, places: [] }
    byName.set(key, vote)
    vote.score += score
    vote.isGiven ||= score === ownName
    vote.places.push(place)
  }
}
