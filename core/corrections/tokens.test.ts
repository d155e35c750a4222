import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spansSpelled } from './heard-spans.ts'
import { hearText } from './heard-words.ts'
import { tokensOf } from './tokens.ts'

const piece = fc.constantFrom(
  ...[
    'we',
    'We',
    'it',
    "'",
    '’',
    '+',
    '#',
    ' ',
    ' ',
    '. ',
    '\n\n',
    '_',
    '3',
    'ü',
    'u\u0308',
    '日本',
    '😀',
    '𝒜',
    '\u0301',
  ],
  ...['-', ',', '“', 'C', 's', '…', '\u{1F468}\u200D', '\uD800', "o'"],
)
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
const pattern = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:['’][\p{L}\p{M}]+)*[+#]*/gu

test('words are what the pattern of a word finds, at the same places', () => {
  fc.assert(
    fc.property(text, (written) => {
      const found = [...written.matchAll(pattern)].map((match) => [match[0], match.index])
      expect(tokensOf(written).map((token) => [token.text, token.start])).toEqual(found)
    }),
    { numRuns: 2_000 },
  )
})

test('spans with some letters are found whatever their capitals and spaces, and no others', () => {
  const heard = hearText(
    tokensOf('Click house, clickhouse. Click. House clicks; ClickHouse click house'),
    undefined,
  )
  const found = spansSpelled(heard, new Set(['clickhouse', 'houseclicks']))
  expect(found.map(({ key, places }) => [key, places])).toEqual([
    ['click house', [0, 7]],
    ['clickhouse', [2, 6]],
    ['house clicks', [4]],
  ])
})
