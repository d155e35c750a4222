import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharedData } from '../testing/shared-data.ts'
import { readReplaceList, replaceRuleId, writeReplaceList } from './replace-list-file.ts'
import type { ReplaceRule } from './schema.ts'

const rule = (find: string, replace: string, more: Partial<ReplaceRule> = {}): ReplaceRule => {
  const full = { find, replace, wholeWord: true, matchCase: true, regularExpression: false, ...more }
  return { id: replaceRuleId(full), ...full }
}
const read = (...lines: readonly string[]) => readReplaceList(lines.join('\n'))
const said = (...lines: readonly string[]): string[] =>
  read(...lines).problems.map(({ line, kind, message }) => `${line} ${kind}: ${message}`)

describe('a replace list', () => {
  test('without a header is find, replace and a note, whole words with capitals as written', () => {
    expect(read('century\tSentry', 'Ginger two\tJinja2\tthe template engine')).toEqual({
      rules: [rule('century', 'Sentry'), rule('Ginger two', 'Jinja2')],
      problems: [],
    })
  })

  test('with our header says every switch', () => {
    const { rules, problems } = read(
      'find\treplace\twhole word\tmatch case\texpression',
      'pie\tPy\tno\tno\tno',
      'P[iy] ?(\\d)\tPy$1\tyes\tyes\tyes',
      'um\t\tYES\tfalse\t',
    )
    expect(problems).toEqual([])
    expect(rules).toEqual([
      rule('pie', 'Py', { wholeWord: false, matchCase: false }),
      rule('P[iy] ?(\\d)', 'Py$1', { regularExpression: true }),
      rule('um', '', { matchCase: false }),
    ])
  })

  test('takes its columns in any order, and says what a column means nothing by', () => {
    const text = 'Replace\tExpression\tFind\tAuthor\nSentry\tno\tcentury\tAda'
    expect(readReplaceList(text)).toEqual({
      rules: [rule('century', 'Sentry')],
      problems: [{ line: 1, kind: 'note', message: expect.stringContaining('“author”') }],
    })
  })

  test('of a transcript project holds expressions for whole words', () => {
    const text =
      'find\treplace\tnotes\r\nLoom Town|loom-town\tLoomtown\t\r\n"eye Loom|eye, Loom"\tiLoom\t"Said ""often"", so do."\r\nBootson\tBootzin\t'
    expect(readReplaceList(text)).toEqual({
      rules: [
        rule('Loom Town|loom-town', 'Loomtown', { regularExpression: true }),
        rule('eye Loom|eye, Loom', 'iLoom', { regularExpression: true }),
        rule('Bootson', 'Bootzin', { regularExpression: true }),
      ],
      problems: [],
    })
  })

  test('is not made of a transcript in columns, with a header or without', () => {
    const message = '1 unreadable: Not read: this is a transcript with times and not a list of rules.'
    for (const lines of [
      ['start\tend\ttext', '0\t22200\tHello.'],
      ['0.000000\t1.500000\tHello.', '1.500000\t3.000000\tHi.', '3.000000\t4.250000\tSo.'],
    ]) {
      expect(read(...lines).rules).toEqual([])
      expect(said(...lines)).toEqual([message])
    }
    expect(read('10\tten', '11\televen', '12\ttwelve').rules).toHaveLength(3)
  })

  test('of only find and replace under a header holds plain text', () => {
    expect(read('find\treplace', 'a|b\tc').rules).toEqual([rule('a|b', 'c')])
  })

  test('with rows that cannot be read says each with its line, and reads the others', () => {
    const lines = ['find\treplace\texpression', 'one', '\tx\tno', 'a\tb\tmaybe', '(\tb\tyes', '"open\tb\tno']
    expect(said(...lines, 'a\tb\tno\textra', '', 'good\tbetter\tno')).toEqual([
      '2 unreadable: Not read: there is no second column; columns are parted by tabs.',
      '3 unreadable: Not read: there is nothing to find.',
      '4 unreadable: Not read: a switch says neither yes nor no.',
      expect.stringMatching(/^5 unreadable: Not read: the expression is not whole/),
      '6 unreadable: Not read: a quote is opened and never closed.',
      '7 unreadable: Not read: it has 4 columns and the header 3.',
    ])
    expect(read(...lines, 'good\tbetter\tno').rules.map(({ find }) => find)).toEqual(['good'])
  })

  test('says rows that repeat another, and rules the show has already', () => {
    expect(said('a\tb', 'c\td', 'a\tb', 'a\te')).toEqual([
      '3 duplicate: Left out: line 1 has the same rule.',
      '4 note: Finds what line 1 has with “b”, so it has nothing left to do after that one.',
    ])
    const again = readReplaceList('a\tb\nc\td', [rule('a', 'b')])
    expect(again.rules).toEqual([rule('c', 'd')])
    expect(again.problems).toEqual([
      { line: 1, kind: 'duplicate', message: 'Left out: the list already has the same rule.' },
    ])
  })

  test('gives a rule the same id each time, and different rules different ids', () => {
    expect(read('a\tb').rules[0]?.id).toBe(read('x\ty', 'a\tb').rules[1]?.id)
    const ids = Array.from({ length: 2_000 }, (_, i) => replaceRuleId(rule(`word ${i}`, 'x')))
    expect(new Set(ids).size).toBe(2_000)
  })

  test('with a byte order mark, or without anything in it', () => {
    expect(readReplaceList('\uFEFFfind\treplace\na\tb').rules).toEqual([rule('a', 'b')])
    expect(readReplaceList('')).toEqual({ rules: [], problems: [] })
  })

  test('is read back as it was written', () => {
    const text = fc.stringMatching(/^[ a-z"\t\\|éß]{0,12}$/u)
    const some = fc.record({
      find: text.filter((find) => find.trim() !== ''),
      replace: text,
      wholeWord: fc.boolean(),
      matchCase: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(some, { selector: ({ find }) => find.toLowerCase() }), (drafts) => {
        const rules = drafts.map(({ find, replace, ...more }) => rule(find, replace, more))
        expect(readReplaceList(writeReplaceList(rules))).toEqual({ rules, problems: [] })
      }),
    )
  })

  test('never throws, and never loses a line unsaid', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-c"\t()]{0,8}$/)), (lines) => {
        const { rules, problems } = readReplaceList(lines.join('\n'))
        const written = lines.filter((line) => line.trim() !== '').length
        const left = problems.filter(({ kind }) => kind !== 'note').length
        expect(rules.length + left).toBe(written)
      }),
    )
  })
})

const harmontown = sharedData('data', 'transcripts', 'harmontown')

describe.runIf(harmontown)('of a real show', () => {
  const textOf = (file: string): string => readFileSync(join(harmontown ?? '', file), 'utf8')

  test('the list is read whole, and written and read again it is the same', () => {
    const { rules, problems } = readReplaceList(textOf('transcription_corrections.tsv'))
    expect(rules.length).toBe(30)
    expect(problems.filter(({ kind }) => kind === 'unreadable')).toEqual([])
    expect(readReplaceList(writeReplaceList(rules)).rules).toEqual(rules)
  })

  test('its transcript in columns is no list', () => {
    expect(readReplaceList(textOf('43.tsv')).rules).toEqual([])
  })
})
