import { expect, test } from 'vitest'
import { diffChapters } from '../episode/chapter-diff.ts'
import type { Chapter } from '../episode/schema.ts'
import { ChapterId } from '../ids.ts'
import { fromSeconds } from '../time.ts'
import { draftsFromDiff } from './chapter-drafts.ts'

const intro: Chapter = {
  id: ChapterId.parse('a'),
  startTime: fromSeconds(4.2),
  title: 'Intro',
  url: 'https://example.org',
  inTableOfContents: true,
}
const outro: Chapter = {
  id: ChapterId.parse('b'),
  startTime: fromSeconds(90),
  title: 'Outro',
  inTableOfContents: true,
}

test('a chapter found again goes by its id and says only what was read', () => {
  const rows = diffChapters([intro], [{ startTime: fromSeconds(0), title: 'Intro' }])
  expect(draftsFromDiff(rows, { keepMissing: false })).toEqual([{ id: 'a', startTime: 0, title: 'Intro' }])
})

test('an unchanged chapter keeps the tenths of its start', () => {
  const rows = diffChapters([intro], [{ startTime: fromSeconds(4), title: 'Intro' }])
  expect(draftsFromDiff(rows, { keepMissing: false })).toEqual([{ id: 'a', startTime: 4200, title: 'Intro' }])
})

test('chapters that are not in the text go, or stay when asked', () => {
  const rows = diffChapters([intro, outro], [{ startTime: fromSeconds(100), title: 'Credits', hidden: true }])
  expect(draftsFromDiff(rows, { keepMissing: false })).toEqual([
    { startTime: 100_000, title: 'Credits', inTableOfContents: false },
  ])
  expect(draftsFromDiff(rows, { keepMissing: true }).map((draft) => draft.title)).toEqual([
    'Intro',
    'Outro',
    'Credits',
  ])
})
