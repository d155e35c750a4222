import { describe, expect, test } from 'vitest'
import { Finding } from '../../contract/publish-shapes.ts'
import { Edit } from '../../editing/edit.ts'
import type { Episode, Word } from '../../episode/schema.ts'
import { PersonId, SegmentId, ShowId, SoundbiteId } from '../../ids.ts'
import { newShow } from '../../show/new-show.ts'
import { episode as spoken, untimedEpisode } from '../../testing/episode-builder.ts'
import { applied } from '../../testing/expect-edit.ts'
import { chapters, link, person, sampleEpisode } from '../../testing/sample-episode.ts'
import { millis } from '../../time.ts'
import { type CheckOptions, runChecks } from './run-checks.ts'

const findings = (episode: Episode, id: string, options: CheckOptions = {}): Finding[] =>
  runChecks(episode, options).filter((finding) => finding.id === id)
const level = (episode: Episode, id: string, options: CheckOptions = {}): string | undefined =>
  findings(episode, id, options)[0]?.level
const fixed = (episode: Episode, finding: Finding | undefined): Episode =>
  applied(episode, ...(finding?.fix?.edits ?? []).map((edit) => Edit.parse(edit)))
const show = newShow({ id: ShowId.parse('sh-1'), title: 'Harbour Hour' })

test('every finding is one the contract can carry', () => {
  const bare = { ...untimedEpisode('hello'), links: [link('ln-1', 'x', 'bad address')] }
  for (const finding of [...runChecks(sampleEpisode()), ...runChecks(bare)]) {
    expect(Finding.parse(JSON.parse(JSON.stringify(finding)))).toEqual(finding)
  }
})

describe('show notes', () => {
  const byHand = (text: string): Episode =>
    sampleEpisode({ showNotes: { source: 'text', template: '', text } })

  test('of 4,000 bytes fit Apple, of one more do not', () => {
    expect(level(byHand('x'.repeat(3_992)), 'apple-description')).toBe('passed')
    expect(findings(byHand('x'.repeat(3_993)), 'apple-description')[0]).toMatchObject({
      level: 'error',
      message: 'The show notes take 4,001 bytes; Apple takes 4,000.',
      fix: { label: 'Shorten by 1 bytes' },
    })
  })

  test('are counted in bytes: two thousand accents are too many', () => {
    expect(level(byHand('é'.repeat(2_000)), 'apple-description')).toBe('error')
  })

  test('of a broken template are an error that says the line', () => {
    const broken = sampleEpisode({ showNotes: { source: 'template', template: 'a\n{{nope}}', text: '' } })
    expect(findings(broken, 'notes-template')[0]).toMatchObject({
      level: 'error',
      where: [{ label: 'line 2' }],
    })
    expect(findings(broken, 'apple-description')).toEqual([])
    expect(level(sampleEpisode(), 'notes-template')).toBe('passed')
    expect(level(byHand(' '), 'notes-template')).toBe('warning')
  })
})

describe('links', () => {
  const withLinks = (...links: Episode['links']): Episode => sampleEpisode({ links })

  test('promised without an address are a warning each', () => {
    expect(findings(sampleEpisode(), 'promised-links')).toMatchObject([
      { level: 'warning', message: '“Mira on X” has no address.', where: [{ section: 'links', id: 'ln-2' }] },
    ])
    expect(level(withLinks(link('ln-1', 'x', 'https://a.example')), 'promised-links')).toBe('passed')
  })

  test('of a platform alone are named with their person', () => {
    const [finding] = findings(withLinks(link('ln-1', 'GitHub', undefined, 'mira')), 'promised-links')
    expect(finding?.message).toBe('“Mira on GitHub” has no address.')
  })

  test('without https:// get it by a safe fix', () => {
    const episode = withLinks(link('ln-1', 'Site', 'mira.example/charts', 'mira'))
    const [finding] = findings(episode, 'link-form')
    expect(finding).toMatchObject({ level: 'warning', fix: { safe: true } })
    expect(level(fixed(episode, finding), 'link-form')).toBe('passed')
  })

  test.each(['javascript:alert(1)', 'https://a b.example', 'https://nohost', 'https://u:p@a.example'])(
    '%s is not published, and said so',
    (address) => {
      const [finding] = findings(withLinks(link('ln-1', 'Site', address)), 'link-form')
      expect(finding?.cost).toBe('The link is left out of the show notes and the feed item.')
    },
  )

  test('of chapters are checked too', () => {
    const linked = chapters('0:00 A').map((one) => ({ ...one, url: 'ftp://a.example' }))
    expect(findings(sampleEpisode({ chapters: linked }), 'link-form')).toMatchObject([
      { where: [{ section: 'chapters', id: 'ch-1' }], cost: 'The chapter is published without its link.' },
    ])
  })

  test('to the web and to mail pass', () => {
    expect(
      level(
        withLinks(link('ln-1', 'x', 'https://a.example'), link('ln-2', 'y', 'mailto:a@b.example')),
        'link-form',
      ),
    ).toBe('passed')
  })

  test('a guest without one is a warning, with one not, and no guest is no finding', () => {
    expect(level(sampleEpisode(), 'guest-links')).toBe('passed')
    expect(findings(withLinks(), 'guest-links')[0]?.message).toBe('Mira Olsen has no link.')
    expect(findings(sampleEpisode({ people: [person('Jon Berg', 'host')] }), 'guest-links')).toEqual([])
  })
})

