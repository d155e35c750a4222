import { formsHeard } from '../../../core/corrections/lessons.ts'
import { personHues } from '../../../core/episode/person-hue.ts'
import type { Episode, Person } from '../../../core/episode/schema.ts'
import { type TalkShare, talkShares } from '../../../core/episode/talk-shares.ts'
import type { KnownPerson, Show } from '../../../core/show/schema.ts'
import { type AddressSuggestion, suggestAddress } from './suggest-address.ts'

/** Everything a card says about one person. */
export interface PersonFacts {
  readonly person: Person
  /** 0 to 5. */
  readonly hue: number
  /** Absent while the transcript has no turn of this person. */
  readonly talk: TalkShare | undefined
  /** How recognisers have misspelt the name, as the show remembers. */
  readonly heardAs: readonly string[]
  /** Whether the show's directory has this person. */
  readonly isKnown: boolean
  /** Addresses offered for promised links, by link id. */
  readonly suggestions: ReadonlyMap<string, AddressSuggestion>
}

/** What can be said about each person, in the order of the credits. */
export function peopleFacts(
  episode: Pick<Episode, 'people' | 'links' | 'transcript'>,
  show: Show | undefined,
): readonly PersonFacts[] {
  const hues = personHues(episode.people)
  const talks = talkShares(episode.transcript)
  return episode.people.map((person) => {
    const known = knownAs(person, show)
    const own = episode.links.filter((link) => link.personId === person.id)
    const offers = own.flatMap((link) => {
      const offer = suggestAddress(link, episode, show)
      return offer ? [[link.id, offer] as const] : []
    })
    return {
      person,
      hue: hues.get(person.id) ?? 0,
      talk: talks.get(person.id),
      heardAs: formsOf(person, known, show),
      isKnown: known !== undefined,
      suggestions: new Map<string, AddressSuggestion>(offers),
    }
  })
}

/** How the whole name and each part of it were heard: noted in the directory, or accepted in reviews. */
function formsOf(
  { name }: Person,
  known: KnownPerson | undefined,
  show: Show | undefined,
): readonly string[] {
  const noted = known?.heardAs ?? []
  if (!show || name === '') return noted
  const parts = name.split(/\s+/u).filter((part) => part !== name)
  const ofParts = parts.flatMap((spelling) => formsHeard(show, { spelling, heardAs: [] }))
  return [...new Set([...formsHeard(show, { spelling: name, heardAs: noted }), ...ofParts])]
}

/** The directory's record of a person: the same id, or else the same name. */
function knownAs(
  person: Pick<Person, 'id' | 'name'>,
  show: Pick<Show, 'people'> | undefined,
): KnownPerson | undefined {
  const sameName = (other: string) => person.name !== '' && other.toLowerCase() === person.name.toLowerCase()
  return show?.people.find(({ id }) => id === person.id) ?? show?.people.find(({ name }) => sameName(name))
}

/** The directory with a person of the episode written into it, links and all. */
export function withPerson(show: Show, person: Person, links: Episode['links']): Show {
  const known = knownAs(person, show)
  const own = links.flatMap(({ personId, label, address }) =>
    personId === person.id && address ? [{ label, address }] : [],
  )
  const record: KnownPerson = {
    id: known?.id ?? person.id,
    name: person.name,
    role: person.role,
    group: person.group,
    ...(person.headline !== undefined && { headline: person.headline }),
    ...(person.image !== undefined && { image: person.image }),
    links: own.length > 0 ? own : (known?.links ?? []),
    heardAs: known?.heardAs ?? [],
  }
  const people = known
    ? show.people.map((other) => (other === known ? record : other))
    : [...show.people, record]
  return { ...show, people }
}
