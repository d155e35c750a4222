import { describe, expect, test } from 'vitest'
import type { Episode, Transcript } from '../episode/schema.ts'
import { PersonId, SegmentId } from '../ids.ts'
import { episode, markedSpan } from '../testing/episode-builder.ts'
import { applied } from '../testing/expect-edit.ts'
import { originalDiff } from './original-diff.ts'

const transcriptOf = (of: Episode): Transcript => of.transcript ?? { segments: [] }
const speakers = (before: Episode, current: Episode) =>
  originalDiff(transcriptOf(before), transcriptOf(current)).speakers.map(
    ({ was, is, moved }) =>
      `${was} > ${is} at ${moved.map(({ place, to }) => `${place.segment}.${place.word}-${to}`)}`,
  )
const shown = (original: Episode, current: Episode): string[] =>
  originalDiff(transcriptOf(original), transcriptOf(current)).words.map(
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
    expect(speakers(original, made)).toEqual(['p-2 > p-1 at 1.0-6'])
  })

  test('words that were joined to a turn of another speaker, with those that were written anew among them', () => {
    const joined = applied(
      original,
      {
        type: 'transcript.replaceWords',
        place: markedSpan('Ada: x', 'Bo: time with at [century] is'),
        text: 'Sentry',
      },
      { type: 'transcript.joinSegment', segmentId: SegmentId.parse('sg-2') },
    )
    expect(speakers(original, joined)).toEqual(['p-2 > p-1 at 0.5-11'])
    const own = applied(original, {
      type: 'transcript.splitSegment',
      segmentId: SegmentId.parse('sg-1'),
      at: 2,
    })
    expect(
      speakers(
        original,
        applied(own, { type: 'transcript.joinSegment', segmentId: SegmentId.parse('new-sg-1') }),
      ),
    ).toEqual([])
  })

  test('a word that is gone is taken from the speaker who no longer says it', () => {
    const twice = episode('Ada: well yes', 'Bo: yes I do')
    const gone = (at: number) =>
      applied(twice, {
        type: 'transcript.replaceWords',
        place: {
          segmentId: SegmentId.parse(`sg-${at}`),
          from: at === 1 ? 1 : 0,
          to: at === 1 ? 2 : 1,
          before: 'yes',
        },
        text: '',
      })
    for (const at of [1, 2]) expect(speakers(twice, gone(at))).toEqual([])
    expect(shown(twice, gone(1))).toEqual(['yes> at 0.1-0.1'])
    expect(shown(twice, gone(2))).toEqual(['yes> at 1.0-1.0'])
  })
})
