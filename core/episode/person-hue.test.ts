import { expect, test } from 'vitest'
import { PersonId } from '../ids.ts'
import { personHues } from './person-hue.ts'

const people = (...ids: readonly string[]) => ids.map((id) => ({ id: PersonId.parse(id), name: id }))

test('six people have six hues', () => {
  const hues = personHues(people('p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6'))
  expect(new Set(hues.values()).size).toBe(6)
})

test('adding a person changes nobody’s hue', () => {
  const before = personHues(people('ada', 'bob', 'cy'))
  const after = personHues(people('ada', 'bob', 'cy', 'dee', 'eve'))
  expect([...after].slice(0, 3)).toEqual([...before])
})

test('a host has the same hue whoever the guest is, and wherever the guest is listed', () => {
  const host = { id: PersonId.parse('ada'), name: 'Ada', role: 'host' }
  const alone = personHues([host]).get(host.id)
  for (let guest = 0; guest < 20; guest += 1) {
    expect(personHues([...people(`guest-${guest}`), host]).get(host.id)).toBe(alone)
  }
})

test('a person alone has the same hue in every episode', () => {
  expect(personHues(people('ada', 'bob')).get(PersonId.parse('ada'))).toBe(
    personHues(people('ada')).get(PersonId.parse('ada')),
  )
})

test('a seventh person shares the hue of one, not of two', () => {
  const hues = [...personHues(people('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')).values()]
  const uses = [0, 1, 2, 3, 4, 5].map((hue) => hues.filter((each) => each === hue).length)
  expect(Math.max(...uses)).toBe(2)
})

test('a voice nobody has named is grey and takes no hue from anybody', () => {
  const named = people('ada', 'bob')
  const hues = personHues([{ id: PersonId.parse('voice'), name: '' }, ...named])
  expect(hues.get(PersonId.parse('voice'))).toBe(5)
  expect([...hues].slice(1)).toEqual([...personHues(named)])
})