describe('open suggestions', () => {
  test('are a warning, and an error where the show says so', () => {
    expect(findings(sampleEpisode(), 'open-corrections')).toEqual([])
    expect(level(sampleEpisode(), 'open-corrections', { openCorrections: 0 })).toBe('passed')
    expect(findings(sampleEpisode(), 'open-corrections', { openCorrections: 77 })[0]).toMatchObject({
      level: 'warning',
      message: '77 transcript suggestions are open.',
    })
    const strict = { ...show, blockOnOpenCorrections: true }
    expect(level(sampleEpisode(), 'open-corrections', { openCorrections: 1, show: strict })).toBe('error')
  })
})

describe('speakers', () => {
  test('with names pass', () => {
    expect(level(spoken('Ada: Hello.', 'Bo: Hi.'), 'speakers-named')).toBe('passed')
  })

  test('nobody set, some turns without, and voices without a name are warnings', () => {
    expect(findings(spoken('hello', 'there'), 'speakers-named')[0]?.message).toBe(
      'The transcript names no speakers.',
    )
    expect(findings(spoken('Ada: hello', 'there'), 'speakers-named')[0]?.message).toBe(
      '1 turn has no speaker.',
    )
    const labelled = spoken('Ada: hello')
    const people = labelled.people.map((one) => ({ ...one, name: '', label: 'SPEAKER_00' }))
    expect(findings({ ...labelled, people }, 'speakers-named')[0]).toMatchObject({
      message: '1 speaker has no name yet.',
      where: [{ section: 'people', label: 'SPEAKER_00, 1 turn' }],
    })
  })

  test('of an episode without a transcript are no finding', () => {
    expect(findings(sampleEpisode(), 'speakers-named')).toEqual([])
  })
})

describe('the times of a transcript', () => {
  const timed = (...turns: (readonly [string, number, number])[]): Episode =>
    sampleEpisode({
      people: [person('Mira Olsen', 'guest')],
      transcript: {
        segments: turns.map(([text, start, end], index) => ({
          id: SegmentId.parse(`sg-${index}`),
          speaker: PersonId.parse('mira'),
          words: [{ text, start: millis(start), end: millis(end) }] satisfies Word[],
        })),
      },
    })

  test('going forward pass', () => {
    expect(level(spoken('Ada: one two', 'Bo: three'), 'transcript-times')).toBe('passed')
    expect(level(timed(['a', 0, 1000], ['b', 900, 2000]), 'transcript-times')).toBe('passed')
  })

  test('missing are a warning', () => {
    expect(findings(untimedEpisode('Ada: one'), 'transcript-times')[0]?.message).toBe(
      'The transcript has no times.',
    )
  })

  test('running backwards, or overlapping by more than a second, are warnings', () => {
    expect(findings(timed(['a', 5000, 5500], ['b', 1000, 1500]), 'transcript-times')).toMatchObject([
      { message: 'The times run backwards in 1 turn.', where: [{ id: 'sg-1' }] },
    ])
    expect(findings(timed(['a', 0, 5000], ['b', 2000, 6000]), 'transcript-times')).toMatchObject([
      { message: '1 turn begins more than a second before the one before it ends.', where: [{ id: 'sg-1' }] },
    ])
  })

  test('too quick to read, or held too long, are warnings', () => {
    expect(level(spoken('Ada: one two three'), 'captions-readable')).toBe('passed')
    expect(
      findings(
        timed(['extraordinarily-long-words-said-in-no-time', 0, 100], ['b', 200, 700]),
        'captions-readable',
      )[0]?.message,
    ).toBe('1 caption runs faster than 30 characters a second.')
    expect(findings(timed(['aah', 0, 9000]), 'captions-readable')[0]?.message).toBe(
      '1 word lasts longer than 7 seconds.',
    )
    expect(findings(untimedEpisode('Ada: one'), 'captions-readable')).toEqual([])
  })
})

