import { describe, expect, test } from 'vitest'
import { isAppError } from '../../errors.ts'
import { escapeXmlAttribute, escapeXmlText, findElements, parseXml, textInside } from './xml.ts'

function refusal(text: string): string | undefined {
  try {
    parseXml(text)
    return undefined
  } catch (error) {
    if (isAppError(error, 'format-error')) return error.message
    throw error
  }
}

describe('reading XML', () => {
  test('decodes the five entities and character numbers, in text and attributes', () => {
    const { roots } = parseXml('<a t="&quot;1 &lt; 2&quot; &#x1F514;">x &amp; y<![CDATA[ <z> &amp;]]></a>')
    expect(roots[0]?.attributes.get('t')).toBe('"1 < 2" 🔔')
    expect(roots.map(textInside)).toEqual(['x & y <z> &amp;'])
  })

  test('finds elements by local name, with the line they stand on', () => {
    const { roots } = parseXml('<r>\n<x:chapter n="1"/>\r\n<y><chapter n="2"/></y></r>')
    expect(findElements(roots, 'chapter').map((one) => [one.line, one.attributes.get('n')])).toEqual([
      [2, '1'],
      [3, '2'],
    ])
  })

  test('a plain document type is fine and asks for nothing', () => {
    expect(parseXml('<!DOCTYPE a SYSTEM "http://nowhere.example/x.dtd">\n<a/>').roots[0]?.line).toBe(2)
  })

  test.each([
    ['an entity bomb', `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}">]><l>&b;</l>`],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['a parameter entity', '<!DOCTYPE a [\n<!entity % p SYSTEM "http://x.example/">%p;]><a/>'],
  ])('refuses %s with a sentence', (_, text) => {
    expect(refusal(text)).toContain('declares entities of its own')
  })

  test('leaves an entity it does not know as it is written', () => {
    expect(parseXml('<a>&copy; &nbsp;</a>').roots.map(textInside)).toEqual(['&copy; &nbsp;'])
  })

  test.each([
    ['nesting without end', '<a>'.repeat(100_000)],
    ['a comment that never closes', `<a>${'<!--'.repeat(100_000)}`],
    ['brackets only', '<'.repeat(1_000_000)],
    ['a document type that never closes', `<!DOCTYPE a [${' '.repeat(1_000_000)}`],
    ['text only', 'a'.repeat(1_000_000)],
    ['a quotation mark that never closes', `<a b="${'x'.repeat(1_000_000)}`],
    ['more tags than memory is for', `<a>${'<b/>'.repeat(1_000_000)}</a>`],
  ])('refuses %s', (_, text) => {
    expect(refusal(text)).toMatch(/XML/)
  })

  test('finds any number of elements inside of others', () => {
    const { roots } = parseXml(`<r><list>${'<a/>'.repeat(150_000)}</list></r>`)
    expect(findElements(roots, 'a')).toHaveLength(150_000)
  })

  test('reads what is left of a damaged document and says where the damage is', () => {
    const { roots, damage } = parseXml('<r>\n<a>one</a>\n<a>two\n')
    expect(findElements(roots, 'a').map((one) => textInside(one).trim())).toEqual(['one', 'two'])
    expect(damage?.code).toBe('xml-damaged')
  })
})

describe('writing XML', () => {
  test('escapes what breaks a file, and leaves out what no XML can hold', () => {
    expect(escapeXmlText('a & b < c > "d" \u0000\u000B\uFFFE\uD800!')).toBe('a &amp; b &lt; c &gt; "d" !')
    expect(escapeXmlAttribute('a "b"\n\tc')).toBe('a &quot;b&quot; c')
    expect(escapeXmlText('🎙️')).toBe('🎙️')
  })
})
