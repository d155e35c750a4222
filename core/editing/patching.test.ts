import fc from 'fast-check'
import { applyPatches, enablePatches, type Patch as ImmerPatch, produceWithPatches } from 'immer'
import { describe, expect, test } from 'vitest'
import { episode } from '../testing/episode-builder.ts'
import { patched, patchedValue } from './patching.ts'

enablePatches()

interface Shelf {
  name: string
  books: { title: string; pages: number[] }[]
}

/** A change that three numbers choose, as edits make them: put in, taken out, replaced, added. */
function changeShelf(shelf: Shelf, [kind, at, value]: readonly [number, number, number]): void {
  const book = shelf.books[at % Math.max(1, shelf.books.length)]
  if (kind === 0) shelf.books.splice(at % (shelf.books.length + 1), 0, { title: `new ${value}`, pages: [] })
  else if (kind === 1) shelf.books.splice(at % Math.max(1, shelf.books.length), 1)
  else if (kind === 2) book?.pages.push(value)
  else if (kind === 3) book?.pages.shift()
  else if (kind === 4 && book) book.title = `${value}`
  else shelf.name = `${value}`
}

describe('patches', () => {
  test('lead where the patches of immer lead, there and back', () => {
    const number = fc.nat({ max: 9 })
    const changes = fc.array(fc.tuple(fc.nat({ max: 5 }), number, number), { maxLength: 12 })
    const start: Shelf = { name: 'low', books: [0, 1, 2].map((n) => ({ title: `${n}`, pages: [n, n + 1] })) }
    fc.assert(
      fc.property(changes, (list) => {
        const [next, forth, back] = produceWithPatches(start, (draft) => {
          for (const change of list) changeShelf(draft, change)
        })
        const travelled = JSON.parse(JSON.stringify([forth, back])) as [ImmerPatch[], ImmerPatch[]]
        expect(patchedValue(start, travelled[0])).toEqual(next)
        expect(patchedValue(next, travelled[1])).toEqual(start)
        expect(patchedValue(start, travelled[0])).toEqual(applyPatches(start, travelled[0]))
      }),
    )
  })

  test('leave what they do not reach the same value', () => {
    const before = episode('Ada: one two', 'Bo: three four')
    const path = ['transcript', 'segments', 1, 'words', 0]
    const after = patched(before, [{ op: 'replace', path, value: { text: 'drei' } }])
    expect(after.transcript?.segments[1]?.words[0]).toEqual({ text: 'drei' })
    expect(after.transcript?.segments[0]).toBe(before.transcript?.segments[0])
    expect(after.transcript?.segments[1]?.words[1]).toBe(before.transcript?.segments[1]?.words[1])
    expect(after.people).toBe(before.people)
    expect(before.transcript?.segments[1]?.words[0]?.text).toBe('three')
  })

  test('give values that cannot be changed in place', () => {
    const after = patched(episode('Ada: one'), [{ op: 'add', path: ['links', 0], value: { label: 'x' } }])
    expect(Object.isFrozen(after)).toBe(true)
    expect(Object.isFrozen(after.links)).toBe(true)
    expect(Object.isFrozen(after.links[0])).toBe(true)
  })

  test.each([['__proto__'], ['constructor'], ['prototype']])('may not reach %s', (name) => {
    const patch = { op: 'add' as const, path: [name, 'polluted'], value: true }
    expect(() => patchedValue({}, [patch])).toThrow('out of the document')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('that lead nowhere are refused', () => {
    const path = ['transcript', 'segments', 7, 'words', 0]
    expect(() => patched(episode('Ada: one'), [{ op: 'replace', path, value: 1 }])).toThrow('nowhere')
  })
})
