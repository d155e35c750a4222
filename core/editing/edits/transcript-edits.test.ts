import { describe, expect, test } from 'vitest'
import type { Episode, Segment } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { ChapterId, CorrectionId, PersonId, RuleId, SegmentId } from '../../ids.ts'
import { episode, markedSpan } from '../../testing/episode-builder.ts'
import { applied, testContext } from '../../testing/expect-edit.ts'
import { applyEdit } from '../apply-edit.ts'
import type { Edit } from '../edit.ts'
import { removeTurns, replaceTurns } from '../replace-turns.ts'

const sg = (n: number) => SegmentId.parse(`sg-${n}`)
const textOf = (doc: Episode): string[] =>
  (doc.transcript?.segments ?? []).map((segment) => joinWords(segment.words))
const timesOf = (doc: Episode): string[] =>
  (doc.transcript?.segments ?? []).flatMap((segment) =>
    segment.words.map((w) => `${w.text}@${w.start ?? '?'}-${w.end ?? '?'}`),
  )

const accept = (after: string, line: string): Edit => ({
  type: 'correction.accept',
  ruleId: RuleId.parse('r-1'),
  places: [markedSpan(line)],
  after,
  reason: 'Sounds alike.',
  origin: 'suggestion',
})

describe('words', () => {
  test('as many words as before keep each its own time', () => {
    const line = 'Ada: say [helo wrld] again'
    const after = applied(episode(line), {
      type: 'transcript.replaceWords',
      place: markedSpan(line),
      text: 'hello world',
    })
    expect(timesOf(after)).toEqual(['say@0-500', 'hello@500-1000', 'world@1000-1500', 'again@1500-2000'])
  })

  test('more words share the time: the first keeps the start, the last the end', () => {
    const line = 'Ada: say [helo] again'
    const after = applied(episode(line), {
      type: 'transcript.replaceWords',
      place: markedSpan(line),
      text: 'hel lo there',
    })
    expect(timesOf(after)).toEqual(['say@0-500', 'hel@500-?', 'lo@?-?', 'there@?-1000', 'again@1000-1500'])
  })

  test('a turn keeps its first start and last end when its edge words are replaced, by however many', () => {
    const [first, last] = ['Ada: [so well] then', 'Ada: so well [then]']
    const replaced = (line: string, text: string): string[] =>
      timesOf(applied(episode(line), { type: 'transcript.replaceWords', place: markedSpan(line), text }))
    expect(replaced(first, 'oh')).toEqual(['oh@0-1000', 'then@1000-1500'])
    expect(replaced(last, 'and that is')).toEqual([
      'so@0-500',
      'well@500-1000',
      'and@1000-?',
      'that@?-?',
      'is@?-1500',
    ])
  })

  test('a turn whose first words are deleted begins with the next, at its own time where it has one', () => {
    const line = 'Ada: [so well] then now'
    const cut: Edit = { type: 'transcript.replaceWords', place: markedSpan(line), text: '' }
    const measured = episode(line)
    expect(timesOf(applied(measured, cut))).toEqual(['then@1000-1500', 'now@1500-2000'])
    const segments = (measured.transcript?.segments ?? []).map((segment) => ({
      ...segment,
      words: segment.words.map(({ text, start, end }, i) => ({
        text,
        ...(i === 0 && start !== undefined && { start }),
        ...(i === 3 && end !== undefined && { end }),
      })),
    }))
    expect(timesOf(applied({ ...measured, transcript: { segments } }, cut))).toEqual([
      'then@0-?',
      'now@?-2000',
    ])
  })

  test('a place that reads differently now is refused', () => {
    const line = 'Ada: say [helo]'
    const edit = {
      type: 'transcript.replaceWords',
      place: { ...markedSpan(line), before: 'hallo' },
      text: 'x',
    } as const
    expect(() => applyEdit(episode(line), edit, testContext())).toThrow(
      'This sentence changed after the edit was made.',
    )
  })
})