describe('pictures', () => {
  test('by whole addresses pass; a file name does not', () => {
    expect(findings(sampleEpisode(), 'images')).toEqual([])
    expect(level(sampleEpisode({ image: 'https://a.example/c.jpg' }), 'images')).toBe('passed')
    expect(findings(sampleEpisode({ image: 'cover.jpg' }), 'images')[0]).toMatchObject({
      level: 'warning',
      message: 'The picture “cover.jpg” is not a whole web address.',
    })
    const pictured = chapters('0:00 A').map((one) => ({ ...one, image: 'C:\\a.png' }))
    expect(findings(sampleEpisode({ chapters: pictured }), 'images')[0]?.where[0]?.id).toBe('ch-1')
  })

  test('of a kind Apple does not take are a warning', () => {
    expect(findings(sampleEpisode({ image: 'https://a.example/c.webp?v=2' }), 'images')[0]?.message).toBe(
      'The episode’s picture is a WEBP file.',
    )
  })
})

describe('the feed item', () => {
  const { guid: _g, explicit: _e, enclosure: _m, number: _n, ...bare } = sampleEpisode()

  test('of the whole episode passes', () => {
    for (const id of ['feed-guid', 'feed-explicit', 'feed-numbering', 'feed-title', 'feed-audio']) {
      expect([id, level(sampleEpisode(), id)]).toEqual([id, 'passed'])
    }
  })

  test('without guid, flag, number or audio has a warning for each', () => {
    for (const id of ['feed-guid', 'feed-explicit', 'feed-numbering', 'feed-audio']) {
      expect([id, level(bare, id)]).toEqual([id, 'warning'])
    }
  })

  test('takes the guid and the flag by a fix, neither of them silently', () => {
    for (const id of ['feed-guid', 'feed-explicit']) {
      const [finding] = findings(bare, id)
      expect(finding?.fix?.safe).toBe(false)
      expect(level(fixed(bare, finding), id)).toBe('passed')
    }
  })

  test('takes the explicit flag of the show', () => {
    expect(level(bare, 'feed-explicit', { show: { ...show, explicit: false } })).toBe('passed')
  })

  test('needs no number for a trailer', () => {
    expect(level({ ...bare, type: 'trailer' }, 'feed-numbering')).toBe('passed')
  })

  test('of an unknown size is a warning', () => {
    const unsized = sampleEpisode({
      enclosure: { source: 'https://a.example/7.mp3', mediaType: 'audio/mpeg' },
    })
    expect(findings(unsized, 'feed-audio')[0]?.message).toBe('The size of the audio is not known.')
  })

  test('needs a title, without its number and without the show', () => {
    expect(level(sampleEpisode({ title: ' ' }), 'feed-title')).toBe('error')
    expect(level(sampleEpisode({ title: '#7 - Tides' }), 'feed-title')).toBe('warning')
    expect(level(sampleEpisode({ title: '7: Tides' }), 'feed-title')).toBe('warning')
    expect(level(sampleEpisode({ title: 'Tides on Harbour Hour' }), 'feed-title')).toBe('warning')
    expect(level(sampleEpisode({ title: '7 ways to tie a rope' }), 'feed-title')).toBe('passed')
    expect(level(sampleEpisode({ title: '1984: a reading' }), 'feed-title')).toBe('passed')
  })

  test('has no soundbite beyond the end', () => {
    const bite = (start: number) => ({
      id: SoundbiteId.parse('sb-1'),
      startTime: millis(start),
      duration: millis(30_000),
    })
    expect(level(sampleEpisode({ soundbites: [bite(0)] }), 'soundbites')).toBe('passed')
    expect(level(sampleEpisode({ soundbites: [bite(3_590_000)] }), 'soundbites')).toBe('warning')
  })
})

describe('language', () => {
  test.each(['en', 'pt-BR', 'de-CH', 'zh-Hant', 'yue'])('%s passes', (language) => {
    expect(level(sampleEpisode({ language }), 'language-tag')).toBe('passed')
  })

  test.each(['english', 'xx', 'qq-ZZ', 'klingonic'])('%s does not', (language) => {
    expect(level(sampleEpisode({ language }), 'language-tag')).toBe('warning')
  })

  test('a name is turned into its tag by a safe fix', () => {
    const episode = sampleEpisode({ language: 'german' })
    const [finding] = findings(episode, 'language-tag')
    expect(finding?.fix).toMatchObject({ label: 'Make it de', safe: true })
    expect(fixed(episode, finding).language).toBe('de')
  })
})
