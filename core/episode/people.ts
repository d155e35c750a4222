import type { PersonId } from '../ids.ts'
import type { Episode, Person } from './schema.ts'

/** The name to show for a person: the name, else what the import called the voice, else "Unnamed". */
export function displayName(person: Person): string {
  return person.name || person.label || 'Unnamed'
}

/** The person with an id, or undefined. */
export function personById(episode: Pick<Episode, 'people'>, id: PersonId | undefined): Person | undefined {
  return id === undefined ? undefined : episode.people.find((person) => person.id === id)
}

/** The name to show for a speaker; undefined where nobody is set. */
export function speakerName(episode: Pick<Episode, 'people'>, id: PersonId | undefined): string | undefined {
  const person = personById(episode, id)
  return person && displayName(person)
}

/** People of one role, in the order of the credits. */
export function peopleOf(episode: Pick<Episode, 'people'>, role: string): readonly Person[] {
  return episode.people.filter((person) => person.role === role)
}
