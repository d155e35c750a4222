import { expect, test } from 'vitest'
import { groupOfRole, roleName, taxonomy } from './taxonomy.ts'

test('every name of the taxonomy is stored in lower case and once in its group', () => {
  for (const { id, roles } of taxonomy) {
    expect(id).toBe(id.toLowerCase())
    expect(roles.map((role) => role.toLowerCase())).toEqual(roles)
    expect(new Set(roles).size).toBe(roles.length)
  }
})

test('a role knows its group, and an unknown role is taken for cast', () => {
  expect(groupOfRole('fact checker')).toBe('writing')
  expect(groupOfRole('editor')).toBe('writing')
  expect(groupOfRole('juggler')).toBe('cast')
})

test('a role is read with a capital', () => {
  expect(roleName('co-host')).toBe('Co-host')
  expect(roleName('')).toBe('')
})
