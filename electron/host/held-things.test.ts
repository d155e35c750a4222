import { expect, test } from 'vitest'
import { countingIds } from '../../core/ids.ts'
import { heldThings } from './held-things.ts'
import { manualClock } from './testing/manual-clock.ts'

function arrange(limits: { perCaller?: number; heaviest?: number } = {}) {
  const clock = manualClock()
  const newId = countingIds()
  const held = heldThings<string>({
    clock,
    newName: () => newId('thing'),
    lifetime: 1_000,
    perCaller: 3,
    weigh: (thing) => thing.length,
    ...limits,
  })
  return { clock, held }
}

test('a thing is found by its own caller and by nobody else', () => {
  const { held } = arrange()
  const name = held.hold('ada', 'x')
  expect(held.find('ada', name)).toBe('x')
  expect(held.find('bo', name)).toBeUndefined()
  held.drop('bo', name)
  held.replace('bo', name, 'theirs')
  expect(held.find('ada', name)).toBe('x')
})

test('a thing ends some time after it was last asked for', () => {
  const { held, clock } = arrange()
  const name = held.hold('ada', 'x')
  clock.advance(900)
  expect(held.find('ada', name)).toBe('x')
  clock.advance(900)
  expect(held.find('ada', name)).toBe('x')
  clock.advance(1_001)
  expect(held.find('ada', name)).toBeUndefined()
})

test('a caller who holds too many loses the oldest, and others lose nothing', () => {
  const { held } = arrange()
  const other = held.hold('bo', 'theirs')
  const names = ['a', 'b', 'c', 'd'].map((thing) => held.hold('ada', thing))
  expect(names.map((name) => held.find('ada', name))).toEqual([undefined, 'b', 'c', 'd'])
  expect(held.find('bo', other)).toBe('theirs')
})

test('when all together weigh too much the oldest go, but never the one just held', () => {
  const { held } = arrange({ heaviest: 10 })
  const first = held.hold('ada', 'aaaaaa')
  const second = held.hold('bo', 'bbbbbb')
  expect(held.find('ada', first)).toBeUndefined()
  expect(held.find('bo', second)).toBe('bbbbbb')
  const huge = held.hold('bo', 'c'.repeat(50))
  expect(held.find('bo', huge)).toHaveLength(50)
})

test('a caller who went away leaves nothing behind', () => {
  const { held } = arrange()
  const name = held.hold('ada', 'x')
  held.forget('ada')
  expect(held.find('ada', name)).toBeUndefined()
})
