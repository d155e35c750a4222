import type { ImportChoices } from '../contract/contract.ts'
import type { Person } from '../episode/schema.ts'
import { type IdSource, PersonId } from '../ids.ts'
import type { KnownPerson } from '../show/schema.ts'
import { isSamePerson, nameKey } from './names.ts'
import type { FoundPerson, Reading } from './reading.ts'

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
  { found, material }: Reading,
  choices: ImportChoices,
  known: readonly KnownPerson[],
  newId: IdSource,
  present: readonly Person[] = [],
): AssembledPeople {
  const people: Person[] = []
  const byFoundName = new Map<string, PersonId>()
  const takenIds = new Set(present.map(({ id }) => id as string))
  const add = (name: string, foundName: string, role: string, stated: FoundPerson | undefined): void => {
    const same = [...present, ...people].find((person) => nameKey(person.name) === nameKey(name))
    if (same) {
      byFoundName.set(foundName, same.id)
      return
    }
    const person = makePerson(name, role, stated, known, newId, takenIds)
    takenIds.add(person.id)
    people.push(person)
    byFoundName.set(foundName, person.id)
  }
  for (const [role, names, chosen] of [
    ['host', found.hosts.map(({ name }) => name), choices.hosts],
    ['guest', found.guests.map(({ name }) => name), choices.guests],
  ] as const) {
    for (const [index, name] of (chosen ?? names).entries()) {
      const trimmed = name.trim().slice(0, 1_000)
      const foundName =
        names.find((other) => other === trimmed) ??
        (chosen?.length === names.length ? names[index] : undefined)
      const stated = material.people.find((person) => person.name === (foundName ?? trimmed))
      if (trimmed !== '')
        add(trimmed, foundName ?? trimmed, stated?.role === `co-${role}` ? stated.role : role, stated)
    }
  }
  const listed = new Set([...found.hosts, ...found.guests].map(({ name }) => name))
  for (const person of material.people) {
    const isCast = person.role === 'host' || person.role === 'co-host' || person.role === 'guest'
    if (!isCast && !listed.has(person.name))
      add(person.name.slice(0, 1_000), person.name, person.role, person)
  }
  return { people, byFoundName }
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
