import { describe, expect, test } from 'vitest'
import type { ImportChoices } from '../contract/import-shapes.ts'
import { brokenInvariant } from '../episode/invariants.ts'
import { Episode } from '../episode/schema.ts'
import { countingIds, EpisodeId, PersonId, ShowId } from '../ids.ts'
import { newShow } from '../show/new-show.ts'
import { type AssembleContext, assembleEpisode } from './assemble-episode.ts'
import { loomHourMarkdown, loomHourPage } from './fixtures/loom-hour.ts'
import { readAny } from './read-any.ts'

const context = (more: Partial<AssembleContext> = {}): AssembleContext => ({
  id: EpisodeId.parse('ep-27'),
  now: '2026-01-02T03:04:05.000Z',
  newId: countingIds(),
  template: '# {{title}}',
  ...more,
})
const assemble = (
  text: string,
  choices: ImportChoices = {},
  more: Partial<AssembleContext> = {},
  name = 'page.txt',
) => assembleEpisode(readAny({ text, name }), choices, context(more))

describe('an episode assembled from a page', () => {
  const { episode, warnings } = assemble(loomHourPage)

  test('is a valid document', () => {
    expect(Episode.safeParse(episode).success).toBe(true)
    expect(brokenInvariant(episode)).toBeUndefined()
    expect(warnings).toEqual([])
  })

  test('holds what was found', () => {
    expect(episode).toMatchObject({
      id: 'ep-27',
      revision: 0,
      createdAt: '2026-01-02T03:04:05.000Z',
      title: 'Odile Brandt: Selvedge, Silk and Slow Work',
      number: 27,
      language: 'en',
      type: 'full',
      showNotes: { source: 'template', template: '# {{title}}', text: '' },
    })
    expect(episode.summary.split('\n\n')).toHaveLength(3)
    expect(episode.people.map(({ name, role, group }) => [name, role, group])).toEqual([
      ['Mara Quill', 'host', 'cast'],
      ['Tobias Fenn', 'host', 'cast'],
      ['Odile Brandt', 'guest', 'cast'],
    ])
    expect(episode.chapters.map(({ title, inTableOfContents }) => [title, inTableOfContents])).toEqual([
      ['Opening', true],
      ['Odile and the mill', true],
      ['Why silk breaks', true],
      ['Goodbye', true],
    ])
  })

  test('ties links to people, and keeps promised ones without an address', () => {
    const nameOf = (id: string | undefined) => episode.people.find((person) => person.id === id)?.name
    expect(
      episode.links.map(({ label, address, personId, promisedBy }) => [
        label,
        address !== undefined,
        nameOf(personId),
        promisedBy,
      ]),
    ).toEqual([
      ['loomhour.example', true, undefined, undefined],
      ['LinkedIn', true, 'Mara Quill', undefined],
      ['LinkedIn', true, 'Tobias Fenn', undefined],
      ['Instagram', false, 'Odile Brandt', 'Follow Odile on Instagram and on her website'],
      ['Website', false, 'Odile Brandt', 'Follow Odile on Instagram and on her website'],
    ])
  })

  test('says of every field where it came from', () => {
    expect(episode.provenance['title']).toEqual({ from: 'page.txt', fromLine: 9, toLine: 9 })
    expect(episode.provenance['chapters']).toEqual({ from: 'page.txt', fromLine: 15, toLine: 19 })
    expect(Object.keys(episode.provenance).sort()).toEqual([
      'chapters',
      'links',
      'number',
      'people',
      'show',
      'summary',
      'title',
      'transcript',
    ])
  })
})

