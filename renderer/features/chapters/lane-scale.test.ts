import { expect, test } from 'vitest'
import { millis } from '../../../core/time.ts'
import { laneMarks, percent } from './lane-scale.ts'

test('an hour on a wide lane is marked every five minutes', () => {
  const marks = laneMarks(millis(3_348_000), 836)
  expect(marks.map((mark) => mark.label)).toEqual([
    '0:00',
    '5:00',
    '10:00',
    '15:00',
    '20:00',
    '25:00',
    '30:00',
    '35:00',
    '40:00',
    '45:00',
    '50:00',
    '55:00',
  ])
})

test('a narrow lane has fewer marks', () => {
  expect(laneMarks(millis(3_348_000), 300).map((mark) => mark.label)).toEqual([
    '0:00',
    '15:00',
    '30:00',
    '45:00',
  ])
})

test('a very long episode is marked in whole hours', () => {
  const marks = laneMarks(millis(40 * 3_600_000), 600)
  expect(marks.length).toBeLessThanOrEqual(11)
  expect(marks[1]?.label).toMatch(/^\d+:00:00$/)
})

test('nothing stands outside the lane', () => {
  expect(percent(millis(90), millis(60))).toBe(100)
  expect(percent(millis(30), millis(0))).toBe(0)
})
