import { expect, test } from 'vitest'
import type { Episode } from '../../../../core/episode/schema.ts'
import { countingIds, PersonId } from '../../../../core/ids.ts'
import { episode } from '../../../../core/testing/episode-builder.ts'
import { applied } from '../../../../core/testing/expect-edit.ts'
import { speakerEdits, turnsOf } from './speaker-edits.ts'

const newIds = () => {
  const counting = countingIds()
  return (prefix: string) => counting(`new-${prefix}`)
}
const talk = episode('Ada: hello', 'Bo: hi', 'Ada: how are you')
const [ada, bo] = talk.people.map((person) => person.id)
const withVoice: Episode = {
  ...talk,
  people: talk.people.map((person) =>
    person.id === bo ? { ...person, name: '', label: 'SPEAKER_01' } : person,
  ),
}
const ids = (of: Episode, speaker: PersonId | undefined) => turnsOf(of.transcript?.segments ?? [], speaker)
const speakers = (of: Episode) => of.transcript?.segments.map((segment) => segment.speaker)

test('one turn is given to somebody else', () => {
  const edits = speakerEdits(
    talk,
    ids(talk, bo),
    undefined,
    { kind: 'person', personId: ada ?? PersonId.parse('x') },
    newIds(),
  )
  expect(speakers(applied(talk, ...edits))).toEqual([ada, ada, ada])
})

test('a voice nobody had named is renamed as a whole and keeps its record', () => {
  const edits = speakerEdits(withVoice, ids(withVoice, bo), bo, { kind: 'new', name: ' Robin ' }, newIds())
  expect(edits).toEqual([{ type: 'person.change', personId: bo, set: { name: 'Robin' } }])
})

test('a voice that turns out to be somebody known leaves no empty record', () => {
  const edits = speakerEdits(
    withVoice,
    ids(withVoice, bo),
    bo,
    { kind: 'person', personId: ada ?? PersonId.parse('x') },
    newIds(),
  )
  const made = applied(withVoice, ...edits)
  expect(made.people).toHaveLength(1)
  expect(speakers(made)).toEqual([ada, ada, ada])
})

test('one turn of an unnamed voice can be somebody new while the rest stays', () => {
  const edits = speakerEdits(withVoice, ids(withVoice, bo), undefined, { kind: 'new', name: 'Cy' }, newIds())
  const made = applied(withVoice, ...edits)
  expect(made.people.map((person) => person.name)).toEqual(['Ada', '', 'Cy'])
})

test('choosing who speaks already, or no name, changes nothing', () => {
  expect(
    speakerEdits(talk, ids(talk, bo), bo, { kind: 'person', personId: bo ?? PersonId.parse('x') }, newIds()),
  ).toEqual([])
  expect(speakerEdits(talk, ids(talk, bo), bo, { kind: 'new', name: ' ' }, newIds())).toEqual([])
})
