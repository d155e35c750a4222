import { describe, expect, test } from 'vitest'
import { type FindQuery, findInLines, findReplacing, mostMatches } from './find-text.ts'

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  matchCase: false,
  wholeWord: false,
  regularExpression: false,
  ...more,
})
const found = (lines: readonly string[], wanted: FindQuery): string[] => {
  const result = findInLines(lines, wanted)
  if (result.kind === 'unreadable') return [result.kind]
  return result.matches.map(({ line, from, to }) => `${line}:${from} ${lines[line]?.slice(from, to)}`)
}

describe('finding', () => {
  const lines = ['Flask and flask.', 'The flasks of Flask, Flask']

  test('finds small and capital letters alike, and parts of words', () => {
    expect(found(lines, query('flask'))).toEqual([
      '0:0 Flask',
      '0:10 flask',
      '1:4 flask',
      '1:14 Flask',
      '1:21 Flask',
    ])
  })

  test('can tell capitals apart', () => {
    expect(found(lines, query('flask', { matchCase: true }))).toEqual(['0:10 flask', '1:4 flask'])
  })

  test('can ask for whole words', () => {
    expect(found(lines, query('flask', { wholeWord: true }))).toEqual([
      '0:0 Flask',
      '0:10 flask',
      '1:14 Flask',
      '1:21 Flask',
    ])
  })

  test('letters of any script end a word, and so do accents', () => {
    expect(found(['éa a aя a\u0301 𝒜a'], query('a', { wholeWord: true }))).toEqual(['0:3 a'])
  })

  test('takes every sign as itself unless it is asked for an expression', () => {
    expect(found(['a.b a+b (a)'], query('a.b'))).toEqual(['0:0 a.b'])
    expect(found(['a.b a+b'], query('a.b', { regularExpression: true }))).toEqual(['0:0 a.b', '0:4 a+b'])
  })

  test('passes over empty matches', () => {
    expect(found(['baa'], query('a*', { regularExpression: true }))).toEqual(['0:1 aa'])
  })

  test('says that an unfinished expression cannot be read', () => {
    const result = findInLines(['x'], query('(a', { regularExpression: true }))
    expect(result.kind === 'unreadable' && result.reason).toMatch(/./)
  })

  test('nothing is found for nothing', () => {
    expect(found(lines, query(''))).toEqual([])
  })

  test('stops at more matches than anybody looks through', () => {
    const result = findInLines(['a'.repeat(mostMatches + 10)], query('a'))
    expect(result.kind === 'found' && result.matches.length).toBe(mostMatches)
  })
})

describe('replacing', () => {
  const replaced = (line: string, wanted: FindQuery, by: string): string[] =>
    findReplacing([line], wanted, by).map(({ insert }) => insert)

  test('puts plain text in, whatever signs it holds', () => {
    expect(replaced('a b', query('a'), '$& $1')).toEqual(['$& $1'])
  })

  test('fills groups of an expression', () => {
    const dates = query('(\\d+)-(?<month>\\d+)', { regularExpression: true })
    expect(replaced('2024-05', dates, '$<month>/$1 $& $$ $9')).toEqual(['05/2024 2024-05 $ $9'])
  })

  test('asks for whole words here too', () => {
    expect(replaced('pip pi', query('p.', { regularExpression: true, wholeWord: true }), 'x')).toEqual(['x'])
  })

  test('a whole word is found although a shorter choice of the expression comes first', () => {
    const names = query('Nat|Nati(an)', { regularExpression: true, wholeWord: true })
    expect(replaced('Natian and Nat, Nation', names, '<$&$1>')).toEqual(['<Natianan>', '<Nat>'])
  })

  test('can keep the capitals of what was there', () => {
    const lines = ['Pibytes, pibytes and PIBYTES']
    const inserts = (wanted: FindQuery, by: string): string[] =>
      findReplacing(lines, wanted, by, { preserveCase: {} }).map(({ insert }) => insert)
    expect(inserts(query('pibytes'), 'Pybites')).toEqual(['Pybites', 'pybites', 'PYBITES'])
    expect(inserts(query('pi(bytes)', { regularExpression: true }), 'py$1')).toEqual([
      'Pybytes',
      'pybytes',
      'PYBYTES',
    ])
  })
})
