import { type Check, quoted } from './check.ts'

/** A page that says "Follow Armin on X" promised a link; without its address the line is worth nothing. */
export const promisedLinks: Check = {
  id: 'promised-links',
  destinations: 'all',
  passed: 'Every link has its address.',
  check(episode) {
    if (episode.links.length === 0) return undefined
    return episode.links
      .filter(({ address }) => (address?.trim() ?? '') === '')
      .map(({ id, label, promisedBy }) => ({
        level: 'warning' as const,
        message: `${quoted(label || (promisedBy ?? 'A link'))} has no address.`,
        cost: 'The line is left out of the notes.',
        where: [{ section: 'links' as const, id, label: label || 'a link' }],
        fix: { label: 'Add', safe: false },
      }))
  },
}
