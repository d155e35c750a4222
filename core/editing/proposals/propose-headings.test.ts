import { describe, expect, test } from 'vitest'
import type { Episode } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { ChapterId, countingIds, SegmentId } from '../../ids.ts'
import { untimedEpisode } from '../../testing/episode-builder.ts'
import { millis } from '../../time.ts'
import { proposeHeadings } from './propose-headings.ts'
import { stemOf, titleTerms } from './title-terms.ts'

const talk = (about: string, times: number) =>
  `We spoke at length of ${about} and of what it means to people. `.repeat(times)
const text = [
  'Hello and welcome to the show.',
  talk('the weather', 12),
  'So how did you come to keep bees?',
  talk('hives and bees', 14),
  'Let us talk about honey.',
  talk('honey and jars', 13),
  'Thank you so much for coming.',
  talk('going home', 2),
].join(' ')
const chapters = ['# 0:00 Welcome', '# 0:55 Keeping bees', '# 2:00 Selling honey', '# 3:00 Wrap up']

const places = (episode: Episode) =>
  proposeHeadings(episode).headings.map(({ segmentId, at }) => {
    const segment = episode.transcript?.segments.find(({ id }) => id === segmentId)
    return joinWords(segment?.words.slice(at, at + 4) ?? [])
  })

describe('proposed headings', () => {
  test('stand before the sentence that opens their subject', () => {
    expect(places(untimedEpisode(...chapters, text))).toEqual([
      'Hello and welcome to',
      'So how did you',
      'Let us talk about',
      'Thank you so much',
    ])
  })

  test('say why in plain words, and how likely', () => {
    const { headings } = proposeHeadings(untimedEpisode(...chapters, text))
    expect(headings[1]?.reason).toMatch(/“bees”.* follow/)
    expect(headings.every(({ confidence }) => confidence > 0 && confidence <= 1.000001)).toBe(true)
  })

  test('keep the order of the chapters, however little the titles help', () => {
    const episode = untimedEpisode('# 0:10 A', '# 0:50 B', '# 1:30 C', '# 2:10 D', '# 2:50 E', text)
    const at = proposeHeadings(episode).headings.map(({ sentence }) => sentence)
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(new Set(at).size).toBe(5)
  })

  test('leave chapters that hold a place where they are, and go around them', () => {
    const episode = untimedEpisode(...chapters, text.slice(0, 900), text.slice(900))
    const tied = episode.chapters.map((chapter, at) =>
      at === 2 ? { ...chapter, segmentId: SegmentId.parse('sg-2') } : chapter,
    )
    const { headings } = proposeHeadings({ ...episode, chapters: tied })
    expect(headings.map(({ chapterId }) => chapterId)).toEqual(['ch-1', 'ch-2', 'ch-4'])
    expect(headings[1]?.segmentId).toBe('sg-1')
    expect(headings[2]?.segmentId).toBe('sg-2')
  })

  test('need neither words nor chapters', () => {
    expect(proposeHeadings(untimedEpisode('# 0:00 Start')).headings).toEqual([])
    expect(proposeHeadings(untimedEpisode('hello there')).headings).toEqual([])
  })

  test('stand near their time in a text of another script, and in one without sentence ends', () => {
    for (const word of ['שלום', 'كلمة', 'слово', 'word', '👩‍👩‍👧']) {
      const { headings } = proposeHeadings(
        untimedEpisode('# 0:00 A', '# 1:00 B', '# 2:00 C', `${word} `.repeat(360)),
      )
      const [a = 0, b = 0, c = 0] = headings.map(({ at }) => at)
      expect([a, b > a, c > b]).toEqual([0, true, true])
    }
  })

  test('hidden chapters have none', () => {
    const episode = untimedEpisode(...chapters, text)
    const hidden = episode.chapters.map((chapter) => ({ ...chapter, inTableOfContents: false }))
    expect(proposeHeadings({ ...episode, chapters: hidden }).headings).toEqual([])
  })

  test('more chapters than sentences, and chapters after the end, still get a place each', () => {
    const newId = countingIds()
    const many = Array.from({ length: 40 }, (_, at) => ({
      id: ChapterId.parse(newId('ch')),
      startTime: millis(at * 600_000),
      title: `Part ${at}`,
      inTableOfContents: true,
    }))
    const { headings } = proposeHeadings({ ...untimedEpisode('Hello there. Bye now.'), chapters: many })
    expect(headings).toHaveLength(40)
  })
})

test('forms of one word are found by what they share', () => {
  expect(stemOf('typing')).toBe(stemOf('type'))
  expect(stemOf('compatibility')).toBe(stemOf('compatible'))
  expect(titleTerms('How do you tackle difficult problems / get unstuck').map(({ word }) => word)).toEqual([
    'tackle',
    'difficult',
    'problems',
    'unstuck',
  ])
})
