import { expect, test } from 'vitest'
import type { Link, Person } from '../../../core/episode/schema.ts'
import { LinkId, PersonId } from '../../../core/ids.ts'
import type { KnownPerson } from '../../../core/show/schema.ts'
import { suggestAddress } from './suggest-address.ts'

const ada = PersonId.parse('p-1')
const people: readonly Person[] = [{ id: ada, name: 'Ada Byron', role: 'guest', group: 'cast' }]
const promised: Link = { id: LinkId.parse('ln-1'), label: 'Ada on X', personId: ada }
const github: Link = {
  id: LinkId.parse('ln-2'),
  label: 'GitHub',
  address: 'https://github.com/adab',
  personId: ada,
}
const known = (address: string): { people: readonly KnownPerson[] } => ({
  people: [
    {
      id: PersonId.parse('k-1'),
      name: 'Ada Byron',
      role: 'guest',
      group: 'cast',
      links: [{ label: 'X', address }],
      heardAs: [],
    },
  ],
})

test('the show’s directory is the first source', () => {
  expect(suggestAddress(promised, { people, links: [promised, github] }, known('https://x.com/ada'))).toEqual(
    {
      address: 'https://x.com/ada',
      reason: 'Known from the show',
    },
  )
})

test('else the handle the person has on another site is offered, with that evidence', () => {
  expect(suggestAddress(promised, { people, links: [promised, github] }, undefined)).toEqual({
    address: 'https://x.com/adab',
    reason: 'Same handle as on GitHub',
  })
})

test('an address that the episode already has is not offered again', () => {
  const taken: Link = {
    id: LinkId.parse('ln-3'),
    label: 'X',
    address: 'https://twitter.com/adab',
    personId: ada,
  }
  expect(suggestAddress(promised, { people, links: [promised, github, taken] }, undefined)).toBeUndefined()
})

test('another person’s handle is no evidence, and a link with an address needs none', () => {
  const theirs = { ...github, personId: PersonId.parse('p-2') }
  expect(suggestAddress(promised, { people, links: [promised, theirs] }, undefined)).toBeUndefined()
  expect(
    suggestAddress(github, { people, links: [github] }, known('https://github.com/other')),
  ).toBeUndefined()
})
