import { expect, test } from 'vitest'
import type { Finding } from '../../../core/contract/publish-shapes.ts'
import { ChapterId } from '../../../core/ids.ts'
import { chapterFindings } from './chapter-findings.ts'

const finding = (
  id: string,
  level: Finding['level'],
  ...places: readonly (string | undefined)[]
): Finding => ({
  id,
  level,
  destination: 'all',
  message: id,
  cost: '',
  where: places.map((place) => ({
    section: 'chapters',
    label: place ?? 'chapters',
    ...(place && { id: place }),
  })),
})
const [a, b] = [ChapterId.parse('a'), ChapterId.parse('b')]
const present = new Set([a, b])

test('an error stands under the first chapter it names and marks all of them', () => {
  const { errors, wrong } = chapterFindings([finding('equal starts', 'error', 'a', 'b')], present)
  expect([...errors.keys()]).toEqual(['a'])
  expect([...wrong]).toEqual(['a', 'b'])
})

test('a warning goes with every chapter it names, what passed is left out', () => {
  const found = chapterFindings([finding('short', 'warning', 'b'), finding('fine', 'passed', 'a')], present)
  expect([...found.warnings.keys()]).toEqual(['b'])
  expect(found.errors.size).toBe(0)
})

test('what concerns the whole list stands above it; chapters that are gone are not spoken of', () => {
  const found = chapterFindings(
    [finding('too few', 'warning', undefined), finding('old', 'error', 'gone')],
    present,
  )
  expect(found.general.map(({ id }) => id)).toEqual(['too few'])
  expect(found.errors.size).toBe(0)
})
