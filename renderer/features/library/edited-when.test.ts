import { expect, test } from 'vitest'
import { editedWhen } from './edited-when.ts'

const now = new Date(2026, 2, 1, 18, 5)
const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).toISOString()

test('an edit is told as shortly as its age allows', () => {
  expect(editedWhen(at(2026, 2, 1, 9, 4), now)).toBe('Today 9:04')
  expect(editedWhen(at(2026, 1, 28, 23, 59), now)).toBe('Yesterday')
  expect(editedWhen(at(2026, 0, 5), now)).toBe('5 Jan')
  expect(editedWhen(at(2024, 10, 18), now)).toBe('18 Nov 2024')
})
