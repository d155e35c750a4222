import { describe, expect, test } from 'vitest'
import { ChapterId } from '../ids.ts'
import { fromSeconds } from '../time.ts'
import { countChapterDiff, diffChapters, type ReadChapter, startToKeep } from './chapter-diff.ts'
import type { Chapter } from './schema.ts'

const chapter = (id: string, seconds: number, title: string, more: Partial<Chapter> = {}): Chapter => ({
  id: ChapterId.parse(id),
  startTime: fromSeconds(seconds),
  title,
  inTableOfContents: true,
  ...more,
})
const read = (seconds: number, title: string, more: Partial<ReadChapter> = {}): ReadChapter => ({
  startTime: fromSeconds(seconds),
  title,
  ...more,
})
/** Rows as short lines, for reading: `changed a time`. */
const rows = (chapters: readonly Chapter[], found: readonly ReadChapter[]): string[] =>
  diffChapters(chapters, found).map((row) => {
    const name = row.kind === 'new' ? row.read.title : row.chapter.id
    return [row.kind, name, ...(row.kind === 'changed' ? row.changes : [])].join(' ')
  })

const present = [
  chapter('a', 4, 'Intro'),
  chapter('b', 93, 'Who we are'),
  chapter('c', 358, 'State of Flask'),
]

describe('comparing chapters with a pasted list', () => {
  test('the same list has nothing to change', () => {
    expect(rows(present, [read(4, 'Intro'), read(93, 'Who we are'), read(358, 'State of Flask')])).toEqual([
      'same a',
      'same b',
      'same c',
    ])
  })

  test('a chapter with its title at another time has moved', () => {
    expect(rows(present, [read(0, 'Intro'), read(93, 'Who we are'), read(358, 'State of Flask')])).toEqual([
      'changed a time',
      'same b',
      'same c',
    ])
  })

  test('another title at the same time is a new title', () => {
    expect(
      rows(present, [read(4, 'Cold open'), read(93, 'Who we are'), read(358, 'State of Flask')]),
    ).toEqual(['changed a title', 'same b', 'same c'])
  })

  test('a title that says half the same nearby is the same chapter, moved and retitled', () => {
    expect(rows([chapter('a', 300, 'The state of Flask')], [read(310, 'State of Flask today')])).toEqual([
      'changed a time title',
    ])
  })

  test('what only stands in one of the two is new or removed, in order of time', () => {
    expect(rows(present, [read(4, 'Intro'), read(200, 'Sentry'), read(358, 'State of Flask')])).toEqual([
      'same a',
      'removed b',
      'new Sentry',
      'same c',
    ])
  })

  test('a list in whole seconds does not round a start with tenths', () => {
    const precise = [{ ...chapter('a', 5, 'Intro'), startTime: fromSeconds(5.3) }]
    const [row] = diffChapters(precise, [read(5, 'Intro')])
    expect(row?.kind).toBe('same')
    expect(row && startToKeep(row)).toBe(5300)
  })

  test('chapters of one title are found again one by one', () => {
    const breaks = [chapter('a', 10, 'Break'), chapter('b', 20, 'Break')]
    expect(rows(breaks, [read(10, 'Break'), read(25, 'Break')])).toEqual(['same a', 'changed b time'])
  })

  test('a link the list gives is a change, one it does not give is not', () => {
    const linked = [chapter('a', 0, 'Intro', { url: 'https://example.org/a' })]
    expect(rows(linked, [read(0, 'Intro')])).toEqual(['same a'])
    expect(rows(linked, [read(0, 'Intro', { url: 'https://example.org/b' })])).toEqual(['changed a url'])
  })

  test('spaces around and inside a title are no change', () => {
    expect(rows([chapter('a', 0, 'Who we are')], [read(0, ' Who  we are ')])).toEqual(['same a'])
  })

  test('an empty episode gets every chapter as new', () => {
    expect(rows([], [read(0, 'Intro'), read(60, 'Rest')])).toEqual(['new Intro', 'new Rest'])
  })

  test('ten thousand changed rows at one time are still compared', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => chapter(`x${i}`, 10, `Old ${i}`))
    const found = Array.from({ length: 10_000 }, (_, i) => read(20, `New ${i}`))
    expect(diffChapters(many, found)).not.toHaveLength(0)
  })

  test('counts say what a preview says', () => {
    const diff = diffChapters(present, [read(0, 'Intro'), read(93, 'Us'), read(900, 'Outro')])
    expect(countChapterDiff(diff)).toEqual({
      same: 0,
      changed: 2,
      moved: 1,
      retitled: 1,
      added: 1,
      removed: 1,
    })
  })
})
