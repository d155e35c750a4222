import { describe, expect, test } from 'vitest'
import type { Finding } from '../../contract/publish-shapes.ts'
import { Edit } from '../../editing/edit.ts'
import type { Chapter, Episode } from '../../episode/schema.ts'
import { applied } from '../../testing/expect-edit.ts'
import { chapters, sampleEpisode } from '../../testing/sample-episode.ts'
import { millis } from '../../time.ts'
import { runChecks } from './run-checks.ts'

const findings = (episode: Episode, id: string): Finding[] =>
  runChecks(episode).filter((finding) => finding.id === id)
const only = (episode: Episode, id: string): Finding | undefined => {
  const found = findings(episode, id)
  expect(found.length).toBeLessThanOrEqual(1)
  return found[0]
}
const withChapters = (...lines: readonly string[]): Episode => sampleEpisode({ chapters: chapters(...lines) })
const numbered = (count: number): Chapter[] =>
  chapters(
    ...Array.from(
      { length: count },
      (_, i) => `${Math.floor(i / 6)}:${String((i % 6) * 10).padStart(2, '0')} Topic ${i}`,
    ),
  )
const fixed = (episode: Episode, finding: Finding | undefined): Episode =>
  applied(episode, ...(finding?.fix?.edits ?? []).map((edit) => Edit.parse(edit)))

describe('the first chapter', () => {
  test('at 0:00 passes', () => {
    expect(only(sampleEpisode(), 'first-chapter-at-zero')?.level).toBe('passed')
  })

  test('later than that is an error with one safe fix, which ends it', () => {
    const episode = withChapters('0:04 Intro', '1:30 Charts', '2:30 Ropes')
    const finding = only(episode, 'first-chapter-at-zero')
    expect(finding).toMatchObject({
      level: 'error',
      message: 'The first chapter starts at 0:04.',
      where: [{ section: 'chapters', id: 'ch-1', label: 'chapter 1, 0:04' }],
      fix: { label: 'Move to 0:00', safe: true },
    })
    expect(only(fixed(episode, finding), 'first-chapter-at-zero')?.level).toBe('passed')
  })

  test('much later is moved only when a person says so', () => {
    expect(only(withChapters('4:00 Interview', '9:00 B'), 'first-chapter-at-zero')?.fix?.safe).toBe(false)
  })

  test('is the first listed one: a hidden chapter before it is none', () => {
    const hidden = chapters('0:00 Art', '0:04 Intro').map((one, i) => ({ ...one, inTableOfContents: i > 0 }))
    expect(only(sampleEpisode({ chapters: hidden }), 'first-chapter-at-zero')?.level).toBe('error')
  })

  test('missing is no finding', () => {
    expect(findings(sampleEpisode({ chapters: [] }), 'first-chapter-at-zero')).toEqual([])
  })
})

describe('the order of chapters', () => {
  test('passes when every start is later', () => {
    expect(only(sampleEpisode(), 'chapter-order')?.level).toBe('passed')
  })

  test('two at the same time are an error that names the second', () => {
    expect(only(withChapters('0:00 A', '1:00 B', '1:00 C'), 'chapter-order')).toMatchObject({
      level: 'error',
      message: 'Two chapters start at 1:00.',
      where: [{ id: 'ch-3' }],
    })
  })
})

describe('chapters and the length of the audio', () => {
  test('inside it pass; of unknown length nothing is said', () => {
    expect(only(sampleEpisode(), 'chapters-inside-duration')?.level).toBe('passed')
    const { enclosure: _, ...silent } = sampleEpisode()
    expect(findings(silent, 'chapters-inside-duration')).toEqual([])
  })

  test('a start at or after the end is an error', () => {
    expect(only(withChapters('0:00 A', '1:00:00 B'), 'chapters-inside-duration')).toMatchObject({
      level: 'error',
      message: 'A chapter starts at 1:00:00, after the audio ends at 1:00:00.',
    })
  })

  test('an end after the end is a warning, safely cut', () => {
    const long = chapters('0:00 A').map((one) => ({ ...one, endTime: millis(3_700_000) }))
    const episode = sampleEpisode({ chapters: long })
    const finding = only(episode, 'chapters-inside-duration')
    expect(finding).toMatchObject({ level: 'warning', fix: { safe: true } })
    expect(only(fixed(episode, finding), 'chapters-inside-duration')?.level).toBe('passed')
  })
})

