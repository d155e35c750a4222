import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  costsMoreInOrder,
  countCheap,
  type Heard,
  isTooLong,
  readyHeard,
  roomForHeard,
} from './order-bound.ts'
import { phonemeCount } from './phonemes.ts'
import { alignmentCost, costScale, soundOf } from './sound-distance.ts'

const phonemes = 'IieAaouUxREYWOqpbfvmwTDtdsznlrSZCJykgNh'
const said = (maxLength: number) =>
  fc.array(fc.constantFrom(...phonemes), { minLength: 1, maxLength }).map((list) => list.join(''))

function heardAs(sounds: string): Heard {
  const { rows } = soundOf(sounds)
  const heard = roomForHeard()
  readyHeard(heard, rows, rows.length)
  return heard
}
function costsMore(a: string, b: string, most: number): boolean {
  const { rows } = soundOf(b)
  return costsMoreInOrder(heardAs(a), rows, 0, rows.length, countCheap(rows, rows.length), most)
}
function costOf(a: string, b: string): number {
  return alignmentCost(soundOf(a), soundOf(b), 100, new Uint8Array(phonemeCount), 0)
}

test('an alignment never costs less than is said of it', () => {
  expect(phonemes).toHaveLength(phonemeCount)
  fc.assert(
    fc.property(said(31), said(40), (a, b) => {
      expect(costsMore(a, b, costOf(a, b) * costScale + 1e-6)).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})

test('what has little in the same order is ruled out', () => {
  expect(costsMore('sentrI', 'gUbam', 2 * costScale)).toBe(true)
  expect(costsMore('sentrI', 'senCRI', 2 * costScale)).toBe(false)
})

test('of more sounds than there are bits nothing is said', () => {
  const long = 'sentrI'.repeat(6)
  expect(isTooLong(heardAs(long))).toBe(true)
  expect(costsMore(long, 'gUbam', 0)).toBe(false)
})
