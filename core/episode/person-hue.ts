import type { PersonId } from '../ids.ts'
import type { Person } from './schema.ts'

/** How many speaker hues there are: `--sp-1` to `--sp-6`. */
export const hueCount = 6

/**
 * The hue of each person, 0 to 5. It follows from the id, not from the place in the list, so that it
 * stays when people are renamed or moved and is the same wherever the show credits this person. Up to
 * six people of one episode never share a hue.
 */
export function personHues(people: readonly Pick<Person, 'id'>[]): ReadonlyMap<PersonId, number> {
  const hues = new Map<PersonId, number>()
  const uses = Array.from({ length: hueCount }, () => 0)
  for (const id of people.map((person) => person.id).sort()) {
    const hue = leastUsed(uses, hashOf(id) % hueCount)
    uses[hue] = (uses[hue] ?? 0) + 1
    hues.set(id, hue)
  }
  return hues
}

/** The first hue at or after `wanted` that no other is used less than. */
function leastUsed(uses: readonly number[], wanted: number): number {
  const least = Math.min(...uses)
  for (let step = 0; step < hueCount; step += 1) {
    const hue = (wanted + step) % hueCount
    if (uses[hue] === least) return hue
  }
  return wanted
}

/** FNV-1a: spreads short ids well and is the same on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash
}
