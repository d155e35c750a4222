import { describe, expect, test } from 'vitest'
import { readInline } from './inline.ts'

const markdown = (text: string, definitions?: ReadonlyMap<string, string>) =>
  readInline(text, { line: 1, markup: true, ...(definitions && { definitions }) })
const plain = (text: string) => readInline(text, { line: 1, markup: false })
const addresses = (text: string) => markdown(text).links.map(({ label, address }) => [label, address])

describe('words of a passage', () => {
  test.each([
    ['**bold** and _slanted_ and `code`', 'bold and slanted and code'],
    ['snake_case stays, 2 * 3 stays', 'snake_case stays, 2 * 3 stays'],
    ['two  spaces\nand a line', 'two spaces and a line'],
    ['\\*not bold\\*', '*not bold*'],
    ['Ada &amp; Bob&nbsp;&ndash; talk', 'Ada & Bob – talk'],
    ['a <b>tag</b><br>gone', 'a tag gone'],
    ['![a picture](https://x.example/a.png) beside', 'beside'],
    ['`` a ` b `` and ` alone', 'a ` b and alone'],
  ])('%s', (text, words) => {
    expect(markdown(text).text).toBe(words)
  })

  test('plain text keeps its signs', () => {
    expect(plain('a * b, _c_, `d`, \\e, &amp;').text).toBe('a * b, _c_, `d`, \\e, &amp;')
  })
})

describe('addresses in a passage', () => {
  test.each([
    ['see https://x.example/a.', [['https://x.example/a', 'https://x.example/a']]],
    ['(https://x.example/a_(b))', [['https://x.example/a_(b)', 'https://x.example/a_(b)']]],
    ['www.x.example!', [['www.x.example', 'https://www.x.example']]],
    ['<https://x.example>', [['https://x.example', 'https://x.example']]],
    ['[a [b] c](https://x.example)', [['a [b] c', 'https://x.example']]],
    ['[t](https://x.example "say "hi" (now)") end', [['t', 'https://x.example']]],
    ['[t](https://x.example/a(b)c)', [['t', 'https://x.example/a(b)c']]],
    ['<a href="https://x.example" onclick="x">t</a>', [['t', 'https://x.example']]],
    ['[over\ntwo lines](https://x.example)', [['over two lines', 'https://x.example']]],
    ['[![alt](a.png)](https://x.example)', [['', 'https://x.example']]],
    ['no [brackets] and no (address)', []],
  ])('%s', (text, links) => {
    expect(addresses(text)).toEqual(links)
  })

  test('a link by name takes the address defined elsewhere', () => {
    const definitions = new Map([['mara', 'https://x.example/m']])
    expect(
      markdown('[Mara Quill][mara] and [Mara][]', definitions).links.map(({ label, address }) => [
        label,
        address,
      ]),
    ).toEqual([
      ['Mara Quill', 'https://x.example/m'],
      ['Mara', 'https://x.example/m'],
    ])
  })

  test('say where in the words they stand, and on which line', () => {
    const { text, links } = markdown('one\ntwo [three](https://x.example) four')
    const [link] = links
    expect(text.slice(link?.at, (link?.at ?? 0) + (link?.length ?? 0))).toBe('three')
    expect(link?.line).toBe(2)
  })
})
