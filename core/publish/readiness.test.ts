import { describe, expect, test } from 'vitest'
import type { Episode } from '../episode/schema.ts'
import { Readiness } from '../library/episode-summary.ts'
import { episode as spoken, untimedEpisode } from '../testing/episode-builder.ts'
import { chapters, link, person, sampleEpisode } from '../testing/sample-episode.ts'
import { readinessOf } from './readiness.ts'

const whole = (more: Partial<Episode> = {}): Episode => {
  const { transcript, people } = spoken('Mira: Hello.', 'Jon: Hello.')
  return sampleEpisode({ people, links: [], ...(transcript && { transcript }), ...more })
}

describe('an episode', () => {
  test('with nothing left has an empty caption and five parts done', () => {
    const ready = readinessOf(whole(), { openCorrections: 0, isExported: true })
    expect(Readiness.parse(ready)).toEqual({
      transcript: 'done',
      chapters: 'done',
      people: 'done',
      notes: 'done',
      files: 'done',
      caption: '',
    })
  })

  test('ready but for its export says just that', () => {
    expect(readinessOf(whole())).toMatchObject({ files: 'none', caption: 'Not exported yet' })
    expect(readinessOf(whole(), { isExported: false })).toMatchObject({
      files: 'part',
      caption: 'Changed since export',
    })
  })

  test('with much left names errors first, then what comes first', () => {
    const messy = whole({ chapters: chapters('0:04 A', '1:00 B'), links: [link('ln-1', 'x')] })
    expect(readinessOf(messy, { openCorrections: 77 })).toMatchObject({
      transcript: 'part',
      chapters: 'error',
      people: 'part',
      caption: '1 chapter error, 77 to review',
    })
  })

  test('that is new says what to bring', () => {
    const bare = sampleEpisode({ chapters: [], people: [], links: [], summary: '' })
    expect(readinessOf(bare)).toEqual({
      transcript: 'none',
      chapters: 'none',
      people: 'none',
      notes: 'none',
      files: 'none',
      caption: 'No transcript yet, no chapters yet',
    })
  })
})

describe('a part', () => {
  test('the transcript waits for its speakers', () => {
    expect(readinessOf(whole(untimedEpisode('hello', 'there'))).transcript).toBe('part')
    const half = whole({ ...spoken('Mira: hello', 'there') })
    expect(readinessOf(half).caption).toContain('1 turn without a speaker')
  })

  test('chapters are wrong when one starts late, twice or after the end', () => {
    for (const lines of [['0:01 A'], ['0:00 A', '0:00 B'], ['0:00 A', '2:00:00 B']]) {
      expect(readinessOf(whole({ chapters: chapters(...lines) })).chapters).toBe('error')
    }
    expect(readinessOf(whole({ chapters: chapters('0:00 ') })).caption).toBe('1 chapter to name')
  })

  test('people wait for promised links and for a guest’s link', () => {
    expect(readinessOf(whole({ links: [link('ln-1', 'a'), link('ln-2', 'b')] })).caption).toBe(
      '2 links to add',
    )
    expect(
      readinessOf(whole({ ...spoken(), people: [person('Mira Olsen', 'guest')], links: [] })).people,
    ).toBe('part')
  })

  test('notes by hand are there or not', () => {
    const byHand = (text: string) =>
      readinessOf(whole({ showNotes: { source: 'text', template: '', text } })).notes
    expect(byHand('Hello')).toBe('done')
    expect(byHand(' ')).toBe('none')
  })
})
