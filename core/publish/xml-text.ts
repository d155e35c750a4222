import { escapeXmlAttribute, escapeXmlText } from '../formats/syntax/xml.ts'

/** A piece of XML, already written, as lines. */
export type Xml = readonly string[]

type Attributes = Readonly<Record<string, string | undefined>>

function startTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXmlAttribute(value)}"`],
  )
  return `<${name}${written.join('')}`
}

/** An element with text, or an empty one. */
export function element(name: string, text: string, attributes: Attributes = {}): Xml {
  const start = startTag(name, attributes)
  return [text === '' ? `${start}/>` : `${start}>${escapeXmlText(text)}</${name}>`]
}

/** An element whose text is another language, such as HTML, kept readable. `]]>` in it is parted. */
export function cdata(name: string, text: string): Xml {
  const whole = text.replace(unsayable, '').replaceAll(']]>', ']]]]><![CDATA[>')
  return [`<${name}><![CDATA[${whole}]]></${name}>`]
}
const unsayable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

/** An element with elements inside. */
export function block(name: string, attributes: Attributes, children: readonly Xml[]): Xml {
  const inside = children.flat().map((line) => `  ${line}`)
  return [`${startTag(name, attributes)}>`, ...inside, `</${name}>`]
}

/** The text of a piece, ending in one newline. */
export function xmlText(xml: Xml): string {
  return `${xml.join('\n')}\n`
}
