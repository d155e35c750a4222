import { expect, test } from 'vitest'
import { RuleId } from '../../../core/ids.ts'
import { episode, markedSpan, untimedEpisode } from '../../../core/testing/episode-builder.ts'
import { applied } from '../../../core/testing/expect-edit.ts'
import { changeListAsText, changeRows } from './change-list.ts'

const original = episode('Ada: welcome to the Pibytes podcast, where', 'Bo: time with at century is SDKs')
const rowsOf = (of: typeof original) => changeRows(of, original.transcript ?? { segments: [] })

test('a typed change is marked without the punctuation that stayed', () => {
  const place = markedSpan('Ada: welcome to the [Pibytes podcast,] where')
  const made = applied(original, { type: 'transcript.replaceWords', place, text: 'Pybites Podcast,' })
  expect(rowsOf(made)).toMatchObject([
    { kind: 'typed', gone: 'Pibytes podcast', come: 'Pybites Podcast', time: '0:01', said: 'Typed' },
  ])
})

test('a correction says in how many places its rule acted', () => {
  const made = applied(original, {
    type: 'correction.accept',
    ruleId: RuleId.parse('r'),
    places: [markedSpan('Ada: x', 'Bo: time with at [century] is SDKs')],
    after: 'Sentry',
    reason: '',
    origin: 'replace',
  })
  const [row] = rowsOf(made)
  expect(row).toMatchObject({ kind: 'replaced', gone: 'century', come: 'Sentry' })
  expect(row?.said).toMatch(/^Replaced, \d?\d:\d\d$/)
})

test('an accepted suggestion is no replacement, and equal changes differ by the words around them', () => {
  const twice = untimedEpisode('Ada: we use flask at home and flask at work today')
  const made = applied(twice, {
    type: 'correction.accept',
    ruleId: RuleId.parse('r'),
    places: [3, 7].map((word) => ({
      ...markedSpan('Ada: we use [flask] at home'),
      from: word - 1,
      to: word,
    })),
    after: 'Flask',
    reason: '',
    origin: 'suggestion',
  })
  const rows = changeRows(made, twice.transcript ?? { segments: [] })
  expect(rows.map(({ kind, left, right }) => [kind, left, right])).toEqual([
    ['accepted', 'we use', 'at home and Flask at work'],
    ['accepted', 'we use Flask at home and', 'at work today'],
  ])
  expect(rows.map(({ said }) => said.replace(/,.*/u, ''))).toEqual([
    'Accepted in 2 places',
    'Accepted in 2 places',
  ])
})

test('a time that was not measured says so', () => {
  const untimed = untimedEpisode('Ada: we use flask')
  const place = { ...markedSpan('Ada: we use [flask]'), from: 2, to: 3 }
  const made = applied(untimed, { type: 'transcript.replaceWords', place, text: 'Flask' })
  expect(changeRows(made, untimed.transcript ?? { segments: [] })[0]?.time).toBe('about 0:00')
})

const [ada, bo] = original.people

test('turns given to another speaker are one row, with its time, in the order of the text', () => {
  const made = applied(
    original,
    {
      type: 'transcript.setSpeaker',
      segmentIds: original.transcript?.segments.slice(1).map((segment) => segment.id) ?? [],
      ...(ada && { personId: ada.id }),
    },
    {
      type: 'transcript.replaceWords',
      place: markedSpan('Ada: [welcome] to the Pibytes podcast, where'),
      text: 'Hello',
    },
  )
  expect(rowsOf(made)).toMatchObject([
    { kind: 'typed', gone: 'welcome', come: 'Hello' },
    { kind: 'speakers', gone: 'Bo', come: 'Ada', said: 'Speaker of 1 turn', time: '0:03' },
  ])
})

test('turns of two speakers that were joined are a change of speaker', () => {
  const [, second] = original.transcript?.segments ?? []
  const made = second && applied(original, { type: 'transcript.joinSegment', segmentId: second.id })
  expect(made && rowsOf(made)).toMatchObject([
    { kind: 'speakers', gone: 'Bo', come: 'Ada', said: 'Speaker of 1 turn', time: '0:03' },
  ])
})

test('a speaker who was merged away is said to be gone', () => {
  const made = ada && bo && applied(original, { type: 'person.merge', personId: bo.id, into: ada.id })
  expect(made && rowsOf(made)).toMatchObject([{ gone: 'A voice that is gone', come: 'Ada', time: '0:03' }])
})

test('a voice that was given a name is one row', () => {
  const unnamed = {
    ...original,
    people: original.people.map((person) =>
      person.id === bo?.id ? { ...person, name: '', label: 'SPEAKER_00' } : person,
    ),
  }
  expect(rowsOf(unnamed)).toEqual([])
  const made = bo && applied(unnamed, { type: 'person.change', personId: bo.id, set: { name: 'Rob' } })
  expect(made && rowsOf(made)).toMatchObject([
    { kind: 'speakers', gone: 'SPEAKER_00', come: 'Rob', said: 'Voice named in 1 turn', time: '0:03' },
  ])
})

test('the list is copied as a table', () => {
  const place = markedSpan('Ada: welcome to the [Pibytes] podcast, where')
  const made = applied(original, { type: 'transcript.replaceWords', place, text: 'Pybites' })
  expect(changeListAsText(rowsOf(made))).toBe('Time\tWas\tIs\n0:01\tPibytes\tPybites')
})
