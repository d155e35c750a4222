import { expect, test } from 'vitest'
import { fieldNamed } from './detail-fields.ts'
import { fromLocalInput, toLocalInput } from './local-date.ts'

test('the words of a check lead to a field', () => {
  expect(fieldNamed('guid')).toBe('guid')
  expect(fieldNamed('the description')).toBe('description')
  expect(fieldNamed('the episode’s picture')).toBe('image')
  expect(fieldNamed('audio')).toBe('audio')
  expect(fieldNamed('')).toBeUndefined()
})

test('a date goes through the field of the page and back without moving', () => {
  const instant = '2026-03-29T22:15:00.000Z'
  expect(fromLocalInput(toLocalInput(instant))).toBe(instant)
})

test('what is no date is none', () => {
  expect(fromLocalInput('')).toBeUndefined()
  expect(fromLocalInput('soon')).toBeUndefined()
  expect(toLocalInput(undefined)).toBe('')
})
