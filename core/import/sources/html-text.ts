import type { Nodes } from 'hast'

/** All the text inside a node, as it stands. */
export function textOfNode(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' && node.type !== 'root') return ''
  return node.children.map((child) => textOfNode(child)).join('')
}
