import type { Element, ElementContent, Root, RootContent } from 'hast'
import { publishable } from '../address.ts'

type Node = RootContent | ElementContent

/**
 * Rewrites notes with the five tags Apple shows: p, ol, ul, li, a. Headings and quotes become
 * paragraphs, line breaks begin a new one, a table becomes a paragraph per row; emphasis is dropped,
 * its words stay.
 */
export function appleTree(tree: Root): Root {
  const children: RootContent[] = []
  for (const block of blocksOf(tree.children)) children.push(block, { type: 'text', value: '\n' })
  return { type: 'root', children }
}

const inline = new Set(['a', 'strong', 'em', 'b', 'i', 'del', 'code', 'br', 'img'])
const transparent = new Set(['blockquote', 'table', 'thead', 'tbody'])

function blocksOf(nodes: readonly Node[]): Element[] {
  const blocks: Element[] = []
  let loose: Node[] = []
  const settle = (): void => {
    if (loose.length > 0) blocks.push(...paragraphs(loose))
    loose = []
  }
  for (const node of nodes) {
    if (node.type === 'text' || (node.type === 'element' && inline.has(node.tagName))) loose.push(node)
    else if (node.type === 'element') {
      settle()
      blocks.push(...blockOf(node))
    }
  }
  settle()
  return blocks
}

function blockOf(node: Element): Element[] {
  if (node.tagName === 'hr') return []
  if (transparent.has(node.tagName)) return blocksOf(node.children)
  if (node.tagName === 'ul' || node.tagName === 'ol') {
    const items = node.children.flatMap((child) => (child.type === 'element' ? [itemOf(child)] : []))
    return items.length > 0 ? [element(node.tagName, items)] : []
  }
  if (node.tagName === 'tr') return paragraphs(cellsOf(node))
  if (node.tagName === 'pre') return linesOf(node).flatMap((value) => paragraphs([{ type: 'text', value }]))
  return paragraphs(node.children)
}

// One paragraph in an item needs no tag of its own: an item is a line already.
function itemOf(item: Element): Element {
  const blocks = blocksOf(item.children)
  const bare = blocks.filter((block) => block.tagName === 'p').length === 1
  return element(
    'li',
    blocks.flatMap((block) => (bare && block.tagName === 'p' ? block.children : [block])),
  )
}

function cellsOf(row: Element): ElementContent[] {
  const cells = row.children.filter((cell) => cell.type === 'element')
  return cells.flatMap((cell, index) => [
    ...(index > 0 ? [{ type: 'text' as const, value: ' – ' }] : []),
    ...cell.children,
  ])
}

function linesOf(node: Element): string[] {
  return textOf(node).split('\n')
}

function paragraphs(nodes: readonly Node[]): Element[] {
  const lines: ElementContent[][] = [[]]
  for (const piece of nodes.flatMap(inlineOf)) {
    if (piece === 'break') lines.push([])
    else lines.at(-1)?.push(piece)
  }
  return lines.map(trimmed).flatMap((line) => (line.length > 0 ? [element('p', line)] : []))
}

function inlineOf(node: Node): (ElementContent | 'break')[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value.replace(/\s+/gu, ' ') }]
  if (node.type !== 'element') return []
  if (node.tagName === 'br') return ['break']
  if (node.tagName === 'img') return inlineOf({ type: 'text', value: String(node.properties['alt'] ?? '') })
  const inside = node.children.flatMap(inlineOf)
  if (node.tagName !== 'a') return inside
  const href = publishable(String(node.properties['href'] ?? ''))
  const words = inside.filter((piece) => piece !== 'break')
  return href === undefined ? inside : [{ ...element('a', words), properties: { href } }]
}

function trimmed(line: readonly ElementContent[]): ElementContent[] {
  const kept = [...line]
  while (isBlank(kept[0])) kept.shift()
  while (isBlank(kept.at(-1))) kept.pop()
  return kept.map((piece, index) => {
    if (piece.type !== 'text') return piece
    const start = index === 0 ? piece.value.trimStart() : piece.value
    return { type: 'text', value: index === kept.length - 1 ? start.trimEnd() : start }
  })
}

const isBlank = (node: ElementContent | undefined): boolean =>
  node?.type === 'text' && node.value.trim() === ''

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}

/** All text of a tree, as it stands. */
export function textOf(node: Root | Node): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
