import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Episode, Segment, Word } from '../episode/schema.ts'
import { joinWords, splitWords } from '../episode/transcript.ts'
import { PersonId, SegmentId } from '../ids.ts'
import { episode, untimedEpisode } from '../testing/episode-builder.ts'
import { person, sampleEpisode } from '../testing/sample-episode.ts'
import { millis } from '../time.ts'
import { columns } from './caption-cuts.ts'
import { captionCues, hasTimes, turnCues, wordCues } from './transcript-cues.ts'

// Properties are tried many times, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000 })

const letters = (text: string): string => text.replace(/\s/gu, '')
const said = (source: Episode): string =>
  (source.transcript?.segments ?? []).map(({ words }) => joinWords(words)).join(' ')

describe('captions', () => {
  test('break at the end of sentences and at a change of speaker', () => {
    const { list, estimatedCues } = captionCues(
      episode(
        'Ada: Hello and welcome to the show. Today we talk about charts, and about tides.',
        'Bo: Thank you.',
      ),
    )
    expect(list.cues.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Ada', 'Hello and welcome to the show.'],
      ['Ada', 'Today we talk about charts, and about tides.'],
      ['Bo', 'Thank you.'],
    ])
    expect(list.estimated).toBeUndefined()
    expect(estimatedCues).toBe(0)
  })

  test('leave room for the name that SubRip writes into the first line of a turn', () => {
    const { list } = captionCues(episode(`Ada: ${'word '.repeat(40)}`))
    for (const { text } of list.cues) expect(wrapped(`Ada: ${text}`).length).toBeLessThanOrEqual(2)
  })

  test('stay a second where the next caption leaves room, and seven at the most', () => {
    const { list } = captionCues(episode('Ada: Yes.', 'Bo: No.', 'Ada: Well then.'))
    expect(list.cues[0]).toMatchObject({ start: 0, end: 500 })
    expect(list.cues[2]).toMatchObject({ start: 1000, end: 2000 })
    const long = withWords([{ text: 'Aaah', start: millis(0), end: millis(20_000) }])
    expect(captionCues(long).list.cues[0]).toMatchObject({ start: 0, end: 7000 })
  })

  test('begin anew after a long silence', () => {
    const words: Word[] = [
      { text: 'And', start: millis(0), end: millis(300) },
      { text: 'then', start: millis(300), end: millis(600) },
      { text: 'silence', start: millis(5000), end: millis(5400) },
    ]
    expect(captionCues(withWords(words)).list.cues.map(({ text }) => text)).toEqual(['And then', 'silence'])
  })

  test('say when all times are estimates, and count the captions of a measured transcript that are', () => {
    expect(captionCues(untimedEpisode('Ada: Hello there.')).list.estimated).toBe(true)
    const half = withWords([
      { text: 'One.', start: millis(0), end: millis(400) },
      { text: 'Two.' },
      { text: 'Three.' },
    ])
    expect(captionCues(half).list.estimated).toBeUndefined()
    expect(captionCues(half).estimatedCues).toBeGreaterThan(0)
  })

  test('carry the name a speaker has now, not the one the import gave', () => {
    const before = episode('Ada: Hello.')
    const renamed = {
      ...before,
      people: before.people.map((one) => ({ ...one, name: 'Ada Lovelace', label: 'SPEAKER_00' })),
    }
    expect(captionCues(renamed).list.cues[0]?.speaker).toBe('Ada Lovelace')
    const unnamed = {
      ...before,
      people: before.people.map((one) => ({ ...one, name: '', label: 'SPEAKER_00' })),
    }
    expect(captionCues(unnamed).list.cues[0]?.speaker).toBe('SPEAKER_00')
    const nobody = { ...before, people: before.people.map((one) => ({ ...one, name: '' })) }
    expect(captionCues(nobody).list.cues[0]?.speaker).toBeUndefined()
  })

  test('cut a text without spaces after its sentences, into pieces that fit a line', () => {
    const text =
      '今日は海図について話します。潮の満ち引きを読むのは難しいですが、練習すれば誰でもできるようになります。'.repeat(
        4,
      )
    const { list } = captionCues(withWords([{ text, start: millis(0), end: millis(60_000) }]))
    expect(list.cues.length).toBeGreaterThan(4)
    expect(list.cues.map((cue) => cue.text).join('')).toBe(text)
    for (const { text: shown } of list.cues) expect(columns(shown)).toBeLessThanOrEqual(84)
  })
})

const word = fc.record({
  text: fc.oneof(
    fc.constantFrom(
      'a',
      'well,',
      'yes.',
      'harbour',
      'no!',
      'https://a.example/very/long/path/that/does/not/fit/one/line/at/all',
    ),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((text) => text.replace(/[\s\p{Cc}\p{Cs}]/gu, '') || 'x'),
  ),
  timed: fc.boolean(),
  start: fc.integer({ min: 0, max: 100_000 }),
  length: fc.integer({ min: 0, max: 9_000 }),
  joined: fc.boolean(),
})
const anyTranscript = fc
  .array(fc.array(word, { maxLength: 40 }), { minLength: 1, maxLength: 6 })
  .map((segments) =>
    sampleEpisode({
      transcript: {
        segments: segments.map(
          (words, index): Segment => ({
            id: SegmentId.parse(`sg-${index}`),
            ...(index % 3 > 0 && { speaker: PersonId.parse(index % 3 === 1 ? 'mira' : 'jon') }),
            words: words.map(({ text, timed, start, length, joined }) => ({
              text,
              ...(timed && { start: millis(start), end: millis(start + length) }),
              ...(joined && { joined: true as const }),
            })),
          }),
        ),
      },
    }),
  )

