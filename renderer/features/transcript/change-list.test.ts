import { expect, test } from 'vitest'
import { RuleId } from '../../../core/ids.ts'
import { episode, markedSpan } from '../../../core/testing/episode-builder.ts'
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
  expect(row).toMatchObject({ kind: 'accepted', gone: 'century', come: 'Sentry' })
  expect(row?.said).toMatch(/^Replaced, \d?\d:\d\d$/)
})

test('turns given to another speaker are one row', () => {
  const [ada] = original.people
  const made = applied(original, {
    type: 'transcript.setSpeaker',
    segmentIds: original.transcript?.segments.slice(1).map((segment) => segment.id) ?? [],
    ...(ada && { personId: ada.id }),
  })
  expect(rowsOf(made)).toMatchObject([
    { kind: 'speakers', gone: 'Bo', come: 'Ada', said: 'Speaker of 1 turn' },
  ])
})

test('the list is copied as a table', () => {
  const place = markedSpan('Ada: welcome to the [Pibytes] podcast, where')
  const made = applied(original, { type: 'transcript.replaceWords', place, text: 'Pybites' })
  expect(changeListAsText(rowsOf(made))).toBe('Time\tWas\tIs\n0:01\tPibytes\tPybites')
})
