import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestTime } from '../time.ts'
import { isPlainSegment } from './plain-segment.ts'
import { Segment } from './schema.ts'

const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  ' ',
  'a b',
  'a\u00a0',
  'word',
  'x'.repeat(64),
  'x'.repeat(65),
  'x'.repeat(2_001),
  '-x',
  'a_b-1',
  'line\n',
  '\ud800',
  '😀',
  0,
  -0,
  -1,
  0.5,
  1,
  1.5,
  longestTime,
  longestTime + 1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  false,
  [],
  {},
)
const good = {
  text: fc.constantFrom('one', 'two,', '日本', '…', 'x'.repeat(2_000)),
  start: fc.nat(1_000),
  end: fc.nat(2_000),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  joined: fc.constant(true),
  correctionId: fc.constantFrom('co-1', 'A'),
}
/** Mostly as it should be, now and then not. */
const mostly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: odd })
const word = mostly(
  fc
    .record(
      {
        text: mostly(good.text),
        start: mostly(good.start),
        end: mostly(good.end),
        confidence: mostly(good.confidence),
        joined: mostly(good.joined),
        correctionId: mostly(good.correctionId),
        other: odd,
      },
      { requiredKeys: ['text'] },
    )
    .map(({ other, ...rest }) => (other === 1 ? { ...rest, other } : rest)),
)
const segment = mostly(
  fc
    .record(
      {
        id: mostly(fc.constantFrom('sg-1', '7')),
        speaker: mostly(fc.constantFrom('p-1')),
        words: mostly(fc.array(word, { maxLength: 4 })),
        other: odd,
      },
      { requiredKeys: ['id', 'words'] },
    )
    .map(({ other, ...rest }) => (other === 1 ? { ...rest, other } : rest)),
)

describe('telling plain turns', () => {
  test('never takes a turn for sound that the schema refuses, and misses none a file can hold', () => {
    fc.assert(
      fc.property(segment, (value) => {
        const accepted = Segment.safeParse(value).success
        if (isPlainSegment(value)) expect(accepted).toBe(true)
        // What JSON can say is told alike; anything else may be left to the schema.
        const written: unknown = JSON.parse(JSON.stringify(value ?? null))
        expect(isPlainSegment(written)).toBe(Segment.safeParse(written).success)
      }),
      { numRuns: 3_000 },
    )
  })

  test('takes a turn exactly as it is, so nothing the schema would change is passed over', () => {
    const value = {
      id: 'sg-1',
      speaker: 'p-1',
      words: [
        { text: 'Hello', start: 0, end: 10, confidence: 0.5 },
        { text: '.', joined: true, correctionId: 'co-1' },
      ],
    }
    expect(isPlainSegment(value)).toBe(true)
    expect(Segment.parse(value)).toEqual(value)
  })

  test('is not led astray by names of an object’s making', () => {
    const value: unknown = JSON.parse('{"id":"sg-1","words":[{"text":"a","__proto__":{"start":1}}]}')
    expect(isPlainSegment(value)).toBe(Segment.safeParse(value).success)
  })
})
