import { expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'

test('counts inserted, dropped, changed and swapped letters', () => {
  expect(editDistance('title', 'title', 2)).toBe(0)
  expect(editDistance('titel', 'title', 2)).toBe(1)
  expect(editDistance('ronacha', 'ronacher', 2)).toBe(2)
  expect(editDistance('bob', 'bobby', 2)).toBe(2)
})

test('stops at its limit', () => {
  expect(editDistance('armin', 'julian', 2)).toBe(3)
  expect(editDistance('a', 'a'.repeat(100_000), 2)).toBe(3)
})
