import type { Element, ElementContent, Root } from 'hast'
import { startsWithStamp } from './stamp-lines.ts'

/**
 * Notes of Apple's five tags as plain text: paragraphs parted by an empty line, lines that start with a
 * time kept together, list items with a dash, links with their address behind them.
 */
export function plainText(tree: Root): string {
  const blocks = tree.children
    .filter((node) => node.type === 'element')
    .flatMap((node) => blockLines(node, ''))
  let text = ''
  let last: Line | undefined
  for (const line of blocks) {
    const close = last !== undefined && (line.close || (last.stamped && line.stamped))
    text += (last === undefined ? '' : close ? '\n' : '\n\n') + line.text
    last = line
  }
  return text === '' ? '' : `${text}\n`
}

interface Line {
  readonly text: string
  readonly stamped: boolean
  /** Stands directly under the line before it. */
  readonly close: boolean
}

function blockLines(block: Element, indent: string): Line[] {
  if (block.tagName !== 'ul' && block.tagName !== 'ol') {
    const text = wordsOf(block.children, true)
    return text === '' ? [] : [{ text: indent + text, stamped: startsWithStamp(text), close: false }]
  }
  const ordered = block.tagName === 'ol'
  const lines = block.children
    .filter((item) => item.type === 'element')
    .flatMap((item, index) => itemLines(item, indent, ordered ? `${index + 1}. ` : '- '))
  return lines.map((line, index) => (index === 0 ? line : { ...line, close: true }))
}

function itemLines(item: Element, indent: string, mark: string): Line[] {
  const isBlock = (node: ElementContent): node is Element => node.type === 'element' && node.tagName !== 'a'
  const text = wordsOf(
    item.children.filter((node) => !isBlock(node)),
    true,
  )
  const inner = item.children.filter(isBlock).flatMap((block) => blockLines(block, `${indent}  `))
  const own =
    text === '' ? [] : [{ text: indent + mark + text, stamped: startsWithStamp(text), close: false }]
  return [...own, ...inner]
}

function wordsOf(nodes: readonly ElementContent[], alone: boolean): string {
  let text = ''
  for (const node of nodes) {
    if (node.type === 'text') text += node.value
    else if (node.type === 'element' && node.tagName === 'a')
      text += linkText(node, alone && nodes.length === 1)
    else if (node.type === 'element') text += wordsOf(node.children, false)
  }
  return text
}

function linkText(link: Element, alone: boolean): string {
  const words = wordsOf(link.children, false)
  const href = String(link.properties['href'] ?? '')
  if (words === href || href === `mailto:${words}` || bare(href) === bare(words)) return words
  if (words.trim() === '') return href
  return alone ? `${words}: ${href}` : `${words} (${href})`
}

const bare = (address: string): string => address.replace(/^https?:\/\//i, '').replace(/\/$/, '')
