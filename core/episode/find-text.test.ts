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

  test('finds accents however they are written, here and there, exactly where they are', () => {
    const [one, two] = ['un \u00e9t\u00e9, caf\u00e9!', 'un e\u0301te\u0301, cafe\u0301!']
    for (const wholeWord of [false, true]) {
      for (const find of ['\u00e9t\u00e9', 'e\u0301te\u0301', '\u00c9TE\u0301']) {
        expect(found([one, two], query(find, { wholeWord }))).toEqual([
          '0:3 \u00e9t\u00e9',
          '1:3 e\u0301te\u0301',
        ])
      }
      expect(found([one, two], query('CAF\u00c9', { wholeWord }))).toEqual([
        '0:8 caf\u00e9',
        '1:10 cafe\u0301',
      ])
    }
    expect(found([one, two], query('CAF\u00c9', { matchCase: true }))).toEqual([])
    expect(found(['\u1112\u1161\u11ab\u1100\u116e\u11a8'], query('\ud55c\uad6d'))).toHaveLength(1)
  })

  test('finds whole characters only, and what overlaps a part of one', () => {
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'
    const lines = [`${family} \u{1f469} \u{1f469}\u{1f3fd}\u200d\u{1f680}`]
    expect(found(lines, query('\u{1f469}'))).toEqual(['0:9 \u{1f469}'])
    expect(found(lines, query(family))).toEqual([`0:0 ${family}`])
    expect(found(['cafe\u0301 cafe'], query('cafe'))).toEqual(['0:6 cafe'])
    expect(found(['a\u0301a\u0301a'], query('\u00e1a'))).toEqual(['0:2 a\u0301a'])
    expect(found(['\u{1f1e9}\u{1f1ea}\u{1f1eb}\u{1f1f7}'], query('\u{1f1ea}\u{1f1eb}'))).toEqual([])
  })

  test('a whole word needs no space where the script has none', () => {
    const whole = { wholeWord: true }
    expect(found(['我说中文很好', '中文'], query('中文', whole))).toEqual(['0:2 中文', '1:0 中文'])
    expect(found(['我用Python写', 'Pythons'], query('python', whole))).toEqual(['0:2 Python'])
    expect(found(['ภาษาไทยดี'], query('ไทย', whole))).toEqual(['0:4 ไทย'])
    expect(found(['このプログラムは'], query('プログラム', whole))).toEqual(['0:2 プログラム'])
    expect(found(['このプログラムは'], query('ログ', whole))).toEqual([])
    expect(found(['か\u3099プロ'], query('プロ', whole))).toEqual(['0:2 プロ'])
    const expression = { ...whole, regularExpression: true }
    expect(found(['我说中文很好 Pythons'], query('中.|Python', expression))).toEqual(['0:2 中文'])
  })

  test('finds as quickly in other scripts as it is typed for', () => {
    const talk = (word: string, other: string): string =>
      Array.from({ length: 60_000 }, (_, at) => (at % 12 === 0 ? word : other)).join(' ')
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'
    for (const [word, other, hits] of [
      ['e\u0301te\u0301', 'cafe\u0301', 5_000],
      ['नमस्ते', 'दुनिया', 5_000],
      ['中文', '很好', 5_000],
      [family, family, 50_000],
    ] as const) {
      const line = talk(word, other)
      const started = performance.now()
      expect(found([line], query(word))).toHaveLength(hits)
      // A segmenter that is given the whole line for each place takes minutes.
      expect(performance.now() - started).toBeLessThan(5_000)
    }
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
