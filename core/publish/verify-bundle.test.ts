import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Episode, Segment, Word } from '../episode/schema.ts'
import { splitWords } from '../episode/transcript.ts'
import { isAppError } from '../errors.ts'
import { ChapterId, PersonId, SegmentId } from '../ids.ts'
import { person, sampleEpisode, talk } from '../testing/sample-episode.ts'
import { millis } from '../time.ts'
import type { BundleContext, RenderedFile } from './bundle.ts'
import { planBundle } from './plan-bundle.ts'
import { renderBundle } from './render-bundle.ts'
import { verifyBundle } from './verify-bundle.ts'

// Properties are tried many times, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000 })

const roundTrip = (episode: Episode, context: BundleContext = {}): readonly RenderedFile[] => {
  const plan = planBundle(episode, context)
  const files = renderBundle(episode, plan, context)
  verifyBundle(episode, plan, files, context)
  return files
}

describe('verification', () => {
  const episode = talk()
  const plan = planBundle(episode)
  const files = renderBundle(episode, plan)
  const spoiled = (id: string, change: (text: string) => string) => (): void =>
    verifyBundle(
      episode,
      plan,
      files.map((file) => (file.id === id ? { ...file, text: change(file.text) } : file)),
    )
  const failure = (run: () => void): string => {
    try {
      run()
    } catch (error) {
      if (isAppError(error, 'round-trip-failed')) return error.message
      throw error
    }
    return 'no failure'
  }

  test.each([
    ['podcast-chapters-json', 'Welcome', 'Welcom'],
    ['podcast-chapters-json', '"startTime": 3', '"startTime": 4'],
    ['podlove-simple-chapters', '00:00:03', '00:00:02'],
    ['youtube-timestamps', 'Opening', 'Ending'],
    ['webvtt', 'there', 'their'],
    ['webvtt', '00:00:02.500 -->', '00:00:02.400 -->'],
    ['webvtt', '<v Mira Olsen>', '<v Jon>'],
    ['subrip', 'Hello', 'Hallo'],
    ['podcast-transcript-json', '"startTime": 0.5', '"startTime": 0.6'],
    ['markdown-transcript', '**Mira Olsen:**', '**Mira:**'],
    ['markdown-transcript', '# Mira Olsen', '# Mira'],
    ['markdown-transcript', '## Welcome', '## Farewell'],
    ['podcast-transcript-html', 'Thank', 'Thanks'],
    ['plain-transcript', 'all of you', 'all'],
    ['show-notes-markdown', 'https://mira.example/', 'https://mira.example/x'],
    ['show-notes-html', '<p>0:03 Welcome</p>', ''],
    ['show-notes-html', 'https://mira.example/', 'https://evil.example/'],
    ['show-notes-text', 'Opening', ''],
    ['feed-item', 'isPermaLink="false">harbour-7', 'isPermaLink="false">harbour-8'],
    ['feed-item', 'href="https://mira.example/"', ''],
    ['feed-item', '</item>', ''],
    ['galley-episode', '"revision": 0', '"revision": 1'],
  ])('sees that %s says something else', (id, from, to) => {
    const file = files.find((one) => one.id === id)
    expect(file?.text).toContain(from)
    expect(failure(spoiled(id, (text) => text.replace(from, to)))).toContain(
      `${file?.path} was read back and is not what the episode says`,
    )
  })

  test('sees a file cut short, an empty one, and one that is no part of the plan', () => {
    for (const { id } of files) {
      expect(failure(spoiled(id, () => '')).startsWith('no failure')).toBe(false)
      expect(failure(spoiled(id, (text) => text.slice(0, text.length / 2))).startsWith('no failure')).toBe(
        false,
      )
    }
    expect(
      failure(() =>
        verifyBundle(episode, plan, [{ id: 'webvtt', path: 'x.vtt', format: 'webvtt', text: '' }]),
      ),
    ).toContain('not part of the plan')
  })

  test('does not mind line ends a disk or a tool has changed', () => {
    for (const id of [
      'webvtt',
      'subrip',
      'show-notes-markdown',
      'show-notes-html',
      'show-notes-text',
      'plain-transcript',
    ]) {
      expect(failure(spoiled(id, (text) => text.replace(/\n/g, '\r\n')))).toBe('no failure')
    }
  })
})

const oddText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          'well,',
          'yes.',
          'Note:',
          'Mira:',
          '10:30',
          '[laughs]',
          '<p>',
          '</v>',
          '-->',
          '**bold**',
          '# one',
          '1.',
          '&amp;',
          '"so"',
          '{\\an8}',
          '日本',
          '😀',
          '—',
          '(0:42)',
          '---',
          'about',
          '>>',
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((all) => all.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
)
const oddName = fc.constantFrom(
  ...[
    'Ann & Bob',
    'Jon "J" Berg',
    "Sinéad O'Neil",
    'Dr. Mira Olsen (host)',
    'SPEAKER_00',
    '山田 太郎',
    'דנה',
    'A',
    '<b>',
    'x --',
    'Note',
  ],
  'Somebody of the Department of Long and Winding Names, Room 4',
)
const oddEpisode = fc
  .record({
    title: oddText,
    names: fc.uniqueArray(oddName, { minLength: 1, maxLength: 3 }),
    turns: fc.array(fc.tuple(fc.nat(3), oddText), { minLength: 1, maxLength: 8 }),
    titles: fc.array(oddText, { maxLength: 6 }),
    timing: fc.constantFrom('words' as const, 'cues' as const, 'none' as const),
  })
  .map(({ title, names, turns, titles, timing }): Episode => {
    let at = 0
    const segments = turns.map(([who, text], index): Segment => {
      const words = splitWords(`${text} ${index}`)
      return {
        id: SegmentId.parse(`sg-${index}`),
        ...(names[who] !== undefined && { speaker: PersonId.parse(`p-${who}`) }),
        words: words.map((word, i): Word => {
          const start = millis(at)
          at += 437
          const edge = timing === 'words' || (timing === 'cues' && (i === 0 || i === words.length - 1))
          return edge ? { ...word, start, end: millis(at) } : word
        }),
      }
    })
    return sampleEpisode({
      title,
      people: names.map((name, i) => person('x', 'host', { id: PersonId.parse(`p-${i}`), name })),
      links: [],
      chapters: titles.map((text, i) => ({
        id: ChapterId.parse(`ch-${i}`),
        startTime: millis(i * 1_500),
        title: text,
        inTableOfContents: true,
      })),
      transcript: { segments },
    })
  })

test('whatever an episode holds, what the plan selects is written and reads back', () => {
  fc.assert(
    fc.property(oddEpisode, (episode) => {
      roundTrip(episode, { allowEstimatedTimes: true })
    }),
    { numRuns: 50 },
  )
})
