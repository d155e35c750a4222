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

const pages: Readonly<Record<string, Expected>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/real-pages.json'), 'utf8'),
)

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
