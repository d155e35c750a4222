import type { ImportChoices } from '../contract/import-shapes.ts'
import type { Person } from '../episode/schema.ts'
import { type IdSource, PersonId } from '../ids.ts'
import type { KnownPerson } from '../show/schema.ts'
import type { FoundPerson } from './facts.ts'
import { isSamePerson, nameKey } from './names.ts'
import type { Reading } from './reading.ts'

/** The people of an episode being assembled, and which of them a found name became. */
export interface AssembledPeople {
  readonly people: readonly Person[]
  /** Name as found → the person it is now, also where the person was renamed by hand. */
  readonly byFoundName: ReadonlyMap<string, PersonId>
}

/**
 * Makes the people of an episode: hosts, guests, then everyone else the source credits. Those the show knows
 * keep their id, headline and picture; `present` are people of the episode that are not made again.
 */
export function assemblePeople(
  reading: Reading,
  choices: ImportChoices,
  known: readonly KnownPerson[],
  newId: IdSource,
  present: readonly Person[] = [],
): AssembledPeople {
  const people: Person[] = []
  const byFoundName = new Map<string, PersonId>()
  const byKey = new Map(present.map((person) => [nameKey(person.name), person.id]))
  const takenIds = new Set<string>(present.map(({ id }) => id))
  for (const { name, foundName, role, stated } of wantedPeople(reading, choices)) {
    const key = nameKey(name)
    const same = key === '' ? undefined : byKey.get(key)
    if (same !== undefined) {
      byFoundName.set(foundName, same)
      continue
    }
    const person = makePerson(name, role, stated, known, newId, takenIds)
    takenIds.add(person.id)
    byKey.set(key, person.id)
    people.push(person)
    byFoundName.set(foundName, person.id)
  }
  return { people, byFoundName }
}

interface WantedPerson {
  readonly name: string
  readonly foundName: string
  readonly role: string
  readonly stated: FoundPerson | undefined
}

function wantedPeople({ found, material }: Reading, { hosts, guests }: ImportChoices): WantedPerson[] {
  const stated = new Map(material.people.map((person) => [person.name, person]))
  const foundHosts = found.hosts.map(({ name }) => name)
  const foundGuests = found.guests.map(({ name }) => name)
  const listed = new Set([...foundHosts, ...foundGuests])
  const others = material.people.filter(
    ({ name, role }) => !listed.has(name) && !/^(?:(?:co-)?host|guest)$/u.test(role),
  )
  return [
    ...chosenPeople(foundHosts, hosts, 'host', stated),
    ...chosenPeople(foundGuests, guests, 'guest', stated),
    ...others.map((person) => ({
      name: person.name.slice(0, longestName),
      foundName: person.name,
      role: person.role,
      stated: person,
    })),
  ]
}

const longestName = 1_000

/** A list corrected by hand: a name that was not found stands for the one at its place, as long as none was added. */
function chosenPeople(
  names: readonly string[],
  chosen: readonly string[] | undefined,
  role: string,
  stated: ReadonlyMap<string, FoundPerson>,
): WantedPerson[] {
  const known = new Set(names)
  return (chosen ?? names).flatMap((written, index) => {
    const name = written.trim().slice(0, longestName)
    if (name === '') return []
    const atPlace = chosen?.length === names.length ? names[index] : undefined
    const foundName = known.has(name) ? name : (atPlace ?? name)
    const source = stated.get(foundName)
    return [{ name, foundName, role: source?.role === `co-${role}` ? source.role : role, stated: source }]
  })
}

function makePerson(
  name: string,
  role: string,
  stated: FoundPerson | undefined,
  known: readonly KnownPerson[],
  newId: IdSource,
  takenIds: ReadonlySet<string>,
): Person {
  const match = known.find((person) => nameKey(person.name) === nameKey(name)) ?? onlyLike(name, known)
  const headline = stated?.headline ?? match?.headline
  const image = stated?.image ?? match?.image
  return {
    id: match && !takenIds.has(match.id) ? match.id : PersonId.parse(newId('p')),
    name: match?.name ?? name,
    role: role.slice(0, 64),
    group: (stated?.group ?? match?.group ?? 'cast').slice(0, 64),
    ...(headline !== undefined && { headline: headline.slice(0, 10_000) }),
    ...(image !== undefined && { image: image.slice(0, 10_000) }),
  }
}

/** A page that says only "Scott" means the one Scott the show knows. */
function onlyLike(name: string, known: readonly KnownPerson[]): KnownPerson | undefined {
  if (name.includes(' ')) return undefined
  const like = known.filter((person) => isSamePerson(person.name, name))
  return like.length === 1 ? like[0] : undefined
}
