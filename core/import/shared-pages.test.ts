import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { describe, expect, test } from 'vitest'
import { countingIds, EpisodeId } from '../ids.ts'
import { assembleEpisode } from './assemble-episode.ts'
import { readAny } from './read-any.ts'
import type { Reading } from './reading.ts'

/**
 * Real pages that stand beside the checkout and are not part of it. What is expected of each was read off
 * the page by a person; the table is printed so that a change can be looked over as a whole.
 */
const folder = join(import.meta.dirname, '../../../shared/data/episode-pages')

interface Expected {
  readonly title: string
  readonly number?: number
  readonly show?: string
  readonly hosts?: readonly string[]
  readonly guests?: readonly string[]
  /** How many, the first start and the last, in seconds. */
  readonly chapters?: readonly [count: number, first: number, last: number]
  readonly links: number
  readonly words?: number
  readonly speakers?: readonly string[]
}

const scottAndWes = ['Scott', 'Wes']
const bryanAndAdam = ['Bryan Cantrill', 'Adam Leventhal']

const pages: Readonly<Record<string, Expected>> = {
  'bitcoinops/2024-12-17-newsletter-recap.md': {
    title: 'Bitcoin Optech Newsletter #333 Recap Podcast',
    number: 333,
    hosts: ['Mark "Murch" Erhardt', 'Mike Schmidt'],
    guests: ['Dave Harding', '/dev/fd0', 'Gloria Zhao'],
    links: 0,
    words: 13_306,
    speakers: ['Mike Schmidt', 'Mark Erhardt', 'Dave Harding', 'Floppy Disk Guy', 'Gloria Zhao'],
  },
  'bitcoinops/2025-12-16-newsletter-recap.md': {
    title: 'Bitcoin Optech Newsletter #384 Recap Podcast',
    number: 384,
    hosts: ['Mark “Murch” Erhardt', 'Gustavo Flores Echaiz', 'Mike Schmidt'],
    guests: ['Matt Morehouse', 'Salvatore Ingala'],
    links: 0,
    words: 9_882,
    speakers: ['Mike Schmidt', 'Matt Morehouse', 'Salvatore Ingala', 'Mark Erhardt', 'Gustavo Flores Echaiz'],
  },
  'changelog-show-notes/changelog--friends-19.md': { title: 'Changelog friends 19', number: 19, links: 6 },
  'changelog-show-notes/ship-it-11.md': { title: 'Ship it 11', number: 11, links: 9 },
  'changelog-show-notes/ship-it-23.md': { title: 'Ship it 23', number: 23, links: 7 },
  'changelog-show-notes/ship-it-61.md': { title: 'Ship it 61', number: 61, links: 5 },
  'changelog-show-notes/the-changelog-324.md': { title: 'The changelog 324', number: 324, links: 8 },
  'changelog-show-notes/the-changelog-349.md': { title: 'The changelog 349', number: 349, links: 7 },
  'jupiterbroadcasting/0025.md': {
    title: 'The C++ is Alive',
    number: 25,
    show: 'Coder Radio',
    hosts: ['Chris', 'Michael'],
    links: 3,
  },
  'jupiterbroadcasting/0034.md': {
    title: 'Drive-By Advice',
    number: 34,
    show: 'LINUX Unplugged',
    hosts: ['Chris', 'Wes'],
    links: 1,
  },
  'jupiterbroadcasting/0059.md': {
    title: 'I Tried to Love Portainer',
    number: 59,
    show: 'Self-Hosted',
    hosts: ['Alex', 'Chris'],
    chapters: [7, 0, 2813],
    links: 10,
  },
  'jupiterbroadcasting/0089.md': {
    title: 'Linux Action News 89',
    number: 89,
    show: 'Linux Action News',
    hosts: ['Chris'],
    links: 8,
  },
  'jupiterbroadcasting/0205.md': {
    title: 'Linux Action News 205',
    number: 205,
    show: 'Linux Action News',
    hosts: ['Chris', 'Wes'],
    chapters: [9, 0, 942],
    links: 16,
  },
  'jupiterbroadcasting/0336.md': {
    title: "Linus' Filesystem Fluster",
    number: 336,
    show: 'LINUX Unplugged',
    hosts: ['Chris', 'Wes'],
    guests: ['Jim Salter'],
    chapters: [7, 0, 3124],
    links: 24,
  },
  'jupiterbroadcasting/0402.md': {
    title: 'Payment Required',
    number: 402,
    show: 'Coder Radio',
    hosts: ['Chris', 'Michael'],
    links: 10,
  },
  'jupiterbroadcasting/0502.md': {
    title: 'Too Big to Care',
    number: 502,
    show: 'Coder Radio',
    hosts: ['Chris', 'Michael'],
    links: 15,
  },
  'lennys/transcript.md': {
    title: 'How to build a powerful marketing machine | Emily Kramer (Asana, Carta, MKT1)',
    show: "Lenny's Podcast",
    hosts: ['Lenny'],
    guests: ['Emily Kramer'],
    links: 1,
    words: 14_696,
    speakers: ['Emily Kramer', 'Lenny', 'John Cutler'],
  },
  'lennys/transcript~2.md': {
    title: 'How to measure AI developer productivity in 2025 | Nicole Forsgren',
    show: "Lenny's Podcast",
    hosts: ['Lenny Rachitsky'],
    guests: ['Nicole Forsgren'],
    links: 1,
    words: 12_615,
    speakers: ['Lenny Rachitsky', 'Nicole Forsgren'],
  },
  'oxide-and-friends/2021_11_15.md': {
    title: 'The Wrath of Kahn',
    show: 'Oxide and Friends Twitter Space',
    hosts: bryanAndAdam,
    guests: [
      'Dan Cross',
      'Tom Lyon',
      'Antranig Vartanian',
      'Mat Trudel',
      'Gabe Rudy',
      'Simeon Miteff',
      'bch',
    ],
    chapters: [15, 381, 3417],
    links: 25,
  },
  'oxide-and-friends/2023_05_30.md': {
    title: 'Open Source Governance',
    show: 'Oxide and Friends',
    hosts: bryanAndAdam,
    guests: ['Ashley Williams', 'Adam Jacob', 'Rachel Stephens', 'Jeremy Soller'],
    links: 10,
  },
  'oxide-and-friends/2024_04_01.md': {
    title: 'Cultural Idiosyncrasies',
    show: 'Oxide and Friends',
    hosts: bryanAndAdam,
    guests: ['Steve Klabnik'],
    links: 16,
  },
  'oxide-and-friends/2024_06_03.md': {
    title: "Musing with Changelog's Adam Stacoviak",
    show: 'Oxide and Friends',
    hosts: bryanAndAdam,
    guests: ['Adam Stacoviak'],
    links: 15,
  },
  'oxide-and-friends/2024_09_30.md': {
    title: 'Querying Metrics with OxQL',
    show: 'Oxide and Friends',
    hosts: bryanAndAdam,
    guests: ['Ben Naecker'],
    links: 19,
  },
  'python-bytes/063.md': {
    title: 'Python Bytes 63',
    number: 63,
    show: 'Python Bytes',
    hosts: ['Brian', 'Michael'],
    links: 12,
  },
  'python-bytes/184.md': {
    title: 'Python Bytes 184',
    number: 184,
    show: 'Python Bytes',
    hosts: ['Michael', 'Brian'],
    links: 23,
  },
  'python-bytes/241.md': {
    title: 'Python Bytes 241',
    number: 241,
    show: 'Python Bytes',
    hosts: ['Michael'],
    guests: ['Jay Miller'],
    links: 16,
  },
  'python-bytes/476-common-themes.md': {
    title: 'PB 476',
    number: 476,
    hosts: ['Michael', 'Brian'],
    links: 29,
  },
  'rustacean-station/2019-11-26-rust-1.39.0.md': {
    title: "What's New in Rust 1.39",
    hosts: ['Jon Gjengset', 'Ben Striegel'],
    chapters: [9, 63, 2180],
    links: 18,
  },
  'rustacean-station/2020-01-13-rust-1.40.0.md': {
    title: "What's New in Rust 1.40",
    hosts: ['Jon Gjengset', 'Ben Striegel'],
    chapters: [10, 52, 2755],
    links: 17,
  },
  'rustacean-station/2022-05-18-twir-441.md': {
    title: 'This Week in Rust - Issue 441',
    hosts: ['Tim McNamara', 'Allen Wyma'],
    links: 9,
  },
  'rustacean-station/2022-06-24-andrew-kelley.md': {
    title: 'Zig with Andrew Kelley',
    hosts: ['Allen Wyma'],
    guests: ['Andrew Kelley'],
    chapters: [13, 51, 3260],
    links: 12,
  },
  'rustacean-station/2023-01-27-maxwell-flitton.md': {
    title: 'Rust Web Programming with Maxwell Flitton',
    hosts: ['Allen Wyma'],
    guests: ['Maxwell Flitton'],
    chapters: [14, 0, 2628],
    links: 10,
  },
  'rustacean-station/2024-08-12-benno-van-den-berg.md': {
    title: "Exploring Fiberplane's 3-Year Rust Journey, with Benno van den Berg",
    hosts: ['Luca Palmieri'],
    guests: ['Benno van den Berg'],
    chapters: [10, 0, 2128],
    links: 11,
  },
  'syntaxfm/047 - How to Get Better at Debugging.md': {
    title: 'How to Get Better at Debugging',
    number: 47,
    hosts: scottAndWes,
    chapters: [29, 240, 2681],
    links: 21,
  },
  'syntaxfm/089 - Stumped.md': {
    title: 'Hasty Treat - Stumped! 03',
    number: 89,
    hosts: scottAndWes,
    chapters: [7, 243, 962],
    links: 10,
  },
  'syntaxfm/148 - potluck.md': {
    title: 'Potluck - CSS × Angular × Dev job preparation × Svelte × File organization × Gear × More!',
    number: 148,
    hosts: scottAndWes,
    chapters: [11, 203, 2558],
    links: 14,
  },
  'syntaxfm/198 - problem solving.md': {
    title: 'How To Get Better At Problem Solving',
    number: 198,
    show: 'Syntax',
    hosts: scottAndWes,
    chapters: [13, 163, 2694],
    links: 26,
  },
  'syntaxfm/382 - new devs.md': {
    title: 'Advice for New Devs',
    number: 382,
    show: 'Syntax',
    hosts: scottAndWes,
    chapters: [23, 119, 2999],
    links: 29,
  },
  'syntaxfm/399 - horror stories.md': {
    title: 'Hasty Treat - Hasty Horror Stories',
    number: 399,
    hosts: scottAndWes,
    chapters: [21, 216, 1134],
    links: 10,
  },
  'syntaxfm/424 - What to Focus on in 2022.md': {
    title: 'New Year, New You. What to Focus on in 2022.',
    number: 424,
    show: 'Syntax',
    hosts: scottAndWes,
    chapters: [23, 150, 2965],
    links: 23,
  },
  'syntaxfm/497 - CSS Proposals.md': {
    title: 'CSS Proposals @when, CSS Masonry, Carets',
    number: 497,
    show: 'Syntax',
    hosts: scottAndWes,
    chapters: [9, 11, 898],
    links: 20,
  },
  'syntaxfm/525 - HTTP Archive.md': {
    title: '2022 CSS Trends and Usage Web Almanac',
    number: 525,
    show: 'Syntax',
    hosts: scottAndWes,
    chapters: [22, 10, 3039],
    links: 16,
  },
  'syntaxfm/539 - Hasty.md': {
    title: 'React use() hook and Async Server Components Proposal',
    number: 539,
    hosts: scottAndWes,
    chapters: [10, 13, 1124],
    links: 12,
  },
  'syntaxfm/848 - Web Components with Scott Jehl.md': {
    title: 'Web Components Can’t Save Us with Scott Jehl',
    number: 848,
    hosts: scottAndWes,
    guests: ['Scott Jehl'],
    chapters: [18, 0, 2853],
    links: 31,
  },
  'syntaxfm/996 - 10 New CSS and HTML APIs.md': {
    title: '10 New CSS and HTML APIs',
    number: 996,
    hosts: scottAndWes,
    chapters: [13, 0, 1704],
    links: 31,
  },
}