describe('turns', () => {
  test('splitting and joining again gives the same text and times', () => {
    const before = episode('Ada: one two three', 'Bo: four')
    const split = applied(before, { type: 'transcript.splitSegment', segmentId: sg(1), at: 1 })
    expect(textOf(split)).toEqual(['one', 'two three', 'four'])
    const joined = applied(split, { type: 'transcript.joinSegment', segmentId: SegmentId.parse('new-sg-1') })
    expect(joined.transcript).toEqual(before.transcript)
  })

  test('joining the first turn is refused', () => {
    expect(() =>
      applyEdit(episode('Ada: one'), { type: 'transcript.joinSegment', segmentId: sg(1) }, testContext()),
    ).toThrow('no turn before')
  })

  test('a heading tied to a joined turn stands before the turn that took it in', () => {
    const before = applied(episode('# 0:00 Start', 'Ada: one', 'Bo: two'), {
      type: 'chapter.change',
      chapterId: ChapterId.parse('ch-1'),
      set: { segmentId: sg(2) },
    })
    const after = applied(before, { type: 'transcript.joinSegment', segmentId: sg(2) })
    expect(after.chapters[0]?.segmentId).toBe('sg-1')
  })

  test('speakers are set on many turns at once and only to people of the episode', () => {
    const before = episode('Ada: one', 'Bo: two', 'three')
    const bo = PersonId.parse('p-2')
    const after = applied(before, { type: 'transcript.setSpeaker', segmentIds: [sg(1), sg(3)], personId: bo })
    expect(after.transcript?.segments.map((segment) => segment.speaker)).toEqual(['p-2', 'p-2', 'p-2'])
    const stranger = {
      type: 'transcript.setSpeaker',
      segmentIds: [sg(1)],
      personId: PersonId.parse('p-9'),
    } as const
    expect(() => applyEdit(before, stranger, testContext())).toThrow(
      'This person is no longer in the episode.',
    )
  })

  test('a run of turns can be replaced by others', () => {
    const before = episode('Ada: one', 'Bo: two', 'Ada: three')
    const segments = [{ id: SegmentId.parse('x'), words: [{ text: 'pasted' }] }]
    const run = before.transcript?.segments.slice(0, 2) ?? []
    const after = applied(before, replaceTurns(run as [Segment, Segment], segments))
    expect(textOf(after)).toEqual(['pasted', 'three'])
  })

  test('words that come back where others were written over theirs keep no time out of order', () => {
    const written = applied(
      episode('Ada: one two three four'),
      accept('fixed it', 'Ada: one [two three] four'),
      accept('all new', 'Ada: [one fixed] it four'),
    )
    const [first] = written.corrections
    if (!first) throw new Error('A correction is there.')
    const back = applied(written, { type: 'correction.revert', correctionIds: [first.id] })
    expect(textOf(back)).toEqual(['all new two three four'])
    const times = (back.transcript?.segments ?? []).flatMap(({ words }) =>
      words.flatMap(({ start, end }) => [start, end].filter((time) => time !== undefined)),
    )
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  test.each<[string, (of: readonly [Segment, ...Segment[]]) => Edit]>([
    ['replaced', (run) => replaceTurns(run, [])],
    ['taken away', removeTurns],
  ])('turns that say something else by now are not %s', (_what, edit) => {
    const before = episode('Ada: one', 'Bo: two', 'Ada: three')
    const [first, second] = before.transcript?.segments ?? []
    if (!first || !second) throw new Error('The episode has turns.')
    const newer = applied(before, {
      type: 'transcript.replaceWords',
      place: { segmentId: sg(2), from: 0, to: 1, before: 'two' },
      text: 'too',
    })
    expect(() => applyEdit(newer, edit([first, second]), testContext())).toThrow(
      'This part of the transcript changed after the edit was made. Nothing was altered.',
    )
    expect(textOf(applied(newer, edit([first])))).toEqual(['too', 'three'])
  })

  test('removing a person leaves their turns without a speaker', () => {
    const after = applied(episode('Ada: one', 'Bo: two'), {
      type: 'person.remove',
      personId: PersonId.parse('p-1'),
    })
    expect(after.transcript?.segments.map((segment) => segment.speaker)).toEqual([undefined, 'p-2'])
  })

  test('merging gives turns to the one who stays', () => {
    const after = applied(episode('Ada: one', 'Bo: two'), {
      type: 'person.merge',
      personId: PersonId.parse('p-2'),
      into: PersonId.parse('p-1'),
    })
    expect(after.transcript?.segments.map((segment) => segment.speaker)).toEqual(['p-1', 'p-1'])
    expect(after.people.map((person) => person.name)).toEqual(['Ada'])
  })
})

describe('corrections', () => {
  test('accepting keeps the times of the words around it and remembers what stood there', () => {
    const line = 'Ada: working at [century scale] now'
    const after = applied(episode(line), accept('Sentry scale', line))
    expect(textOf(after)).toEqual(['working at Sentry scale now'])
    expect(timesOf(after)[3]).toBe('scale@1500-2000')
    expect(after.corrections).toMatchObject([
      { after: 'Sentry scale', ruleId: 'r-1', before: [{ text: 'century' }, { text: 'scale' }] },
    ])
  })

  test('reverting brings the words and their times back, even after the turn was split', () => {
    const line = 'Ada: working at [century] now'
    const before = episode(line)
    const accepted = applied(before, accept('Sentry dot io', line))
    const split = applied(accepted, { type: 'transcript.splitSegment', segmentId: sg(1), at: 1 })
    const back = applied(split, {
      type: 'correction.revert',
      correctionIds: [CorrectionId.parse('new-co-1')],
    })
    expect(textOf(back)).toEqual(['working', 'at century now'])
    expect(timesOf(back)).toEqual(timesOf(before))
    expect(back.corrections).toEqual([])
  })

  test('a correction whose words were rewritten by hand has no effect left and is forgotten', () => {
    const line = 'Ada: at [century]'
    const accepted = applied(episode(line), accept('Sentry', line))
    const place = { segmentId: sg(1), from: 1, to: 2, before: 'Sentry' }
    const after = applied(accepted, { type: 'transcript.replaceWords', place, text: 'the company' })
    expect(after.corrections).toEqual([])
  })

  test('places that overlap are refused as a whole', () => {
    const places = [
      { segmentId: sg(1), from: 0, to: 2, before: 'one two' },
      { segmentId: sg(1), from: 1, to: 3, before: 'two three' },
    ]
    const edit = { ...accept('x', 'Ada: [one]'), places } as Edit
    expect(() => applyEdit(episode('Ada: one two three'), edit, testContext())).toThrow('overlap')
  })
})
