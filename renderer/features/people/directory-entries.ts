import { displayName } from '../../../core/episode/people.ts'
import { personHues } from '../../../core/episode/person-hue.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { roleName } from '../../../core/episode/taxonomy.ts'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import type { KnownPerson, Show } from '../../../core/show/schema.ts'
import { formatClock } from '../../../core/time.ts'
import { peopleText } from '../../text/people.ts'
import { namedIn } from './named-in-transcript.ts'

/** One line of the directory. */
export interface DirectoryEntry {
  readonly person: KnownPerson
  readonly hue: number
  readonly detail: string
  readonly isAdded: boolean
}

/** Lines under one heading. */
export interface DirectoryGroup {
  readonly id: 'named' | 'hosts' | 'guests' | 'others'
  readonly title: string
  readonly entries: readonly DirectoryEntry[]
}

/**
 * The people a show knows, those whose name is spoken in this transcript first. `episodes` are the
 * rows of the library, for the number of the episode a guest was in.
 */
export function directoryGroups(
  show: Show,
  episode: Pick<Episode, 'id' | 'people' | 'transcript'>,
  episodes: readonly EpisodeSummary[],
  filter: string,
): readonly DirectoryGroup[] {
  const wanted = filter.trim().toLowerCase()
  const known = show.people.filter(({ name }) => name !== '' && name.toLowerCase().includes(wanted))
  const hueOf = huesOf(show, episode)
  const added = new Set(episode.people.flatMap(({ id, name }) => [id, name.toLowerCase()]))
  const isAdded = ({ id, name }: KnownPerson) => added.has(id) || added.has(name.toLowerCase())
  const absent = known.filter((person) => !isAdded(person))
  const namings = new Map(
    namedIn(
      episode.transcript,
      absent.map(({ name }) => name),
    ).map((naming) => [naming.name, naming]),
  )
  const entry = (person: KnownPerson): DirectoryEntry => ({
    person,
    hue: hueOf(person),
    detail: detailOf(person, show, episode, episodes, namings.get(person.name)?.time),
    isAdded: isAdded(person),
  })
  const rest = known.filter(({ name }) => !namings.has(name))
  const isHost = ({ role }: KnownPerson) => role === 'host' || role === 'co-host'
  const groups: DirectoryGroup[] = [
    {
      id: 'named',
      title: peopleText.named,
      entries: absent.filter(({ name }) => namings.has(name)).map(entry),
    },
    { id: 'hosts', title: peopleText.hosts, entries: rest.filter(isHost).map(entry) },
    {
      id: 'guests',
      title: peopleText.guests,
      entries: rest.filter(({ role }) => role === 'guest').map(entry),
    },
    {
      id: 'others',
      title: peopleText.others,
      entries: rest.filter((person) => !isHost(person) && person.role !== 'guest').map(entry),
    },
  ]
  return groups.filter(({ entries }) => entries.length > 0)
}

/** A person of the episode has the hue of their card; the others one of their own. */
function huesOf(show: Show, episode: Pick<Episode, 'people'>): (person: KnownPerson) => number {
  const here = personHues(episode.people)
  const all = personHues(show.people)
  return ({ id, name }) => {
    const same = episode.people.find(
      (other) => other.id === id || other.name.toLowerCase() === name.toLowerCase(),
    )
    return (same && here.get(same.id)) ?? all.get(id) ?? 0
  }
}

function detailOf(
  person: KnownPerson,
  show: Show,
  episode: Pick<Episode, 'id'>,
  episodes: readonly EpisodeSummary[],
  time: Parameters<typeof formatClock>[0] | undefined,
): string {
  const was = episodes
    .filter(({ id, showId, guest }) => id !== episode.id && showId === show.id && guest === person.name)
    .flatMap(({ number }) => (number === undefined ? [] : [number]))
    .sort((a, b) => b - a)[0]
  const parts = [
    was === undefined ? '' : `#${was}`,
    time === undefined ? '' : peopleText.namedAt(formatClock(time)),
    person.headline ?? '',
  ].filter((part) => part !== '')
  return parts.join(', ') || roleName(person.role)
}

/** Whether a name typed into the panel is nobody's in the episode or the show yet. */
export function isNewName(name: string, show: Show | undefined, episode: Pick<Episode, 'people'>): boolean {
  const wanted = name.trim().toLowerCase()
  const names = [...(show?.people.map((person) => person.name) ?? []), ...episode.people.map(displayName)]
  return wanted !== '' && !names.some((other) => other.toLowerCase() === wanted)
}
