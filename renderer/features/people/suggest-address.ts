import { completeHandle, handleOf, platformOf, platformOfLink } from '../../../core/episode/link-address.ts'
import { type Platform, platformName } from '../../../core/episode/link-platforms.ts'
import { addressKey } from '../../../core/episode/link-tracking.ts'
import type { Episode, Link } from '../../../core/episode/schema.ts'
import type { Show } from '../../../core/show/schema.ts'
import { peopleText } from '../../text/people.ts'

/** An address Galley offers for a promised link, with its evidence. Never filled in by itself. */
export interface AddressSuggestion {
  readonly address: string
  readonly reason: string
}

/**
 * What could complete a promised link: first the address the show's directory has for the person, then
 * the handle of the same person on another site.
 */
export function suggestAddress(
  link: Link,
  episode: Pick<Episode, 'people' | 'links'>,
  show: Pick<Show, 'people'> | undefined,
): AddressSuggestion | undefined {
  const platform = platformOfLink(link)
  if (link.address || link.personId === undefined || platform === 'web' || platform === 'mail')
    return undefined
  const person = episode.people.find(({ id }) => id === link.personId)
  if (!person) return undefined
  const taken = new Set(episode.links.flatMap(({ address }) => (address ? [addressKey(address)] : [])))
  const isFree = (address: string) => !taken.has(addressKey(address))
  const known = show?.people.find(({ id, name }) => id === person.id || (name !== '' && name === person.name))
  const fromShow = known?.links.find(({ address }) => platformOf(address) === platform && isFree(address))
  if (fromShow) return { address: fromShow.address, reason: peopleText.suggestion.directory }
  return sameHandle(link, platform, episode.links, isFree)
}

function sameHandle(
  link: Link,
  platform: Platform,
  links: readonly Link[],
  isFree: (address: string) => boolean,
): AddressSuggestion | undefined {
  for (const other of links) {
    if (other.personId !== link.personId || !other.address) continue
    const handle = handleOf(other.address)
    const address = handle && !handle.slice(1).includes('@') ? completeHandle(handle, platform) : undefined
    if (address && isFree(address)) {
      return { address, reason: peopleText.suggestion.handle(platformName(platformOf(other.address))) }
    }
  }
  return undefined
}
