import { publishable } from '../address.ts'
import { type Check, mostPlaces } from './check.ts'

/** Listeners look a guest up; a link is also what ties `podcast:person` to somebody in particular. */
export const guestLinks: Check = {
  id: 'guest-links',
  destinations: ['podcasting20', 'web'],
  passed: 'Every guest has a link.',
  check(episode) {
    const guests = episode.people.filter(({ role, name }) => role === 'guest' && name.trim() !== '')
    if (guests.length === 0) return undefined
    const linked = new Set(
      episode.links.flatMap(({ personId, address }) =>
        publishable(address) === undefined ? [] : [personId],
      ),
    )
    const without = guests.filter(({ id }) => !linked.has(id))
    if (without.length === 0) return []
    const names = without.slice(0, 3).map(({ name }) => name.trim())
    const message =
      without.length > 3
        ? `${without.length} guests have no link.`
        : `${names.join(' and ')} ${names.length === 1 ? 'has' : 'have'} no link.`
    return [
      {
        level: 'warning',
        message,
        cost: 'Listeners cannot find the guest from the notes, and apps cannot tell who it is.',
        where: without.slice(0, mostPlaces).map(({ id, name }) => ({ section: 'people', id, label: name })),
        fix: { label: 'Add a link', safe: false },
      },
    ]
  },
}