describe('what a person corrected', () => {
  test('takes the place of what was found, and comes from nowhere in the source', () => {
    const { episode } = assemble(loomHourPage, {
      show: 'Loom!',
      title: 'Silk',
      number: 0,
      hosts: ['Mara Quill-Roth', 'Tobias Fenn'],
      guests: [],
    })
    expect(episode).toMatchObject({ show: { title: 'Loom!' }, title: 'Silk' })
    expect(episode.number).toBeUndefined()
    expect(episode.people.map(({ name }) => name)).toEqual(['Mara Quill-Roth', 'Tobias Fenn'])
    expect(Object.keys(episode.provenance)).not.toContain('title')
  })

  test('a renamed host keeps the links found for the old name', () => {
    const { episode } = assemble(loomHourPage, { hosts: ['Mara Quill-Roth', 'Tobias Fenn'] })
    const [mara] = episode.people
    expect(episode.links.find(({ address }) => address?.includes('mara'))?.personId).toBe(mara?.id)
  })

  test('a handle completes a promised link; what is no handle leaves it open, with a warning', () => {
    const { episode, warnings } = assemble(loomHourPage, { promised: { '0': '@odile', '1': 'ask her' } })
    expect(episode.links.slice(-2).map(({ label, address }) => [label, address])).toEqual([
      ['Instagram', 'https://www.instagram.com/odile'],
      ['Website', undefined],
    ])
    expect(warnings.map(({ code }) => code)).toEqual(['address-not-understood'])
  })

  test('parts that are left out are not there', () => {
    const { episode } = assemble(loomHourPage, {
      leaveOut: ['description', 'chapters', 'links', 'transcript'],
    })
    expect(episode).toMatchObject({ summary: '', chapters: [] })
    expect(episode.transcript).toBeUndefined()
    expect(episode.links.every(({ address }) => address === undefined)).toBe(true)
  })
})

describe('an episode that joins a show', () => {
  const show = {
    ...newShow({ id: ShowId.parse('loom'), title: 'The Loom Hour', language: 'en-GB' }),
    people: [
      {
        id: PersonId.parse('p-mara'),
        name: 'Mara Quill',
        role: 'host',
        group: 'cast',
        headline: 'weaver',
        links: [],
        heardAs: [],
      },
    ],
  }

  test('takes over the ids and headlines of people the show knows', () => {
    const { episode } = assemble(loomHourPage, {}, { show })
    expect(episode.show.id).toBe('loom')
    expect(episode.people[0]).toEqual({
      id: 'p-mara',
      name: 'Mara Quill',
      role: 'host',
      group: 'cast',
      headline: 'weaver',
    })
    expect(episode.people[1]?.id).not.toBe('p-mara')
    expect(episode.language).toBe('en-GB')
  })

  test('is of another show when the title says so', () => {
    expect(assemble(loomHourPage, { show: 'Another' }, { show }).episode.show.id).toBeUndefined()
  })
})

describe('speakers and front matter', () => {
  const { episode } = assemble(loomHourMarkdown, {}, {}, 'post.md')

  test('speakers of the transcript are the people of the episode', () => {
    const nameOf = (id: string | undefined) => episode.people.find((person) => person.id === id)?.name
    expect(episode.transcript?.segments.map(({ speaker }) => nameOf(speaker))).toEqual([
      'Mara Quill',
      'Odile Brandt',
      'Mara Quill',
      'Odile Brandt',
    ])
    expect(episode.people).toHaveLength(3)
  })

  test('a guest brings the headline and the links the front matter gives', () => {
    const odile = episode.people.find(({ name }) => name === 'Odile Brandt')
    expect(odile?.headline).toBe('The mill in Lindow')
    expect(
      episode.links.some(
        ({ address, personId }) =>
          address === 'https://www.instagram.com/odileweaves' && personId === odile?.id,
      ),
    ).toBe(true)
  })
})

test('a caption file alone makes an episode named after its file', () => {
  const vtt =
    'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Mara>Hello there.\n\n00:03.000 --> 00:05.000\n<v SPEAKER_01>Good day.\n'
  const { episode } = assemble(vtt, {}, {}, 'slow-work.vtt')
  expect(episode.title).toBe('Slow work')
  expect(episode.people.map(({ name, label }) => [name, label])).toEqual([
    ['Mara', undefined],
    ['', 'SPEAKER_01'],
  ])
  expect(episode.transcript?.segments[0]?.words).toEqual([
    { text: 'Hello', start: 1000 },
    { text: 'there.', end: 3000 },
  ])
})

test('timed headings of a transcript become chapters tied to their turns', () => {
  const text =
    '# Silk\n\n## Opening (00:00)\n\n**Mara** (00:00): Hello and welcome to all of you out there.\n\n## The mill (12:45)\n\n**Odile** (12:45): It is an old mill, and a loud one.\n'
  const { episode } = assembleEpisode(readAny({ text, name: 'silk.md', readAs: 'transcript' }), {}, context())
  const tied = episode.chapters.map(({ startTime, segmentId }) => [
    startTime,
    episode.transcript?.segments.findIndex(({ id }) => id === segmentId),
  ])
  expect(tied).toEqual([
    [0, 0],
    [765_000, 1],
  ])
})
