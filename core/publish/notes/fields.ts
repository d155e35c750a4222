import { sortedByTime } from '../../episode/chapters.ts'
import { displayName } from '../../episode/people.ts'
import type { Episode, Link, Person } from '../../episode/schema.ts'
import type { PersonId } from '../../ids.ts'
import type { Show } from '../../show/schema.ts'
import { formatClock } from '../../time.ts'
import { publishable } from '../address.ts'

/** A value that is not one plain line, with how it is to be written. */
type SpecialValue =
  | { readonly kind: 'paragraphs' | 'markdown' | 'address'; readonly text: string; toString(): string }
  | readonly PersonFields[]

/** A person as a template sees one. */
interface PersonFields {
  readonly name: string
  readonly role: string
  readonly group: string
  readonly headline: string
  readonly links: readonly LinkFields[]
}

interface LinkFields {
  readonly label: string
  readonly address: SpecialValue | ''
  readonly owner?: string
}

const hostRoles = new Set(['host', 'co-host', 'guest host'])

const special = (kind: 'paragraphs' | 'markdown' | 'address', text: string): SpecialValue | '' =>
  text === '' ? '' : { kind, text, toString: () => text }

/** The values a template is filled with. Links without an address fit to publish are not among them. */
export function templateFields(
  episode: Episode,
  show: Show | undefined,
  footer: string,
): Readonly<Record<string, unknown>> {
  const names = new Map(episode.people.map((person) => [person.id, displayName(person)]))
  const ledger = episode.links.flatMap((link) => linkFields(link, names))
  const people = peopleFields(episode, ledger)
  const { guests, hosts } = people
  const chapters = chapterFields(episode)
  const others = ledger.filter(({ personId }) => personId === undefined)
  return {
    ...textFields(episode, show, footer),
    chapters,
    ...people,
    guest: guests[0] ?? '',
    links: ledger,
    otherLinks: others,
    hasChapters: chapters.length > 0,
    hasGuests: guests.length > 0,
    severalGuests: guests.length > 1,
    hasHosts: hosts.length > 0,
    hasLinks: ledger.length > 0,
    hasOtherLinks: others.length > 0,
  }
}

function textFields(episode: Episode, show: Show | undefined, footer: string) {
  const { enclosure } = episode
  return {
    show: episode.show.title || (show?.title ?? ''),
    showSummary: special('paragraphs', show?.summary ?? episode.show.summary ?? ''),
    showLink: special('address', publishable(show?.link) ?? ''),
    number: episode.number ?? '',
    season: episode.season ?? '',
    title: episode.title,
    subtitle: episode.subtitle ?? '',
    summary: special('paragraphs', episode.summary),
    description: special('paragraphs', episode.summary),
    date: episode.publishedAt?.slice(0, 10) ?? '',
    duration: enclosure?.duration === undefined ? '' : formatClock(enclosure.duration),
    link: special('address', publishable(episode.link) ?? ''),
    footer: special('markdown', footer),
  }
}

function chapterFields(episode: Episode) {
  return sortedByTime(episode.chapters)
    .filter((chapter) => chapter.inTableOfContents)
    .map(({ startTime, title, url }) => ({
      start: formatClock(startTime),
      title,
      url: special('address', publishable(url) ?? ''),
    }))
}

type LedgerLink = LinkFields & { readonly personId?: PersonId }

function linkFields(link: Link, names: ReadonlyMap<PersonId, string>): LedgerLink[] {
  const address = publishable(link.address)
  if (address === undefined) return []
  const owner = link.personId && names.get(link.personId)
  return [
    {
      label: link.label || address,
      address: special('address', address),
      owner: owner ?? '',
      ...(link.personId && { personId: link.personId }),
    },
  ]
}

function peopleFields(episode: Episode, ledger: readonly LedgerLink[]) {
  const links = new Map<PersonId, LedgerLink[]>()
  for (const link of ledger) {
    if (link.personId === undefined) continue
    const own = links.get(link.personId)
    if (own) own.push(link)
    else links.set(link.personId, [link])
  }
  const fieldsOf = (people: readonly Person[]): PersonFields[] =>
    people.map((person) => ({
      name: person.name,
      role: person.role,
      group: person.group,
      headline: person.headline ?? '',
      links: links.get(person.id) ?? [],
      toString: () => person.name,
    }))
  const named = episode.people.filter((person) => person.name.trim() !== '')
  return {
    people: fieldsOf(named),
    guests: fieldsOf(named.filter((person) => person.role === 'guest')),
    hosts: fieldsOf(named.filter((person) => hostRoles.has(person.role))),
  }
}
