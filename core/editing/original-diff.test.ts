import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Episode, Transcript } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import { PersonId, RuleId, SegmentId } from '../ids.ts'
import { episode, markedSpan } from '../testing/episode-builder.ts'
import { applied } from '../testing/expect-edit.ts'
import { changesSince, revertEdits, speakerChanges } from './original-diff.ts'
import { transcriptText } from './transcript-text.ts'

const transcriptOf = (of: Episode): Transcript => of.transcript ?? { segments: [] }
const wordsOf = (of: Episode) => transcriptOf(of).segments.flatMap((segment) => segment.words)
const shown = (original: Episode, current: Episode): string[] =>
  changesSince(transcriptOf(original), transcriptOf(current)).map(
    ({ wasText, isText, from, to }) =>
      `${wasText}>${isText} at ${from.segment}.${from.word}-${to.segment}.${to.word}`,
  )

const said = ['Ada: welcome to the Pibytes podcast', 'Bo: time with at century is SDKs']
const original = episode(...said)

describe('what changed since the import', () => {
  test('nothing', () => {
    expect(shown(original, episode(...said))).toEqual([])
  })

  test('words, wherever the turns are parted now', () => {
    const parted = applied(original, {
      type: 'transcript.splitSegment',
      segmentId: SegmentId.parse('sg-1'),
      at: 2,
    })
    expect(shown(original, parted)).toEqual([])
    const place = markedSpan('Ada: welcome to the [Pibytes podcast]', 'Bo: x')
    const made = applied(original, { type: 'transcript.replaceWords', place, text: 'Pybites' })
    expect(shown(original, made)).toEqual(['Pibytes podcast>Pybites at 0.3-0.4'])
  })

  test('words taken out stand where they were', () => {
    expect(
      shown(original, episode('Ada: welcome to the Pibytes', 'Bo: time with at century is SDKs')),
    ).toEqual(['podcast> at 0.4-0.4'])
    expect(
      shown(original, episode('Ada: welcome to the Pibytes podcast', 'Bo: with at century is SDKs')),
    ).toEqual(['time> at 1.0-1.0'])
  })

  test('speakers, one entry for all turns that went from one to another', () => {
    const made = applied(original, {
      type: 'transcript.setSpeaker',
      segmentIds: [SegmentId.parse('sg-2')],
      personId: PersonId.parse('p-1'),
    })
    expect(speakerChanges(transcriptOf(original), transcriptOf(made))).toEqual([
      { was: 'p-2', is: 'p-1', segmentIds: ['sg-2'] },
    ])
  })
})

describe('taking a change back', () => {
  test('a correction is reverted as a correction', () => {
    const place = markedSpan('Ada: x', 'Bo: time with at [century] is SDKs')
    const made = applied(original, {
      type: 'correction.accept',
      ruleId: RuleId.parse('r'),
      places: [place],
      after: 'Sentry',
      reason: '',
      origin: 'hand',
    })
    const changes = changesSince(transcriptOf(original), transcriptOf(made))
    const edits = revertEdits(made, changes)
    expect(edits.map((edit) => edit.type)).toEqual(['correction.revert'])
    expect(applied(made, ...edits)).toEqual(original)
  })

  test('words cut across turns come back with their times', () => {
    const cut = applied(original, {
      type: 'transcript.replaceSegments',
      first: SegmentId.parse('sg-1'),
      last: SegmentId.parse('sg-2'),
      before: transcriptText(transcriptOf(original).segments),
      segments: transcriptOf(original).segments.map((segment, i) => ({
        ...segment,
        words: i === 0 ? segment.words.slice(0, 3) : segment.words.slice(2),
      })),
    })
    const back = applied(cut, ...revertEdits(cut, changesSince(transcriptOf(original), transcriptOf(cut))))
    expect(wordsOf(back)).toEqual(wordsOf(original))
  })

  test('taking all back gives the words and times of the original, whatever was typed', () => {
    const line = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 })
    const lines = fc.array(line, { minLength: 1, maxLength: 5 })
    const talk = (turns: readonly (readonly string[])[]) =>
      episode(...turns.map((words) => `Ada: ${words.join(' ')}`))
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [was, is] = [talk(before), talk(after)]
        const edits = revertEdits(is, changesSince(transcriptOf(was), transcriptOf(is)))
        const back = edits.length > 0 ? applied(is, ...edits) : is
        expect(joinWords(wordsOf(back))).toBe(joinWords(wordsOf(was)))
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  test('one change taken back leaves the others', () => {
    const made = episode('Ada: welcome at the Pybites podcast', 'Bo: time with at Sentry is SDKs')
    const changes = changesSince(transcriptOf(original), transcriptOf(made))
    const [, second] = changes
    const back = applied(made, ...revertEdits(made, second ? [second] : []))
    expect(joinWords(wordsOf(back))).toBe('welcome at the Pibytes podcast time with at Sentry is SDKs')
  })
})
