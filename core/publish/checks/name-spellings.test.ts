import { describe, expect, test, vi } from 'vitest'
import type { Finding } from '../../contract/publish-shapes.ts'
import { Edit } from '../../editing/edit.ts'
import type { Episode } from '../../episode/schema.ts'
import { joinWords, splitWords } from '../../episode/transcript.ts'
import { SegmentId } from '../../ids.ts'
import { applied } from '../../testing/expect-edit.ts'
import { chapters, person, sampleEpisode } from '../../testing/sample-episode.ts'
import { runChecks } from './run-checks.ts'

// Properties are tried many times, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000 })

const guest = (name: string, more: Partial<Episode> = {}): Episode =>
  sampleEpisode({ title: 'Charts', summary: '', links: [], people: [person(name, 'guest')], ...more })
const said = (text: string): Pick<Episode, 'transcript'> => ({
  transcript: { segments: [{ id: SegmentId.parse('sg-1'), words: splitWords(text) }] },
})
const found = (episode: Episode): Finding | undefined => {
  const [finding] = runChecks(episode).filter(
    ({ id, level }) => id === 'name-spellings' && level !== 'passed',
  )
  return finding
}
const fixed = (episode: Episode): Episode =>
  applied(episode, ...(found(episode)?.fix?.edits ?? []).map((edit) => Edit.parse(edit)))
const words = (episode: Episode): string => joinWords(episode.transcript?.segments[0]?.words ?? [])

describe('a name spelled two ways', () => {
  test('is found in the title and put right by the fix', () => {
    const episode = guest('Armin Ronacher', { title: 'Armin Ronnacher: Flask' })
    expect(found(episode)).toMatchObject({
      level: 'warning',
      message: '“Armin Ronacher” is also spelled “Armin Ronnacher”.',
      where: [{ section: 'details', label: 'the title' }],
      fix: { safe: false },
    })
    expect(fixed(episode).title).toBe('Armin Ronacher: Flask')
  })

  test('is found in chapters, notes and description', () => {
    expect(
      found(guest('Julian Sequeira', { chapters: chapters('0:00 Julian Sequiera on habits') }))?.where[0]
        ?.section,
    ).toBe('chapters')
    expect(
      found(
        guest('Julian Sequeira', {
          showNotes: { source: 'text', template: '', text: 'With Julian Sequera.' },
        }),
      )?.where[0]?.section,
    ).toBe('notes')
    expect(
      fixed(guest('Sebastián Ramírez', { summary: 'With Sebastian Ramirez,\n\nSebastian Ramirez!' })).summary,
    ).toBe('With Sebastián Ramírez,\n\nSebastián Ramírez!')
  })

  test('is found in the transcript as it was misheard, and replaced without its signs', () => {
    const episode = guest(
      'Armin Ronacher',
      said('welcome to "amen Ronacha", who made Flask. So, Ronacha\'s idea and Ronacher.'),
    )
    expect(found(episode)?.message).toBe('“Armin Ronacher” is also spelled “amen Ronacha”, “Ronacha”.')
    expect(words(fixed(episode))).toBe(
      'welcome to "Armin Ronacher", who made Flask. So, Ronacher\'s idea and Ronacher.',
    )
    expect(found(fixed(episode))).toBeUndefined()
  })

  test('is found when a hyphen is all that parts it from the name, and from the right name it is not', () => {
    expect(found(guest('Jean-Luc Moreau', said('here is Jean-Luc Morreau now')))).toBeDefined()
    expect(found(guest('Jean-Luc Moreau', said('here is Jean Luc Moreau now')))).toBeUndefined()
  })
})

describe('what is not another spelling', () => {
  test.each([
    [
      'the name itself, in other capitals, as a possessive or a plural',
      'Armin Ronacher',
      'ARMIN RONACHER and Ronacher’s work, the Ronachers',
    ],
    ['a word that merely sounds alike', 'Bob Smith', 'the job Smith did with Myth and Smiths'],
    [
      'a common word',
      'Julia Strange',
      'the stranger things, Stranger they were; a Stronger one, stronger still',
    ],
    ['another first name alone', 'Julian Sequeira', 'Julia came with Julien and Juliana'],
    ['a short name', 'Ann Lee', 'And Leo, An Lea, Anne'],
    ['other words in a row', 'Mark Stone', 'Market Store and make some stones'],
  ])('%s', (_, name, text) => {
    expect(found(guest(name, said(text)))).toBeUndefined()
  })

  test('another person of the episode', () => {
    const people = [person('Mira Olsen', 'guest'), person('Jon Olson', 'host')]
    expect(
      found(
        sampleEpisode({
          people,
          links: [],
          title: 'Mira Olsen and Jon Olson',
          ...said('Olsen said to Olson'),
        }),
      ),
    ).toBeUndefined()
  })

  test('an episode whose names agree: it passes', () => {
    const levels = runChecks(sampleEpisode())
      .filter(({ id }) => id === 'name-spellings')
      .map(({ level }) => level)
    expect(levels).toEqual(['passed'])
  })
})

test('sixty thousand words are compared in one go', () => {
  const text = 'Yesterday Ronacha met Somebody in Vienna and Talked about Things. '.repeat(6_000)
  expect(found(guest('Armin Ronacher', said(text)))?.message).toBe(
    '“Armin Ronacher” is also spelled “Ronacha”.',
  )
})
