import { newEpisode } from '../episode/new-episode.ts'
import type { Chapter, Episode, Link, Person } from '../episode/schema.ts'
import { ChapterId, EpisodeId, LinkId, PersonId } from '../ids.ts'
import { millis, parseTimestamp } from '../time.ts'
import { episode } from './episode-builder.ts'

/** A chapter from `5:58 Title`, with ids in counting order. */
export function chapters(...lines: readonly string[]): Chapter[] {
  return lines.map((line, index) => ({
    id: ChapterId.parse(`ch-${index + 1}`),
    startTime: parseTimestamp(line.slice(0, line.indexOf(' '))) ?? millis(0),
    title: line.slice(line.indexOf(' ') + 1),
    inTableOfContents: true,
  }))
}

/** A person whose id is their first name in lower case, in plain letters. */
export function person(name: string, role: string, more: Partial<Person> = {}): Person {
  const id = PersonId.parse(
    (name.split(' ')[0] ?? '')
      .normalize('NFD')
      .replace(/[^\w-]/g, '')
      .toLowerCase(),
  )
  return { id, name, role, group: 'cast', ...more }
}

/** A link of a person; without an address, a promised one. */
export function link(id: string, label: string, address?: string, owner?: string): Link {
  return {
    id: LinkId.parse(id),
    label,
    ...(address !== undefined && { address }),
    ...(owner !== undefined && { personId: PersonId.parse(owner) }),
  }
}

/** An episode with everything a page gives, ready to publish but for its transcript. */
export function sampleEpisode(more: Partial<Episode> = {}): Episode {
  return {
    ...newEpisode({
      id: EpisodeId.parse('ep-7'),
      now: '2026-01-02T03:04:05.000Z',
      showTitle: 'Harbour Hour',
      title: 'Mira Olsen: Tides, ropes & charts',
    }),
    number: 7,
    season: 2,
    summary: 'We talk with Mira Olsen, who draws charts.\n\nShe says what a tide table hides.',
    guid: 'harbour-7',
    explicit: false,
    publishedAt: '2026-01-05T06:00:00.000Z',
    link: 'https://harbour.example/7',
    enclosure: {
      source: 'https://cdn.harbour.example/7.mp3',
      mediaType: 'audio/mpeg',
      duration: millis(3_600_000),
      bytes: 57_600_000,
    },
    people: [
      person('Mira Olsen', 'guest', { headline: 'draws sea charts' }),
      person('Jon Berg', 'host'),
      person('Ada Lind', 'host'),
    ],
    chapters: chapters('0:00 Cold open', '1:30 What a chart leaves out', '40:05 Wrap up'),
    links: [
      link('ln-1', 'Mira on the web', 'https://mira.example/?a=1&b=2', 'mira'),
      link('ln-2', 'Mira on X', undefined, 'mira'),
    ],
    ...more,
  }
}

/** The sample with a short, timed conversation: two named voices, signs that need escaping, a time in the words. */
export function talk(): Episode {
  const { transcript, people } = episode(
    'Mira: Hello there, all of you.',
    'Jon: Hello & <welcome>, Mira.',
    'Mira: Thank you: ten to 10:30.',
  )
  return sampleEpisode({
    people: people.map((one, i) => ({
      ...one,
      name: ['Mira Olsen', 'Jon "J" Berg'][i] ?? '',
      role: ['guest', 'host'][i] ?? '',
    })),
    links: [
      link('ln-1', 'Mira on the web', 'https://mira.example/', 'p-1'),
      link('ln-2', 'Mira on X', undefined, 'p-1'),
    ],
    chapters: chapters('0:00 Opening', '0:03 Welcome', '0:05 Thanks'),
    ...(transcript && { transcript }),
  })
}
