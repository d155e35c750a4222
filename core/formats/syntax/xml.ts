import { decodeXML } from 'entities/decode'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { ParseWarning } from '../format.ts'
import { warn } from './chapter-list.ts'
import { formatError } from './format-error.ts'
import { lineFinder } from './lines.ts'

/** An element with everything inside it in document order. */
export interface XmlElement {
  /** The whole name, such as `psc:chapter`. */
  readonly name: string
  /** The name without its prefix, such as `chapter`; prefixes are the author's choice, not the format's. */
  readonly local: string
  /** Attribute values by their local names. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
  /** The line of the start tag, from 1. */
  readonly line: number
}

/** A piece of an XML document: an element or text. */
export type XmlNode = XmlElement | string

/** What was read of an XML text. */
export interface XmlDocument {
  readonly roots: readonly XmlElement[]
  /** Set when the XML is damaged but could be read in part. */
  readonly damage?: ParseWarning
}

const largest = 100 * 1024 * 1024
/** A transcript of 60,000 words has fewer, each word in an element with settings of its own; more fill the memory. */
const mostTags = 1_000_000

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  allowBooleanAttributes: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
  captureMetaData: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
  maxNestedTags: 200,
})

/**
 * Reads an XML text. Only the five named entities of XML and character numbers are decoded: a document
 * that declares entities of its own is refused, and nothing outside the text is ever asked for.
 */
export function parseXml(text: string): XmlDocument {
  if (text.length > largest)
    throw formatError(
      'This XML file is larger than 100 MB, more than Galley reads.',
      undefined,
      'Bring in only the part you need.',
    )
  if (hasMoreTags(text, mostTags))
    throw formatError(
      'This file has more than a million XML tags, more than a transcript or a list of chapters needs.',
      undefined,
      'Bring in only the part you need.',
    )
  const plain = withoutDoctype(text)
  const nodes = parseNodes(plain)
  const lineAt = lineFinder(text)
  const roots = elementsOf(readNodes(nodes, lineAt))
  if (roots.length === 0) throw formatError('There is no XML element in this text.')
  const checked = XMLValidator.validate(plain, { allowBooleanAttributes: true })
  if (checked === true) return { roots }
  const { line } = checked.err
  return {
    roots,
    damage: warn('xml-damaged', `The XML is damaged near line ${line}; Galley read what it could.`, line),
  }
}

function hasMoreTags(text: string, most: number): boolean {
  let count = 0
  for (let at = text.indexOf('<'); at !== -1 && count <= most; at = text.indexOf('<', at + 1)) count += 1
  return count > most
}

function parseNodes(text: string): readonly RawNode[] {
  try {
    // The parser keeps text only when a tag follows it, so a text that is cut off gets one.
    return parser.parse(/>\s*$/.test(text.slice(-1000)) ? text : `${text}</cut>`) as readonly RawNode[]
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    const nested = said.includes('nested')
    throw formatError(
      nested
        ? 'The XML is nested too deeply to be a file of this kind.'
        : 'The file is not valid XML: a tag, comment or quotation mark is never closed.',
    )
  }
}

/** The element and text nodes of the parser: one key that is the name, `:@` for attributes. */
type RawNode = Readonly<Record<string, unknown>>

/** Blanks the document type, keeping all positions, and refuses entity declarations. */
function withoutDoctype(text: string): string {
  const start = text.search(/<!DOCTYPE/i)
  if (start === -1) return text
  const token = /["'[\]>]|<!ENTITY/gi
  token.lastIndex = start + 9
  let brackets = 0
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match
    if (found === '"' || found === "'") {
      const end = text.indexOf(found, match.index + 1)
      if (end === -1) break
      token.lastIndex = end + 1
    } else if (found === '[') brackets += 1
    else if (found === ']') brackets -= 1
    else if (found !== '>') throw entitiesRefused(text, match.index)
    else if (brackets <= 0) return blank(text, start, match.index + 1)
  }
  throw formatError('The document type at the top of this XML is never closed.', lineFinder(text)(start))
}

function entitiesRefused(text: string, position: number): Error {
  return formatError(
    'This XML declares entities of its own, which can be used to harm a reader.',
    lineFinder(text)(position),
    'Export it again without a document type.',
  )
}

function blank(text: string, from: number, to: number): string {
  const kept = text.slice(from, to).replace(/[^\n\r]/g, ' ')
  return text.slice(0, from) + kept + text.slice(to)
}

/** Where the parser keeps the place of a node; its types call the symbol an object. */
const metadata = XMLParser.getMetaDataSymbol() as symbol

function readNodes(nodes: readonly RawNode[], lineAt: (position: number) => number): XmlNode[] {
  const read: XmlNode[] = []
  for (const node of nodes) {
    const name = Object.keys(node).find((key) => key !== ':@')
    if (name === undefined) continue
    const content = node[name]
    if (name === '#text') read.push(decoded(String(content)))
    else if (name === '#cdata') read.push(cdataText(content))
    else if (Array.isArray(content) && isName(name))
      read.push(readElement(name, node, content as RawNode[], lineAt))
  }
  return read
}

/** Most pieces, the white space between tags among them, hold nothing to decode. */
function decoded(text: string): string {
  return text.includes('&') ? decodeXML(text) : text
}

/** The parser takes almost anything for a name; damaged text must not become elements. */
function isName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}._:-]*$/u.test(name)
}

function cdataText(content: unknown): string {
  if (!Array.isArray(content)) return ''
  return content.map((part: RawNode) => String(part['#text'] ?? '')).join('')
}

function readElement(
  name: string,
  node: RawNode,
  content: readonly RawNode[],
  lineAt: (position: number) => number,
): XmlElement {
  const raw = node[':@'] as Readonly<Record<string, unknown>> | undefined
  const place = (node as Readonly<Record<symbol, { readonly startIndex?: number } | undefined>>)[metadata]
  return {
    name,
    local: localName(name),
    attributes: raw ? readAttributes(raw) : noAttributes,
    children: readNodes(content, lineAt),
    line: lineAt(place?.startIndex ?? 0),
  }
}

const noAttributes: ReadonlyMap<string, string> = new Map()

function readAttributes(raw: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(raw).map(([key, value]) => [localName(key), value === true ? '' : decoded(String(value))]),
  )
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1)
}

/** The elements among some nodes. */
export function elementsOf(nodes: readonly XmlNode[]): readonly XmlElement[] {
  return nodes.filter((node) => typeof node !== 'string')
}

/** Every element with a local name, at any depth, in document order; not looking inside a match. */
export function findElements(nodes: readonly XmlNode[], local: string): readonly XmlElement[] {
  const found: XmlElement[] = []
  const look = (inside: readonly XmlNode[]): void => {
    for (const element of elementsOf(inside)) {
      if (element.local === local) found.push(element)
      else look(element.children)
    }
  }
  look(nodes)
  return found
}

/** The text inside an element, at any depth, as it stands. */
export function textInside(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textInside(child))).join('')
}

/** What XML 1.0 cannot say at all, not even as a number. */
const unsayable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

/** Writes text for use between tags; characters XML forbids are left out. */
export function escapeXmlText(text: string): string {
  return text.replace(unsayable, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Writes text for use inside double quotes; line breaks become spaces, as readers would make them. */
export function escapeXmlAttribute(text: string): string {
  return escapeXmlText(text)
    .replace(/"/g, '&quot;')
    .replace(/[\t\n\r]+/g, ' ')
}
