import type { Element, Nodes, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { foldSpace } from '../../formats/syntax/lines.ts'
import type { Page, PageWarning } from '../page.ts'
import { attribute, isHidden, mainPart } from './html-elements.ts'
import { headFacts } from './html-head.ts'
import { nestedTooDeep, refuseEndlessHtml } from './html-limits.ts'
import { textOfNode } from './html-text.ts'
import { createLines, type LineWriter } from './line-writer.ts'

/** Whether a text is HTML: a whole document, or a piece whose first sign is a tag of HTML. */
export function looksLikeHtml(text: string): boolean {
  const head = text
    .slice(0, 4_096)
    .replace(/^\s*<\?xml[^>]{0,200}\?>/u, '')
    .trimStart()
  if (/^(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])/iu.test(head)) return true
  if (/^<!--/u.test(head) && /<(?:html|body|div|p|h[1-6])[\s>]/iu.test(head)) return true
  return (
    /^<(?:div|p|h[1-6]|ul|ol|article|section|main|header|span|a|table|figure|strong|em|cite|time|br|b|i|blockquote|pre|dl|nav|footer)[\s>/]/iu.test(
      head,
    ) && /<\/[a-z]/iu.test(text.slice(0, 20_000))
  )
}

/**
 * Reads a web page as the lines a person sees on it. Scripts and styles are left out and nothing is run or
 * asked for; headings, lists, paragraphs, line breaks and links keep their shape. Each line remembers its line
 * in the original.
 */
export function readHtml(text: string): Page {
  try {
    return pageOf(text)
  } catch (error) {
    // Parts a browser adds by itself, as those of a table, can make a page deeper than its tags say.
    if (error instanceof RangeError) throw nestedTooDeep()
    throw error
  }
}

function pageOf(text: string): Page {
  const tree = parseHtml(text)
  const writer = createLines('html')
  headFacts(tree, writer)
  const scripts = countScripts(text)
  const main = mainPart(tree)
  write(tree, { writer, main, outside: main !== undefined, list: -1, isCell: false })
  writer.flush()
  const warnings: PageWarning[] = []
  if (scripts > 0) {
    const count = scripts === 1 ? '1 script' : `${scripts} scripts`
    warnings.push({
      code: 'scripts-left-out',
      message: `The page holds ${count}. Galley read only its words; nothing in it was run.`,
    })
  }
  return { ...writer.page(), warnings }
}

/** Parses HTML as a browser does. */
function parseHtml(text: string): Root {
  refuseEndlessHtml(text)
  return unified().use(rehypeParse).parse(text)
}

function countScripts(text: string): number {
  return [...text.matchAll(/<script[\s>](?![^>]{0,200}application\/ld\+json)/giu)].length
}

interface Walk {
  readonly writer: LineWriter
  readonly main: Element | undefined
  /** True while outside the part of the page that is about the episode. */
  readonly outside: boolean
  /** How deep in lists, from 0; -1 outside. */
  readonly list: number
  readonly isCell: boolean
}

const skipped = new Set(
  'script style noscript template svg math iframe object embed canvas audio video picture map head select datalist textarea input dialog'.split(
    ' ',
  ),
)
const furniture = new Set('nav footer aside form button menu'.split(' '))
const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hgroup html main nav ol p pre section summary table tbody tfoot thead ul'.split(
    ' ',
  ),
)

function write(node: Nodes, walk: Walk): void {
  if (node.type === 'text') walk.writer.text(node.value, node.position?.start.line ?? 1)
  else if (node.type === 'element') writeElement(node, walk)
  else if (node.type === 'root') for (const child of node.children) write(child, walk)
}

function writeElement(element: Element, walk: Walk): void {
  const { writer } = walk
  const name = element.tagName
  const line = element.position?.start.line ?? 1
  if (skipped.has(name) || isHidden(element)) return
  if (name === 'br') writer.lineBreak()
  else if (name === 'hr') writer.rule(line)
  else if (name === 'a') writeLink(element, walk)
  else if (name === 'pre') writePreformatted(element, walk, line)
  else writeContainer(element, insideOf(element, walk), line)
}

/** What holds for the children of an element. */
function insideOf(element: Element, walk: Walk): Walk {
  const name = element.tagName
  const isFurniture = furniture.has(name) || (name === 'header' && walk.outside)
  return {
    ...walk,
    outside: (walk.outside && element !== walk.main) || isFurniture,
    list: name === 'ul' || name === 'ol' ? walk.list + 1 : walk.list,
    isCell: walk.isCell || name === 'tr',
  }
}

function writeContainer(element: Element, walk: Walk, line: number): void {
  const name = element.tagName
  const standsApart = name === 'td' || name === 'th' || name === 'cite' || name === 'time'
  const shape = shapeOf(name, walk)
  if (shape) writeBlock(element, walk, line, shape)
  else {
    if (standsApart) walk.writer.text(' ', line)
    for (const child of element.children) write(child, walk)
  }
}

/** The shape a block element gives its words; undefined for elements inside a line. */
function shapeOf(name: string, { list, isCell }: Walk): Shape | undefined {
  if (/^h[1-6]$/.test(name)) return { form: 'heading', level: Number(name[1]) }
  if (name === 'li') return { form: 'item', level: Math.max(0, list) }
  if (name === 'tr') return { form: 'item', level: 0 }
  return blocks.has(name) && !isCell ? { form: 'paragraph', level: 0 } : undefined
}

interface Shape {
  readonly form: 'heading' | 'item' | 'paragraph'
  readonly level: number
}

function writeBlock(element: Element, walk: Walk, line: number, shape: Shape): void {
  const { writer } = walk
  // A paragraph inside an item or a heading goes on in its shape.
  const keeps = shape.form === 'paragraph' && writer.isWaiting()
  if (!keeps) writer.begin(shape, line, walk.outside)
  for (const child of element.children) write(child, walk)
  if (!keeps) writer.end(line, walk.outside)
}

function writeLink(element: Element, walk: Walk): void {
  const address = attribute(element, 'href')
  if (address !== undefined) walk.writer.openLink(address)
  for (const child of element.children) write(child, walk)
  if (address !== undefined) walk.writer.closeLink()
}

/** Every line of preformatted text is a line. */
function writePreformatted(element: Element, { writer, outside }: Walk, line: number): void {
  writer.begin({ form: 'paragraph', level: 0 }, line, outside)
  for (const [index, row] of textOfNode(element).split('\n').entries()) {
    if (index > 0) writer.lineBreak()
    writer.text(row, line + index)
  }
  writer.end(line, outside)
}

/** A description as paragraphs of plain text, whether it was given as HTML or as text. */
export function plainParagraphs(text: string): string[] {
  if (!/<\/?[a-z][^<>]{0,500}>/iu.test(text)) {
    return text
      .split(/\n+/u)
      .map((paragraph) => foldSpace(paragraph))
      .filter((paragraph) => paragraph !== '')
  }
  return readHtml(text)
    .passages.filter(({ text: words }) => words !== '')
    .map(({ form, text: words }) => (form === 'item' ? `- ${words}` : words))
}
