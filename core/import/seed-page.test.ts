import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { describe, expect, test } from 'vitest'
import { countingIds, EpisodeId } from '../ids.ts'
import { assembleEpisode } from './assemble-episode.ts'
import { readAny } from './read-any.ts'
import { reblock } from './read-episode-page.ts'

/** The model page stands beside the checkout and is not part of it. */
const file = join(import.meta.dirname, '../../../shared/seeds/pybites-146.txt')

if (!existsSync(file)) stdout.write('seed-page: the model page is not here, so it was not read.\n')

describe.runIf(existsSync(file))('the model page', () => {
  const read = () => readAny({ text: readFileSync(file, 'utf8'), name: 'pybites-146.txt' })

  test('names its show, number and title', () => {
    const { found, readAs } = read()
    expect(readAs).toBe('page')
    expect(found.show?.title).toBe('Pybites Podcast')
    expect(found.number).toBe(146)
    expect(found.title).toBe('Armin Ronacher: Flask 3.0, Open Source, Rust and Developer Mindset')
  })

  test('names its guest and its hosts with their profiles', () => {
    const { found } = read()
    expect(found.guests).toEqual([{ name: 'Armin Ronacher', from: 'the title' }])
    expect(found.hosts).toEqual([
      {
        name: 'Bob Belderbos',
        links: [{ label: 'LinkedIn', address: 'https://www.linkedin.com/in/bbelderbos/' }],
      },
      {
        name: 'Julian Sequeira',
        links: [{ label: 'LinkedIn', address: 'https://www.linkedin.com/in/juliansequeira/' }],
      },
    ])
  })

  test('has sixteen chapters with their titles', () => {
    const { chapters } = read().found
    expect(chapters.map(({ startTime, title }) => [startTime / 1000, title])).toEqual([
      [0, 'Intro episode'],
      [93, 'Intro Armin, Sentry and GitHub handle'],
      [358, 'State of Flask and your involvement'],
      [625, "Flask's backwards compatibility and focus"],
      [1077, 'Open source and the business side'],
      [1440, 'Your experience with Rust'],
      [1777, 'How do you tackle difficult problems / get unstuck'],
      [1866, 'Pybites ad segment / coaching'],
      [1970, 'How did you manage to build those big projects'],
      [2172, 'Dealing with feedback and imposter syndrome'],
      [2460, "Armin's take on type hints"],
      [2695, 'What do you want your legacy to be'],
      [2832, 'Book tip: The Coddling of the American Mind'],
      [3080, 'Trickiness of human interaction (e.g. on issue trackers)'],
      [3264, 'Wrap up'],
      [3322, 'Outro music'],
    ])
  })

  test('has seven paragraphs, three links, two promised links and an ignored newsletter line', () => {
    const { found, blocks } = read()
    expect(found.description).toHaveLength(7)
    expect(found.links.map(({ address, owner }) => [address, owner])).toEqual([
      ['https://pybit.es', undefined],
      ['https://www.linkedin.com/in/juliansequeira/', 'Julian Sequeira'],
      ['https://www.linkedin.com/in/bbelderbos/', 'Bob Belderbos'],
    ])
    expect(found.promised.map(({ label, owner, line }) => [label, owner, line])).toEqual([
      ['X', 'Armin Ronacher', 37],
      ['GitHub', 'Armin Ronacher', 37],
    ])
    expect(blocks.find(({ fromLine }) => fromLine === 10)).toMatchObject({ kind: 'ignored' })
  })

  test('keeps every word of the transcript, untimed and in one piece', () => {
    const reading = read()
    expect(reading.found.transcript).toMatchObject({ words: 9_717, turns: 1, speakers: [], timing: 'none' })
    const context = {
      id: EpisodeId.parse('e1'),
      now: '2026-01-01T00:00:00.000Z',
      newId: countingIds(),
      template: '',
    }
    const { episode, warnings } = assembleEpisode(reading, {}, context)
    const words = episode.transcript?.segments.flatMap((segment) => segment.words) ?? []
    expect(words).toHaveLength(9_717)
    expect(words.slice(0, 5).map(({ text }) => text)).toEqual(['I', 'feel', 'like', 'the', 'trick'])
    expect(words.slice(-3).map(({ text }) => text)).toEqual(['the', 'next', 'episode.'])
    expect(words.every(({ start, end }) => start === undefined && end === undefined)).toBe(true)
    expect(warnings).toEqual([])
  })

  test('says which lines everything came from', () => {
    const { provenance } = read().material
    expect(provenance).toMatchObject({
      show: { fromLine: 2 },
      title: { fromLine: 9, toLine: 9 },
      summary: { fromLine: 12, toLine: 18 },
      chapters: { fromLine: 19, toLine: 35 },
      transcript: { fromLine: 38, toLine: 38 },
    })
  })

  test('reads the same again from its own blocks', () => {
    const reading = read()
    expect(
      reblock(
        reading,
        reading.blocks.map(({ reason: _, ...block }) => block),
      ).found,
    ).toEqual(reading.found)
  })
})
