import { describe, expect, test } from 'vitest'
import { isAppError } from '../../errors.ts'
import { brokenInvariant } from '../invariants.ts'
import { currentSchemaVersion, Episode } from '../schema.ts'
import frozenV1 from './fixtures/episode.v1.json' with { type: 'json' }
import { type Migration, migrate, migrateWith, migrations, schemaVersionOf } from './index.ts'

const rename: Migration = { to: 2, change: ({ name, ...rest }) => ({ ...rest, title: name }) }
const count: Migration = { to: 3, change: (document) => ({ ...document, count: 0 }) }

describe('the steps', () => {
  test('stand in order without gaps and end at the present version', () => {
    expect(migrations.map((step) => step.to)).toEqual(
      Array.from({ length: currentSchemaVersion - 1 }, (_, index) => index + 2),
    )
  })

  test('are walked from the version of the file to the newest, each seeing what the one before made', () => {
    expect(migrateWith([rename, count], 3, { schemaVersion: 1, name: 'A' })).toEqual({
      schemaVersion: 3,
      title: 'A',
      count: 0,
    })
  })

  test('before the version of the file are not walked again', () => {
    expect(migrateWith([rename, count], 3, { schemaVersion: 2, title: 'B' })).toEqual({
      schemaVersion: 3,
      title: 'B',
      count: 0,
    })
  })

  test('leave the document they were given as it was', () => {
    const document = Object.freeze({ schemaVersion: 1, name: 'A' })
    migrateWith([rename], 2, document)
    expect(document).toEqual({ schemaVersion: 1, name: 'A' })
  })
})

test('the frozen file of version 1 is still an episode, with nothing lost', () => {
  const episode = Episode.parse(migrate(structuredClone(frozenV1)))
  expect(brokenInvariant(episode)).toBeUndefined()
  expect(JSON.parse(JSON.stringify(episode))).toEqual({ ...frozenV1, schemaVersion: currentSchemaVersion })
})

test('a file of a newer Galley is refused by name, never guessed at', () => {
  const refuse = () => migrate({ ...frozenV1, schemaVersion: currentSchemaVersion + 1 })
  expect(refuse).toThrow(/newer Galley/)
  try {
    refuse()
  } catch (error) {
    expect(isAppError(error, 'schema-too-new')).toBe(true)
  }
})

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a list', [1]],
  ['a text', 'schemaVersion'],
  ['an object without a version', { title: 'x' }],
  ['a version that is no whole number', { schemaVersion: 1.5 }],
  ['a version below one', { schemaVersion: 0 }],
  ['a version in words', { schemaVersion: '1' }],
])('%s is not an episode', (_name, document) => {
  expect(schemaVersionOf(document)).toBeUndefined()
  expect(() => migrate(document)).toThrow(/not a Galley episode/)
})
