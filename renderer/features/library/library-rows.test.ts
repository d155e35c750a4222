import { describe, expect, test } from 'vitest'
import { EpisodeSummary, type Readiness } from '../../../core/library/episode-summary.ts'
import {
  countByStatus,
  fittingRows,
  guestsOf,
  isUnder,
  showsOf,
  sortedRows,
  statusOf,
} from './library-rows.ts'

const ready: Readiness = {
  transcript: 'done',
  chapters: 'done',
  people: 'done',
  notes: 'done',
  files: 'none',
  caption: '',
}
const nothing: Readiness = { ...ready, transcript: 'none', chapters: 'none', people: 'none', notes: 'none' }

function row(id: string, more: Partial<Record<keyof EpisodeSummary, unknown>> = {}): EpisodeSummary {
  return EpisodeSummary.parse({
    id,
    show: 'Night Café',
    title: `Title ${id}`,
    updatedAt: '2026-03-10T09:00:00.000Z',
    words: 100,
    chapters: 3,
    readiness: ready,
    ...more,
  })
}

const now = new Date('2026-03-10T18:00:00.000Z')
const everything = { text: '', spoken: new Set<string>(), date: 'any' } as const

describe('where an episode stands', () => {
  test('is ready when only the files are missing, and exported with them', () => {
    expect(statusOf(row('a'))).toBe('ready')
    expect(statusOf(row('a', { readiness: { ...ready, files: 'done' } }))).toBe('exported')
  })

  test('is changed when it was edited after the export', () => {
    expect(statusOf(row('a', { readiness: { ...ready, notes: 'part', files: 'part' } }))).toBe('changed')
  })

  test('is new with neither words nor chapters, and in work with either', () => {
    expect(statusOf(row('a', { words: 0, chapters: 0, readiness: nothing }))).toBe('new')
    expect(statusOf(row('a', { words: 9, chapters: 0, readiness: nothing }))).toBe('work')
  })

  test('new episodes need work', () => {
    expect(isUnder('new', 'work')).toBe(true)
    expect(countByStatus([row('a', { words: 0, chapters: 0, readiness: nothing })]).work).toBe(1)
  })
})

describe('searching the rows', () => {
  const rows = [row('a', { guest: 'Ada Lovelace', number: 12 }), row('b', { title: 'Über Chöre' }), row('c')]
  const found = (text: string, spoken: readonly string[] = []) =>
    fittingRows(rows, { ...everything, text, spoken: new Set(spoken) }, now).map(({ id }) => id)

  test('finds titles, guests and numbers whatever the capitals', () => {
    expect(found('lovelace')).toEqual(['a'])
    expect(found('ÜBER')).toEqual(['b'])
    expect(found('#12')).toEqual(['a'])
  })

  test('wants every word', () => {
    expect(found('ada title')).toEqual(['a'])
    expect(found('ada über')).toEqual([])
  })

  test('takes in episodes whose spoken words were found', () => {
    expect(found('sourdough', ['c'])).toEqual(['c'])
  })
})

test('a date keeps what was edited since that midnight', () => {
  const rows = [
    row('today', { updatedAt: new Date(2026, 2, 10, 0, 30).toISOString() }),
    row('week', { updatedAt: new Date(2026, 2, 5).toISOString() }),
    row('old', { updatedAt: '2024-01-01T00:00:00.000Z' }),
  ]
  const kept = (date: 'today' | 'week' | 'year') =>
    fittingRows(rows, { ...everything, date }, new Date(2026, 2, 10, 18)).map(({ id }) => id)
  expect(kept('today')).toEqual(['today'])
  expect(kept('week')).toEqual(['today', 'week'])
  expect(kept('year')).toEqual(['today', 'week'])
})

test('rows are in order of the newest edit, the highest number or the title', () => {
  const rows = [
    row('a', { updatedAt: '2026-01-01T00:00:00.000Z', number: 3, title: 'C' }),
    row('b', { updatedAt: '2026-02-01T00:00:00.000Z', title: 'A' }),
    row('c', { updatedAt: '2026-01-15T00:00:00.000Z', number: 7, title: 'B' }),
  ]
  const ids = (order: 'edited' | 'number' | 'title') => sortedRows(rows, order).map(({ id }) => id)
  expect([ids('edited'), ids('number'), ids('title')]).toEqual([
    ['b', 'c', 'a'],
    ['c', 'a', 'b'],
    ['b', 'c', 'a'],
  ])
})

test('shows and guests are listed once each, by name', () => {
  const rows = [
    row('a', { guest: 'Zoë' }),
    row('b', { show: 'Amber', guest: 'Ada' }),
    row('c', { guest: 'Zoë' }),
  ]
  expect(showsOf(rows).map(({ title, count }) => [title, count])).toEqual([
    ['Amber', 1],
    ['Night Café', 2],
  ])
  expect(guestsOf(rows)).toEqual(['Ada', 'Zoë'])
})
