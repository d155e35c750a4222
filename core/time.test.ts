import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTimestamp, longestTime, millis, timestampWriter } from './time.ts'

test('many timestamps by one writer are those that are written one by one', () => {
  for (const separator of ['.', ','] as const) {
    const write = timestampWriter(separator)
    const times = fc.array(fc.integer({ min: 0, max: longestTime }).map(millis))
    fc.assert(
      fc.property(times, (list) => {
        expect(list.map(write)).toEqual(list.map((time) => formatTimestamp(time, separator)))
      }),
    )
  }
})
