import { isAppError } from '../../errors.ts'
import type { ParseWarning } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { elementsOf, findElements, parseXml, type XmlElement } from '../syntax/xml.ts'
import type { ZipArchive } from './zip-archive.ts'

/** What the text of a Word document needs to know of the rest of it. */
export interface DocxParts {
  readonly body: XmlElement
  /** What of the document is damaged and was read in part or done without. */
  readonly damage: readonly ParseWarning[]
  /** Heading levels by the id of a paragraph style, 1 for a title and the highest headings. */
  readonly headings: ReadonlyMap<string, number>
  /** The ids of paragraph styles that are items of a list. */
  readonly lists: ReadonlySet<string>
  /** Addresses of links by the id the text has for them. */
  readonly links: ReadonlyMap<string, string>
}

/** What is larger is no transcript: the words of a thousand hours are half of it. */
const mostText = 100 * 1024 * 1024
const mostOther = 20 * 1024 * 1024

/**
 * Finds the parts of a Word document (ECMA-376), or undefined when the archive is none. What a text can be read
 * without may be missing or damaged.
 */
export function docxParts(archive: ZipArchive): DocxParts | undefined {
  if (!archive.names.some((name) => name.startsWith('word/'))) return undefined
  const main = mainPart(archive)
  const bytes = archive.read(main, mostText)
  const { roots, damage } = parseXml(bytes ? decode(bytes) : '')
  const [body] = findElements(roots, 'body')
  if (!body) throw noText()
  const slash = main.lastIndexOf('/')
  const folder = main.slice(0, slash + 1)
  const styles = optional(archive, `${folder}styles.xml`)
  const relations = optional(archive, `${folder}_rels/${main.slice(slash + 1)}.rels`)
  return {
    body,
    damage: [
      // The line that it names is one of the XML, which nobody sees.
      ...(damage ? [warn(damage.code, 'The document is damaged; Galley read what it could of it.')] : []),
      ...(styles ? [] : [doneWithout('headings and lists')]),
      ...(relations ? [] : [doneWithout('links')]),
    ],
    ...readStyles(styles ?? []),
    links: linkTargets(relations ?? []),
  }
}

function doneWithout(what: string): ParseWarning {
  const message = `The part of the document that tells its ${what} is damaged; its text was read without them.`
  return warn('part-damaged', message)
}

function noText(): Error {
  return formatError(
    'The part of this Word document that holds its text is missing.',
    undefined,
    'Open it in the program it came from and save it again.',
  )
}

/** The name of the main part is a custom; the relationships of the package are what says it. */
function mainPart(archive: ZipArchive): string {
  const usual = 'word/document.xml'
  if (archive.names.includes(usual)) return usual
  const relations = relationships(optional(archive, '_rels/.rels') ?? [])
  const target = relations.find((one) => one.attributes.get('Type')?.endsWith('/officeDocument'))
  const name = target?.attributes.get('Target')?.replace(/^\//, '') ?? ''
  if (!name.startsWith('word/') || !archive.names.includes(name)) throw noText()
  return name
}

function decode(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const label = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}

/** The elements of a part, none where it is missing; undefined where it is damaged. */
function optional(archive: ZipArchive, name: string): readonly XmlElement[] | undefined {
  try {
    const bytes = archive.read(name, mostOther)
    return bytes ? parseXml(decode(bytes)).roots : []
  } catch (error) {
    if (isAppError(error, 'format-error')) return undefined
    throw error
  }
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