if (!existsSync(folder)) stdout.write('shared-pages: the real pages are not here, so they were not read.\n')

describe.runIf(existsSync(folder))('real episode pages', () => {
  const read = (path: string) =>
    readAny({ text: readFileSync(join(folder, path), 'utf8'), name: path.split('/')[1] ?? path })

  test.each(Object.entries(pages))('%s', (path, expected) => {
    const { found } = read(path)
    const first = found.chapters[0]
    const last = found.chapters.at(-1)
    const got = {
      title: found.title,
      number: found.number,
      ...(expected.show !== undefined && { show: found.show?.title }),
      hosts: found.hosts.map(({ name }) => name).sort(),
      guests: found.guests.map(({ name }) => name),
      chapters:
        first && last ? [found.chapters.length, first.startTime / 1000, last.startTime / 1000] : undefined,
      links: found.links.length,
      words: found.transcript?.words,
      ...(expected.speakers && { speakers: found.transcript?.speakers }),
    }
    expect(got).toEqual({
      number: undefined,
      guests: [],
      chapters: undefined,
      words: undefined,
      ...expected,
      hosts: [...(expected.hosts ?? [])].sort(),
    })
  })

  test('every page becomes a valid episode that holds all its words of transcript', () => {
    for (const [path, { words = 0 }] of Object.entries(pages)) {
      const context = {
        id: EpisodeId.parse('e1'),
        now: '2026-01-01T00:00:00.000Z',
        newId: countingIds(),
        template: '',
      }
      const { episode } = assembleEpisode(read(path), {}, context)
      const kept = episode.transcript?.segments.flatMap((segment) => segment.words).length ?? 0
      expect({ path, kept }).toEqual({ path, kept: words })
    }
  })

  test('a table of what was found', () => {
    const rows = Object.keys(pages).map((path) => tableRow(path, read(path)))
    stdout.write(`${[tableHead, ...rows].join('\n')}\n`)
    expect(rows).toHaveLength(45)
  })
})

const columns = [36, 5, 32, 30, 30, 5, 5, 6, 6, 6]
const line = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, at) =>
      String(cell)
        .slice(0, (columns[at] ?? 60) - 1)
        .padEnd(columns[at] ?? 0),
    )
    .join('')
const tableHead = line([
  'page',
  'no',
  'title',
  'hosts',
  'guests',
  'para',
  'chap',
  'links',
  'words',
  'turns',
  'warnings',
])

function tableRow(path: string, { found, warnings }: Reading): string {
  const names = (people: readonly { readonly name: string }[]): string =>
    people.map(({ name }) => name).join(', ')
  return line([
    path,
    found.number ?? '',
    found.title ?? '',
    names(found.hosts),
    names(found.guests),
    found.description.length,
    found.chapters.length,
    found.links.length,
    found.transcript?.words ?? 0,
    found.transcript?.turns ?? 0,
    warnings.map(({ code }) => code).join(' '),
  ])
}
