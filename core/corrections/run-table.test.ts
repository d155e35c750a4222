import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRunTable } from './run-table.ts'

const small = fc.nat(3)
const run = fc.tuple(small, small, small, small, fc.constantFrom(0, 740, 800))

test('runs are numbered in the order they first come, however many there are', () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 400 }), fc.nat(100), (runs, expected) => {
      const table = createRunTable(expected)
      const known = new Map<string, number>()
      for (const one of runs) {
        const key = one.join()
        expect(table.find(...one)).toBe(known.get(key) ?? -1)
        if (!known.has(key)) known.set(key, known.size)
        expect(table.place(...one)).toBe(known.get(key))
        expect(table.size).toBe(known.size)
      }
    }),
    { numRuns: 60 },
  )
})
