import { platformNamedIn } from '../../episode/link-platforms.ts'
import { type Check, quoted } from './check.ts'

/** A page that says "Follow Armin on X" promised a link; without its address the line is worth nothing. */
export const promisedLinks: Check = {
  id: 'promised-links',
  destinations: 'all',
  passed: 'Every link has its address.',
  check(episode) {
    if (episode.links.length === 0) return undefined
    const names = new Map(episode.people.map(({ id, name }) => [id, name]))
    return episode.links
      .filter(({ address }) => (address?.trim() ?? '') === '')
      .map(({ id, label, promisedBy, personId }) => ({
        level: 'warning' as const,
        message: `${quoted(nameOf(label || (promisedBy ?? 'A link'), personId && names.get(personId)))} has no address.`,
        cost: 'The line is left out of the notes.',
        where: [{ section: 'links' as const, id, label: label || 'a link' }],
        fix: { label: 'Add', safe: false },
      }))
  },
}

/** A label that is a platform alone does not say whose: "X" of Armin Ronacher is "Armin on X". */
function nameOf(label: string, owner: string | undefined): string {
  const [first] = owner?.trim().split(/\s+/u) ?? []
  const isPlatform = !/\s/u.test(label.trim()) && platformNamedIn(label) !== undefined
  return first && isPlatform ? `${first} on ${label.trim()}` : label
}
