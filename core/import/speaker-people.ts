import type { Person } from '../episode/schema.ts'
import { type IdSource, PersonId } from '../ids.ts'
import { nameKey } from './names.ts'

/** Who stands for each voice of a transcript. */
export interface SpeakerPeople {
  readonly byLabel: ReadonlyMap<string, PersonId>
  readonly newPeople: readonly Person[]
}

/** What recognisers and editors write where they know no name. */
const noName =
  /^(?:(?:speaker|spk|sprecher(?:in)?|voice|person|participant|channel|unknown|unidentified|host|guest|interviewer|interviewee|narrator|male|female|man|woman|audience|s)[\s_-]*(?:speaker|voice)?[\s_-]*#?(?:\d{1,3}|[A-Z])?|\d{1,3}|[A-Z])$/iu

/** Whether a label names nobody: `SPEAKER_00`, "Speaker 2", "Unknown". */
export function isAnonymous(label: string): boolean {
  return noName.test(label.trim())
}

/**
 * Finds the person behind each label. A name matches a person of the episode, in full or by the first name
 * alone where only one has it; a label that names nobody becomes a person without a name who keeps the label.
 */
export function speakerPeople(
  labels: readonly string[],
  people: readonly Person[],
  newId: IdSource,
): SpeakerPeople {
  const directory = createDirectory()
  for (const person of people) directory.add(person)
  const byLabel = new Map<string, PersonId>()
  const newPeople: Person[] = []
  for (const label of labels) {
    const written = label.trim().slice(0, 1_000)
    const known = directory.find(written)
    if (known !== undefined) {
      byLabel.set(label, known)
      continue
    }
    const id = PersonId.parse(newId('p'))
    const named = isAnonymous(written) ? { name: '', label: written } : { name: written }
    const person: Person = { id, ...named, role: 'guest', group: 'cast' }
    newPeople.push(person)
    directory.add(person)
    byLabel.set(label, id)
  }
  return { byLabel, newPeople }
}

interface Directory {
  add(person: Person): void
  find(label: string): PersonId | undefined
}

/** People by label, by name, and by first name where it is nobody else's. */
function createDirectory(): Directory {
  const exact = new Map<string, PersonId>()
  const byFirst = new Map<string, PersonId | undefined>()
  return {
    add({ id, name, label }) {
      const key = name === '' ? `label ${label ?? ''}` : nameKey(name)
      if (!exact.has(key)) exact.set(key, id)
      const [first = ''] = nameKey(name).split(' ')
      if (first !== '' && nameKey(name) !== first) byFirst.set(first, byFirst.has(first) ? undefined : id)
    },
    find(label) {
      if (isAnonymous(label)) return exact.get(`label ${label}`)
      const key = nameKey(label)
      return exact.get(key) ?? (key.includes(' ') ? undefined : byFirst.get(key))
    },
  }
}
