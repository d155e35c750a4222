import { expect, test } from 'vitest'
import { PersonId } from '../ids.ts'
import { personHues } from './person-hue.ts'

const people = (...ids: readonly string[]) => ids.map((id) => ({ id: PersonId.parse(id) }))

test('six people have six hues', () => {
  const hues = personHues(people('p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6'))
  expect(new Set(hues.values()).size).toBe(6)
})

test('moving people in the credits changes no hue', () => {
  const before = personHues(people('ada', 'bob', 'cy'))
  const after = personHues(people('cy', 'ada', 'bob'))
  expect([...after].sort()).toEqual([...before].sort())
})

test('a seventh person shares the hue of one, not of two', () => {
  const hues = [...personHues(people('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')).values()]
  const uses = [0, 1, 2, 3, 4, 5].map((hue) => hues.filter((each) => each === hue).length)
  expect(Math.max(...uses)).toBe(2)
})
