import type { PersonId } from '../ids.ts'
import type { Person } from './schema.ts'

/** Hues that say something; after them comes one grey, for when they are all taken. */
const vivid = 5

/**
 * The hue of each person, 0 to 5, for the tokens `--sp-1` to `--sp-6`. It follows from the id, so
 * that it stays when a person is renamed and is the same wherever the show credits this person; where two
 * would share one, hosts, who are in every episode, choose first, and then the earlier in the list. Up to six people
 * never share a hue, and adding a guest changes nobody else's. A voice nobody has named is grey.
 */
export function personHues(
  people: readonly (Pick<Person, 'id' | 'name'> & { readonly role?: string })[],
): ReadonlyMap<PersonId, number> {
  const hues = new Map<PersonId, number>()
  const uses = Array.from({ length: vivid + 1 }, () => 0)
  const isHost = ({ role }: { readonly role?: string }): boolean => role === 'host'
  for (const { id, name } of [...people.filter(isHost), ...people.filter((one) => !isHost(one))]) {
    if (name === '') {
      hues.set(id, vivid)
      continue
    }
    const hue = leastUsed(uses, hashOf(id) % vivid)
    uses[hue] = (uses[hue] ?? 0) + 1
    hues.set(id, hue)
  }
  return hues
}

/** The first hue at or after `wanted` that no other is used less than; the grey one last. */
function leastUsed(uses: readonly number[], wanted: number): number {
  const least = Math.min(...uses)
  for (let step = 0; step < vivid; step += 1) {
    const hue = (wanted + step) % vivid
    if (uses[hue] === least) return hue
  }
  return vivid
}

/** FNV-1a: spreads short ids well and is the same on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash
}
