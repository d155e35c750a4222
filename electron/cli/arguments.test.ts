import { describe, expect, test } from 'vitest'
import { type Arguments, readArguments } from './arguments.ts'

const grammar = {
  verb: 'try',
  flags: {
    shift: { value: 'SECONDS', help: '' },
    out: { value: 'OUT', short: 'o', help: '' },
    json: { help: '' },
  },
  fewestWords: 1,
  mostWords: 2,
}
const read = (...argv: string[]): Arguments => readArguments(grammar, argv)

const messageOf = (...argv: string[]): string => {
  try {
    read(...argv)
    return 'accepted'
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`
  }
}

describe('arguments', () => {
  test('are words, values and switches in any order', () => {
    const args = read('--json', 'a', '--shift', '2.5', '-o', 'x.txt', 'b')
    expect(args.words).toEqual(['a', 'b'])
    expect([args.text('shift'), args.text('out'), args.has('json')]).toEqual(['2.5', 'x.txt', true])
  })

  test('not given are not there', () => {
    const args = read('a')
    expect([args.text('shift'), args.has('json')]).toEqual([undefined, false])
  })

  test('a value may be a negative number', () => {
    expect(read('a', '--shift', '-2.5').text('shift')).toBe('-2.5')
    expect(read('a', '--shift=-2.5').text('shift')).toBe('-2.5')
  })

  test('a word may be a dash, for stdin, and anything after two dashes', () => {
    expect(read('-').words).toEqual(['-'])
    expect(read('--', '--json').words).toEqual(['--json'])
  })

  test.each([
    ['an unknown flag', ['a', '--nonsense'], 'usage: Galley does not know the flag --nonsense here.'],
    ['an unknown letter', ['a', '-x'], 'usage: Galley does not know the flag -x here.'],
    ['a value that is missing', ['a', '--shift'], 'usage: '],
    ['a value for a switch', ['a', '--json=yes'], 'usage: '],
    ['too few words', [], 'usage: Something is missing in "galley try".'],
    ['too many words', ['a', 'b', 'c'], 'usage: There is one word too many ("c") in "galley try".'],
  ])('%s is wrong usage, said in a sentence with the way to the help', (_what, argv, message) => {
    expect(messageOf(...argv)).toContain(message)
    expect(messageOf(...argv)).toContain('Nothing was changed. See "galley try --help".')
  })
})