test('whatever the words and their times: captions are in order, apart, end after they start, and keep every word once', () => {
  fc.assert(
    fc.property(anyTranscript, (source) => {
      const { cues } = captionCues(source).list
      expect(letters(cues.map((cue) => cue.text).join(''))).toBe(letters(said(source)))
      let latest = -1
      for (const { start = 0, end = 0, text } of cues) {
        expect(start).toBeGreaterThanOrEqual(latest)
        expect(end).toBeGreaterThan(start)
        expect(end - start).toBeLessThanOrEqual(7_000)
        expect(text).not.toBe('')
        latest = end
      }
    }),
    { numRuns: 150 },
  )
})

test('captions of ordinary words fit two lines of 42 characters', () => {
  const sentence = fc.array(
    fc.constantFrom('the', 'harbour', 'is', 'unusually,', 'quiet.', 'internationalisation'),
    { minLength: 1, maxLength: 200 },
  )
  fc.assert(
    fc.property(sentence, (words) => {
      for (const { text } of captionCues(episode(`Ada: ${words.join(' ')}`)).list.cues) {
        const lines = wrapped(`Ada: ${text}`)
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(42)
      }
    }),
    { numRuns: 100 },
  )
})

describe('turns', () => {
  test('carry the chapter heading that stands before them, and measured starts only', () => {
    const list = turnCues(
      episode('# 0:00 Opening', 'Ada: Hello there.', '# 0:01 Charts', 'Bo: About charts.'),
    )
    expect(list.headings).toEqual([
      { beforeCue: 0, title: 'Opening', startTime: 0 },
      { beforeCue: 1, title: 'Charts', startTime: 1000 },
    ])
    expect(list.cues).toEqual([
      { start: 0, end: 1000, speaker: 'Ada', text: 'Hello there.' },
      { start: 1000, end: 2000, speaker: 'Bo', text: 'About charts.' },
    ])
    const untimed = turnCues(untimedEpisode('# 0:00 Opening', 'Ada: Hello there.'))
    expect(untimed).not.toHaveProperty('headings')
    expect(untimed.cues).toEqual([{ speaker: 'Ada', text: 'Hello there.' }])
  })

  test('keep every heading when a turn has no words', () => {
    const source = episode(
      '# 0:00 Opening',
      'Ada: Hello there.',
      '# 0:01 Charts',
      'Bo: Gone.',
      'Ada: Still here.',
    )
    const emptied =
      source.transcript?.segments.map((segment, i) => (i === 1 ? { ...segment, words: [] } : segment)) ?? []
    const tied = source.chapters.map((chapter, i) =>
      i === 1 ? { ...chapter, segmentId: SegmentId.parse('sg-2') } : chapter,
    )
    const list = turnCues({ ...source, chapters: tied, transcript: { segments: emptied } })
    expect(list.headings?.map(({ title, beforeCue }) => [title, beforeCue])).toEqual([
      ['Opening', 0],
      ['Charts', 1],
    ])
  })
})

test('word cues give each word its measured times and leave the others without', () => {
  const words: Word[] = splitWords('one two three four five six seven').map((word, i) => ({
    ...word,
    start: millis(100 + i * 300),
    end: millis(300 + i * 300),
  }))
  const { list } = wordCues(withWords([...words, { text: 'then' }]))
  expect(list.cues[0]?.start).toBe(100)
  expect(list.cues[0]?.words?.[0]).toEqual({ text: 'one', start: 100, end: 300 })
  expect(list.cues[0]?.words?.at(-1)).toEqual({ text: 'then' })
})

test('word cues are captions where few words have times', () => {
  const source = withWords([{ text: 'Now', start: millis(100), end: millis(300) }, { text: 'then' }])
  expect(wordCues(source)).toEqual(captionCues(source))
  expect(hasTimes(source)).toBe(true)
  expect(hasTimes(untimedEpisode('Ada: Hello.'))).toBe(false)
})

test('captions of sixty thousand words in one turn take no more than their share', () => {
  const words = splitWords('one two three, four five six seven. '.repeat(8_600)).slice(0, 60_000)
  const { list } = captionCues(withWords(words))
  expect(letters(list.cues.map((cue) => cue.text).join('')).length).toBe(letters(joinWords(words)).length)
})

function withWords(words: readonly Word[]): Episode {
  return sampleEpisode({
    people: [person('Mira Olsen', 'guest')],
    transcript: { segments: [{ id: SegmentId.parse('sg-1'), speaker: PersonId.parse('mira'), words }] },
  })
}

function wrapped(text: string): string[] {
  const lines: string[] = []
  for (const one of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + one.length <= 42) lines[lines.length - 1] = `${last} ${one}`
    else lines.push(one)
  }
  return lines
}
