import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carryCase } from './carried-case.ts'

describe('a replacement takes the capitals of what it replaces', () => {
  test.each([
    ['pibytes', 'Pybites', 'pybites'],
    ['Pibytes', 'pybites', 'Pybites'],
    ['PIBYTES', 'Pybites', 'PYBITES'],
    ['PI BYTES', 'Pybites', 'PYBITES'],
    ["Don't", 'do not', 'Do not'],
    ['jean-luc', 'Jean-Pierre', 'jean-pierre'],
    ['Jean-Luc', 'jean-pierre', 'Jean-Pierre'],
    ['Open Source', 'free software', 'Free Software'],
    ['Open source', 'Free Software', 'Free software'],
  ])('%s → %s gives %s', (found, typed, carried) => {
    expect(carryCase(found, typed)).toBe(carried)
  })

  test.each([
    ['a capitalised word begins a sentence; what follows stays as typed', 'Pibytes', 'py Bites', 'Py Bites'],
    ['two capitalised words make a title of three', 'Pie Bites', 'the py bites', 'The Py Bites'],
    ['small words become small words', 'pie bites', 'The Py Bites', 'the py bites'],
    ['capitals are capitals', 'THE PIE BITES', 'pybites', 'PYBITES'],
    ['a sentence start is kept where the words are fewer', 'The pie bites', 'pybites', 'Pybites'],
    ['a small start with a name inside says nothing', 'my Pie bites', 'Our', 'Our'],
  ])('%s', (_why, found, typed, carried) => {
    expect(carryCase(found, typed)).toBe(carried)
  })

  test('a lone capital belongs to its neighbours', () => {
    expect(carryCase('I', 'we')).toBe('We')
    expect(carryCase('A PIE', 'a py')).toBe('A PY')
    expect(carryCase('A pie', 'one py')).toBe('One py')
  })

  test.each([
    ['piBytes', 'Pybites', 'Pybites'],
    ['iPhone', 'android', 'android'],
    ['flask', 'FastAPI', 'FastAPI'],
    ['Flask', 'iPhone', 'iPhone'],
    ['FLASK', 'FastAPI', 'FASTAPI'],
    ['2024', 'Pybites', 'Pybites'],
    ['日本', 'Japan', 'Japan'],
    ['', 'Japan', 'Japan'],
  ])('%s says nothing about %s, or it has a spelling of its own: %s', (found, typed, carried) => {
    expect(carryCase(found, typed)).toBe(carried)
  })

  test('letters of every script and language', () => {
    expect(carryCase('STRASSE', 'straße')).toBe('STRASSE')
    expect(carryCase('Sze', 'ßeta')).toBe('Sseta')
    expect(carryCase('Μήλο', 'λόγος')).toBe('Λόγος')
    expect(carryCase('ΜΗΛΟ', 'λόγος')).toBe('ΛΌΓΟΣ')
    expect(carryCase('ΜΗΛΟ', 'λόγος', 'el')).toBe('ΛΟΓΟΣ')
    expect(carryCase('μήλο', 'ΛΌΓΟΣ')).toBe('λόγος')
    expect(carryCase('Москва', 'киев')).toBe('Киев')
    expect(carryCase('Džep', 'ǆungla')).toBe('ǅungla')
    expect(carryCase('Ǆungla', 'ǆep')).toBe('ǅep')
    expect(carryCase('É', 'école')).toBe('École')
  })

  test('the i of Turkish keeps its dot, or its lack of one, only in Turkish', () => {
    expect(carryCase('ANKARA', 'izmir', 'tr')).toBe('İZMİR')
    expect(carryCase('Ankara', 'izmir', 'tr-TR')).toBe('İzmir')
    expect(carryCase('ankara', 'ISPARTA', 'tr')).toBe('ısparta')
    expect(carryCase('ANKARA', 'izmir', 'en')).toBe('IZMIR')
    expect(carryCase('ankara', 'ISPARTA')).toBe('isparta')
  })

  test('the Dutch ij is one letter', () => {
    expect(carryCase('Water', 'ijs', 'nl')).toBe('IJs')
    expect(carryCase('Water', 'ijs', 'en')).toBe('Ijs')
  })

  test('a tag that is none does no harm', () => {
    for (const language of ['', 'x', 'en_US', '!!', 'zz-99']) {
      expect(carryCase('ABC', 'def', language)).toBe('DEF')
    }
  })

  test('nothing but capitals ever changes', () => {
    const letters = fc.stringMatching(/^[aBcßÄöΛόщЮ日7 '-]{0,20}$/u)
    fc.assert(
      fc.property(letters, letters, (found, typed) => {
        expect(carryCase(found, typed).toUpperCase()).toBe(typed.toUpperCase())
      }),
    )
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zA-Z '-]{0,20}$/),
        fc.stringMatching(/^[a-zA-Z '-]{0,20}$/),
        (a, b) => {
          expect(carryCase(a, b).toLowerCase()).toBe(b.toLowerCase())
          expect(carryCase(a, carryCase(a, b))).toBe(carryCase(a, b))
        },
      ),
    )
  })
})
