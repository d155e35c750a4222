import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test, vi } from 'vitest'
import { foldLine } from '../fold-line.ts'
import { escapeLine, escapeParagraphs } from './escape-markdown.ts'

// Properties are tried many times, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000 })

const markdown = unified().use(remarkParse).use(remarkGfm, { singleTilde: false })
const read = (text: string): Nodes => markdown.parse(text)
const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''
const typesOf = (node: Nodes): string[] => [
  node.type,
  ...('children' in node ? node.children.flatMap(typesOf) : []),
]
const wordsOf = (text: string): string => foldLine(textOf(read(text)))

// The pieces Markdown is made of, so that their accidents come up often.
const piece = fc.constantFrom(
  ...[
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '`',
    '~',
    '~~',
    '#',
    '-',
    '+',
    '=',
    '|',
    ':',
    '!',
    '\\',
    '&',
    '&amp;',
  ],
  ...[
    'www.a.b',
    'http://',
    'https://a.b/c_d_',
    'https://x.y/(a)*b*',
    'https://x.y/?a=1&copy;2',
    'a@b.co',
    'xmpp:a@b.c',
  ],
  ...[
    'a',
    'b',
    ' ',
    '1.',
    '2)',
    '\n',
    '\t',
    'é',
    '日',
    '"',
    "'",
    '/',
    '^',
    '$',
    '{',
    '}',
    '😀',
    '<b>',
    '-->',
    ']]>',
  ],
)
const line = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)

describe('text from the episode in Markdown', () => {
  test('reads back as itself and becomes no markup but links', () => {
    fc.assert(
      fc.property(line, (text) => {
        const written = escapeLine(text)
        expect(wordsOf(written)).toBe(foldLine(text))
        expect(['root', 'paragraph', 'text', 'link']).toEqual(expect.arrayContaining(typesOf(read(written))))
      }),
      { numRuns: 500 },
    )
  })

  test('reads back as itself inside a heading, a chapter line and the words of a link', () => {
    fc.assert(
      fc.property(line, (text) => {
        const written = escapeLine(text)
        fc.pre(foldLine(text) !== '')
        expect(wordsOf(`# #7 - ${written}`)).toBe(foldLine(`#7 - ${text}`))
        expect(wordsOf(`0:00 ${written}\n1:00 next`)).toBe(foldLine(`0:00 ${text} 1:00 next`))
        expect(wordsOf(`- [${written}](https://q.example/)`)).toBe(foldLine(text))
      }),
      { numRuns: 200 },
    )
  })

  test('an address with a bracket and a colon does not hide the link it stands in', () => {
    const text = 'https://x.example/?a=1&copy;2]:a@b.co'
    expect(wordsOf(`- [${escapeLine(text)}](https://q.example/)`)).toBe(text)
  })

  test('keeps ordinary titles readable: nothing is escaped that need not be', () => {
    for (const title of [
      'Flask 3.0, Open Source & Rust',
      'The snake_case habit',
      "Armin's take (part 2) – why?",
      '1984',
    ]) {
      expect(escapeLine(title)).toBe(title)
    }
  })

  test('keeps paragraphs apart and lines together', () => {
    expect(escapeParagraphs('One\n  two\n\n\n# three\r\n\r\n')).toBe('One\ntwo\n\n\\# three')
  })

  test('stays linear: a hundred thousand specials are written at once', () => {
    for (const hostile of [
      '*_'.repeat(50_000),
      'https://'.repeat(20_000),
      '&amp'.repeat(25_000),
      '~'.repeat(100_000),
    ]) {
      expect(escapeLine(hostile).length).toBeGreaterThanOrEqual(hostile.length)
    }
  })
})
