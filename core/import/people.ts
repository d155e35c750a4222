import { isSamePerson, matchName, nameKey } from './names.ts'
import type { PageWarning } from './page.ts'
import { guestsInTitle, type NamedPerson } from './people-in-text.ts'

/** The people of a page, settled from everything it says about them. */
export interface SettledPeople {
  readonly hosts: readonly PersonOnPage[]
  readonly guests: readonly PersonOnPage[]
  readonly warnings: readonly PageWarning[]
}

/** A person of the page and where the name was read first. */
export interface PersonOnPage {
  readonly name: string
  readonly from: string
  readonly line: number
}

/** What `settlePeople` weighs. */
export interface PeopleEvidence {
  /** Said outright by front matter or a feed. */
  readonly stated: readonly NamedPerson[]
  readonly inText: readonly NamedPerson[]
  /** The title, and the line it stands on. */
  readonly title?: { readonly text: string; readonly line: number } | undefined
  /** The words of the page besides the title, for confirming a guessed name. */
  readonly words: string
}

/**
 * Decides who hosts and who is a guest. What is said outright outweighs a sentence, and a sentence outweighs a
 * habit; a person named twice is one person, with the fuller name.
 */
export function settlePeople({ stated, inText, title, words }: PeopleEvidence): SettledPeople {
  const fromTitle = title ? titleGuests(title, words, inText) : []
  const candidates = [...stated, ...fromTitle, ...inText].slice(0, mostWeighed)
  const warnings: PageWarning[] = []
  const hosts = settleHosts(candidates)
  const names = hosts.map((host) => host.name)
  const guests = settleGuests(candidates, names, warnings)
  const guestNames = guests.map((guest) => guest.name)
  return {
    hosts: hosts.filter((host) => !guestNames.some((name) => nameKey(name) === nameKey(host.name))),
    guests,
    warnings,
  }
}

/** A page that names more people than this is a list of something else. */
const mostWeighed = 300

function titleGuests(
  title: { readonly text: string; readonly line: number },
  words: string,
  inText: readonly NamedPerson[],
): NamedPerson[] {
  const known = inText.map((person) => person.name)
  return guestsInTitle(title.text)
    .filter(
      ({ name, sure }) =>
        sure || known.some((other) => nameKey(other) === nameKey(name)) || isSpokenOf(name, words),
    )
    .map(({ name }) => ({ name, role: 'guest', from: 'the title', line: title.line, certainty: 3 }))
}

/** Whether the page speaks of this person apart from the title; a page without words cannot deny it. */
function isSpokenOf(name: string, words: string): boolean {
  if (words.trim() === '') return true
  if (
    new RegExp(
      `(?<!\\b(?:[Tt]h(?:e|is)|[Aa]n?|[Aa]nother|[Oo]ur|[Ee]very|[Ee]ach)\\s)${quoted(name)}`,
      'u',
    ).test(words)
  )
    return true
  const [first = ''] = name.split(' ')
  return (
    first.length > 2 && new RegExp(`(?:^|[^\\p{L}])${quoted(first)}(?:['’]s)?\\s+\\p{Ll}`, 'u').test(words)
  )
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function settleHosts(candidates: readonly NamedPerson[]): PersonOnPage[] {
  const guests = candidates.flatMap(({ role, name }) => (role === 'guest' ? [name] : []))
  const hosts = candidates.filter(
    ({ role, certainty, name }) =>
      role === 'host' && (certainty > 1 || matchName(name, guests) === undefined),
  )
  const surest = Math.max(0, ...hosts.map((person) => person.certainty))
  const outright = hosts.filter((person) => person.certainty === surest)
  const settled = fullest(outright)
  // A sentence may give the full name of someone said outright by the first name alone.
  return settled.map((host) => {
    if (host.name.includes(' ')) return host
    const fuller = hosts.filter((person) => person.name.includes(' ') && isSamePerson(person.name, host.name))
    return fuller.length === 1 && fuller[0] ? { ...host, name: fuller[0].name } : host
  })
}

/** One entry per person, in the order of first mention, with the fuller of two spellings. */
function fullest(people: readonly NamedPerson[]): PersonOnPage[] {
  const settled: PersonOnPage[] = []
  for (const { name, from, line } of people) {
    const at = settled.findIndex((known) => isSamePerson(known.name, name))
    const known = settled[at]
    if (!known) settled.push({ name, from, line })
    else if (nameKey(name).split(' ').length > nameKey(known.name).split(' ').length)
      settled[at] = { ...known, name }
  }
  return settled
}

function settleGuests(
  candidates: readonly NamedPerson[],
  hosts: readonly string[],
  warnings: PageWarning[],
): PersonOnPage[] {
  const explicit = candidates.filter((person) => person.role === 'guest')
  const settled: PersonOnPage[] = []
  for (const { name, from, line } of [...explicit, ...turnedAround(candidates, hosts)]) {
    if (isHost(name, hosts)) continue
    const known = settled.find((other) => isSamePerson(other.name, name))
    if (!known) settled.push({ name, from, line })
    else if (isSpelledOtherwise(known.name, name)) {
      const message = `The guest is called “${known.name}” in one place and “${name}” in another. Galley took the first.`
      if (!warnings.some((warning) => warning.message === message)) {
        warnings.push({ code: 'name-spelled-two-ways', message, line })
      }
    }
  }
  return settled
}

const isHost = (name: string, hosts: readonly string[]): boolean => matchName(name, hosts) !== undefined

function isSpelledOtherwise(known: string, name: string): boolean {
  return name.includes(' ') && known.includes(' ') && nameKey(known) !== nameKey(name)
}

/**
 * "Ada sits down with Bob" makes Ada the host, unless Bob is: where a host said outright turns up as the
 * partner of a sentence, its subject is the guest.
 */
function turnedAround(candidates: readonly NamedPerson[], hosts: readonly string[]): NamedPerson[] {
  return candidates
    .filter(({ role, certainty, line, name }) => {
      if (role !== 'host' || certainty > 2 || isHost(name, hosts)) return false
      return candidates.some(
        (other) => other.role === 'guest' && other.line === line && isHost(other.name, hosts),
      )
    })
    .map((person) => ({ ...person, role: 'guest' }))
}
