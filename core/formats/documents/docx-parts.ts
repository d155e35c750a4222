import type { ParseWarning } from '../format.ts'
import { elementsOf, findElements, parseXml, type XmlElement } from '../syntax/xml.ts'
import type { ZipArchive } from './zip-archive.ts'

/** What the text of a Word document needs to know of the rest of it. */
export interface DocxParts {
  readonly body: XmlElement
  /** Set when the text is damaged and could be read in part. */
  readonly damage?: ParseWarning
  /** Heading levels by the id of a paragraph style, 1 for a title and the highest headings. */
  readonly headings: ReadonlyMap<string, number>
  /** The ids of paragraph styles that are items of a list. */
  readonly lists: ReadonlySet<string>
  /** Addresses of links by the id the text has for them. */
  readonly links: ReadonlyMap<string, string>
}

/** Text of a thousand hours takes less, even with every word in a run of its own. */
const mostText = 100 * 1024 * 1024
const mostOther = 20 * 1024 * 1024

/** Finds the parts of a Word document (ECMA-376), or undefined when the archive is none. */
export function docxParts(archive: ZipArchive): DocxParts | undefined {
  const main = mainPart(archive)
  const bytes = main === undefined ? undefined : archive.read(main, mostText)
  if (main === undefined || !bytes) return undefined
  const { roots, damage } = parseXml(decode(bytes))
  const [body] = findElements(roots, 'body')
  if (!body) return undefined
  const slash = main.lastIndexOf('/')
  const folder = main.slice(0, slash + 1)
  return {
    body,
    ...(damage && { damage }),
    ...readStyles(optional(archive, `${folder}styles.xml`)),
    links: linkTargets(optional(archive, `${folder}_rels/${main.slice(slash + 1)}.rels`)),
  }
}

/** The name of the main part is a custom; the relationships of the package are what says it. */
function mainPart(archive: ZipArchive): string | undefined {
  const usual = 'word/document.xml'
  if (archive.names.includes(usual)) return usual
  const relations = relationships(optional(archive, '_rels/.rels'))
  const target = relations.find((one) => one.attributes.get('Type')?.endsWith('/officeDocument'))
  const name = target?.attributes.get('Target')?.replace(/^\//, '')
  return name?.startsWith('word/') ? name : undefined
}

function decode(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const label = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}

function optional(archive: ZipArchive, name: string): readonly XmlElement[] {
  const bytes = archive.read(name, mostOther)
  return bytes ? parseXml(decode(bytes)).roots : []
}

function relationships(roots: readonly XmlElement[]): readonly XmlElement[] {
  return findElements(roots, 'Relationship')
}

function linkTargets(roots: readonly XmlElement[]): ReadonlyMap<string, string> {
  const links = new Map<string, string>()
  for (const { attributes } of relationships(roots)) {
    const address = attributes.get('Target') ?? ''
    if (attributes.get('Type')?.endsWith('/hyperlink') && /^(?:https?|mailto):/i.test(address))
      links.set(attributes.get('Id') ?? '', address)
  }
  return links
}

/** Ids of styles differ with the language of Word; the names of its own styles are English in all. */
function readStyles(roots: readonly XmlElement[]): Pick<DocxParts, 'headings' | 'lists'> {
  const lists = new Set<string>()
  const levels = new Map<string, number>()
  const bases = new Map<string, string>()
  for (const style of findElements(roots, 'style')) {
    const id = style.attributes.get('styleId') ?? ''
    const name = settingOf(style, 'name')?.toLowerCase() ?? ''
    const about = childOf(style, 'pPr')
    if (about && isNumbered(about)) lists.add(id)
    const [, level] = /^heading ([1-6])$/.exec(name) ?? []
    if (level !== undefined) levels.set(id, Number(level))
    else if (name === 'title') levels.set(id, 1)
    else if (name !== 'subtitle') bases.set(id, settingOf(style, 'basedOn') ?? '')
  }
  for (const [id, base] of bases) {
    const level = levels.get(base)
    if (level !== undefined) levels.set(id, level)
    if (lists.has(base)) lists.add(id)
  }
  return { headings: levels, lists }
}

/** Whether a paragraph or style says it is an item of a list; undefined where it says nothing. */
export function isNumbered(about: XmlElement): boolean | undefined {
  const numbering = childOf(about, 'numPr')
  return numbering && settingOf(numbering, 'numId') !== '0'
}

/** The `val` of a child element, which is how Word says most things. */
export function settingOf(element: XmlElement, local: string): string | undefined {
  return childOf(element, local)?.attributes.get('val')
}

/** The first child with a local name. */
export function childOf(element: XmlElement, local: string): XmlElement | undefined {
  return elementsOf(element.children).find((child) => child.local === local)
}