describe('YouTube and Spotify', () => {
  test('three chapters of ten seconds pass', () => {
    expect(only(sampleEpisode(), 'youtube-chapters')?.level).toBe('passed')
    expect(only(sampleEpisode(), 'spotify-chapter-count')?.level).toBe('passed')
  })

  test('two are an error for each', () => {
    const two = withChapters('0:00 A', '1:00 B')
    expect(only(two, 'youtube-chapters')).toMatchObject({ level: 'error', destination: 'youtube' })
    expect(only(two, 'spotify-chapter-count')).toMatchObject({ level: 'error', destination: 'spotify' })
  })

  test('a chapter of nine seconds is an error for YouTube, of ten none', () => {
    expect(only(withChapters('0:00 A', '0:09 B', '1:00 C'), 'youtube-chapters')).toMatchObject({
      message: '1 chapter is shorter than 10 seconds.',
      where: [{ id: 'ch-1' }],
    })
    expect(only(withChapters('0:00 A', '0:10 B', '1:00 C'), 'youtube-chapters')?.level).toBe('passed')
  })

  test('the last chapter counts to the end of the audio', () => {
    expect(only(withChapters('0:00 A', '10:00 B', '59:55 C'), 'youtube-chapters')?.where[0]?.id).toBe('ch-3')
  })

  test('a title of 41 characters is a warning for Spotify, of 40 none', () => {
    expect(only(withChapters(`0:00 ${'x'.repeat(41)}`), 'spotify-chapter-titles')?.level).toBe('warning')
    expect(only(withChapters(`0:00 ${'x'.repeat(40)}`), 'spotify-chapter-titles')?.level).toBe('passed')
    expect(only(withChapters(`0:00 ${'😀'.repeat(40)}`), 'spotify-chapter-titles')?.level).toBe('passed')
  })
})

describe('chapters inside audio files', () => {
  test('255 fit an MP3, 256 do not', () => {
    expect(only(sampleEpisode({ chapters: numbered(255) }), 'id3-chapter-count')?.level).toBe('passed')
    expect(only(sampleEpisode({ chapters: numbered(256) }), 'id3-chapter-count')?.level).toBe('error')
  })

  test('a title of 128 bytes is too long for M4A, of 127 not; in MP3 it does not matter', () => {
    const m4a = { source: 'https://a.example/7.m4a', mediaType: 'audio/x-m4a' }
    const of = (title: string, enclosure: Episode['enclosure'] = m4a) =>
      only(sampleEpisode({ chapters: chapters(`0:00 ${title}`), enclosure }), 'mp4-title-bytes')
    expect(of('я'.repeat(64))?.level).toBe('warning')
    expect(of(`${'я'.repeat(63)}x`)?.level).toBe('passed')
    expect(of('я'.repeat(64), { source: 'x.mp3', mediaType: 'audio/mpeg' })).toBeUndefined()
  })
})

describe('chapter titles', () => {
  test('of their own pass, even short ones with numbers', () => {
    expect(
      only(withChapters('0:00 Part of the plan', '1:00 7 habits', '2:00 Q&A'), 'chapter-titles')?.level,
    ).toBe('passed')
  })

  test.each([
    'Chapter 3',
    'chapter',
    'Untitled',
    'Marker 04',
    'New chapter',
    '12',
    '???',
    'TBD',
    '…',
    'Kapitel 2',
  ])('%s reads like a placeholder', (title) => {
    expect(only(withChapters(`0:00 ${title}`), 'chapter-titles')).toMatchObject({ level: 'warning' })
  })

  test('missing ones are named', () => {
    expect(only(withChapters('0:00 ', '1:00 B'), 'chapter-titles')?.message).toBe('1 chapter has no title.')
  })

  test('hidden chapters need none', () => {
    const hidden = chapters('0:00 A', '1:00 ').map((one, i) => ({ ...one, inTableOfContents: i === 0 }))
    expect(only(sampleEpisode({ chapters: hidden }), 'chapter-titles')?.level).toBe('passed')
  })

  test('with emoji are a warning whose fix takes them out whole', () => {
    const episode = withChapters('0:00 Tides 🌊 and 👩🏽‍🚀 ropes ❤️', '1:00 Ⓒ 2026 # 1')
    const finding = only(episode, 'chapter-emoji')
    expect(finding).toMatchObject({ level: 'warning', where: [{ id: 'ch-1' }], fix: { safe: false } })
    const after = fixed(episode, finding)
    expect(after.chapters[0]?.title).toBe('Tides and ropes')
    expect(only(after, 'chapter-emoji')?.level).toBe('passed')
  })
})

test('checks can be limited to destinations', () => {
  const episode = withChapters('0:04 A', '1:00 B')
  const ids = (...destinations: ('id3' | 'youtube' | 'spotify')[]) =>
    runChecks(episode, { for: destinations }).map(({ id }) => id)
  expect(ids('id3')).toContain('id3-chapter-count')
  expect(ids('id3')).not.toContain('youtube-chapters')
  expect(ids('id3')).not.toContain('first-chapter-at-zero')
  expect(ids('youtube')).toContain('first-chapter-at-zero')
  expect(ids('youtube', 'spotify')).toEqual(
    expect.arrayContaining(['youtube-chapters', 'spotify-chapter-count']),
  )
})

test('errors come first, then warnings, then what passed', () => {
  const levels = runChecks(withChapters('0:04 A', '1:00 B')).map(({ level }) => level)
  expect(levels).toEqual([...levels].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
  expect(new Set(levels).size).toBe(3)
})
const order = ['error', 'warning', 'passed']
