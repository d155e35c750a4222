import { describe, expect, test } from 'vitest'
import { millis } from '../../time.ts'
import type { CueList } from '../format.ts'
import { podcastTranscriptJson } from './podcast-transcript-json.ts'

const write = (list: CueList): { readonly segments: readonly Record<string, unknown>[] } =>
  JSON.parse(podcastTranscriptJson.serialise?.(list) ?? '')

describe('reading the podcast transcript JSON', () => {
  const words = (...bodies: readonly (readonly [string, string?])[]): CueList =>
    podcastTranscriptJson.parse(
      JSON.stringify({
        version: '1.0.0',
        segments: bodies.map(([body, speaker], at) => ({ startTime: at, endTime: at + 0.5, body, speaker })),
      }),
    ).value

  test('single words are gathered into cues at a change of speaker and at a line feed', () => {
    expect(
      words(['I', 'Ada'], ['am', 'Ada'], ['yours.\n', 'Ada'], ['So', 'Ada'], ['No', 'Bo']).cues.map(
        (cue) => cue.text,
      ),
    ).toEqual(['I am yours.', 'So', 'No'])
  })

  test('without line feeds a long pause ends a cue', () => {
    const { value } = podcastTranscriptJson.parse(
      JSON.stringify({
        segments: [
          { startTime: 0, endTime: 0.4, body: 'One' },
          { startTime: 0.5, endTime: 0.9, body: 'two.' },
          { startTime: 4, endTime: 4.4, body: 'Three.' },
        ],
      }),
    )
    expect(value.cues.map((cue) => cue.text)).toEqual(['One two.', 'Three.'])
  })

  test('hours of words without any pause still end a cue after a sentence', () => {
    const many = Array.from({ length: 300 }, (_, at) => [at % 20 === 19 ? 'end.' : 'word'] as const)
    expect(Math.max(...words(...many).cues.map((cue) => cue.words?.length ?? 0))).toBe(60)
  })
})

describe('writing the podcast transcript JSON', () => {
  test('is valid JSON whatever the speaker is called', () => {
    const speaker = 'Ann "The\\Voice" Lee\u0007'
    expect(write({ cues: [{ start: millis(0), end: millis(900), speaker, text: 'Say "hi"\\' }] })).toEqual({
      version: '1.0.0',
      segments: [{ speaker, startTime: 0, endTime: 0.9, body: 'Say "hi"\\' }],
    })
  })

  test('every segment has an end and a body, for players that need both', () => {
    const { segments } = write({
      cues: [
        {
          start: millis(0),
          end: millis(2000),
          text: 'One twenty three',
          words: [
            { text: 'One', start: millis(0) },
            { text: 'twenty', start: millis(500) },
            { text: 'three' },
          ],
        },
        { start: millis(2000), text: 'Untimed words here' },
      ],
    })
    expect(segments.map(({ startTime, endTime, body }) => [startTime, endTime, body])).toEqual([
      [0, 0.5, 'One'],
      [0.5, 2, 'twenty three\n'],
      [2, 3.08, 'Untimed words here\n'],
    ])
  })
})
