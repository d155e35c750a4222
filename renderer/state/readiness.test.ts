import { expect, test } from 'vitest'
import type { Readiness } from '../../core/library/episode-summary.ts'
import { withOpenCorrections } from './readiness.ts'

const ready: Readiness = {
  transcript: 'done',
  chapters: 'done',
  people: 'done',
  notes: 'done',
  files: 'none',
  caption: 'Not exported yet',
}

test('a transcript with open suggestions is not done, and they are named first', () => {
  expect(withOpenCorrections(ready, 77)).toEqual({ ...ready, transcript: 'part', caption: '77 to review' })
  const two: Readiness = { ...ready, people: 'part', caption: '2 links to add' }
  expect(withOpenCorrections(two, 1_204).caption).toBe('1,204 to review, 2 links to add')
})

test('without open suggestions, or with something else left in the transcript, it stays as the host says', () => {
  expect(withOpenCorrections(ready, 0)).toBe(ready)
  expect(withOpenCorrections(ready, undefined)).toBe(ready)
  const unnamed: Readiness = { ...ready, transcript: 'part', caption: 'Speakers to name' }
  expect(withOpenCorrections(unnamed, 5)).toBe(unnamed)
})
