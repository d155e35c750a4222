import type { List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'

const stamp = /^\s*[[(]?\d{1,3}:[0-5]\d(?::[0-5]\d)?[\])]?(?=\s|$)/

/** Whether a line starts with a time, as chapters in show notes do. */
export function startsWithStamp(line: string): boolean {
  return stamp.test(line)
}

/**
 * Gives every line that starts with a time a paragraph or a list item of its own. Markdown would run
 * such lines together, and podcast apps find chapters only in lines (Apple ignores bare line breaks).
 */
export function partStampLines(tree: Root, as: 'paragraphs' | 'list'): Root {
  return {
    ...tree,
    children: tree.children.flatMap((block): RootContent[] =>
      block.type === 'paragraph' ? partParagraph(block, as) : [block],
    ),
  }
}

function partParagraph(paragraph: Paragraph, as: 'paragraphs' | 'list'): RootContent[] {
  const lines = linesOf(paragraph.children)
  const stamped = lines.map((line) => startsWithStamp(textOf(line)))
  if (lines.length < 2 || !stamped.includes(true)) return [paragraph]
  const parts: { stamped: boolean; children: PhrasingContent[] }[] = []
  lines.forEach((line, index) => {
    const last = parts.at(-1)
    if (stamped[index] || !last) parts.push({ stamped: stamped[index] ?? false, children: line })
    else last.children = [...last.children, { type: 'text', value: '\n' }, ...line]
  })
  const blocks: RootContent[] = []
  for (const part of parts) {
    const own: Paragraph = { type: 'paragraph', children: part.children }
    const last = blocks.at(-1)
    if (as === 'paragraphs' || !part.stamped) blocks.push(own)
    else if (last?.type === 'list') last.children.push({ type: 'listItem', children: [own] })
    else blocks.push(listOf(own))
  }
  return blocks
}

function listOf(first: Paragraph): List {
  return { type: 'list', ordered: false, spread: false, children: [{ type: 'listItem', children: [first] }] }
}

function linesOf(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of children) {
    if (child.type === 'break') lines.push([])
    else if (child.type === 'text') {
      const [first = '', ...rest] = child.value.split('\n')
      if (first !== '') lines.at(-1)?.push({ type: 'text', value: first })
      for (const value of rest) lines.push(value === '' ? [] : [{ type: 'text', value }])
    } else lines.at(-1)?.push(child)
  }
  return lines.filter((line) => line.length > 0)
}

function textOf(nodes: readonly (RootContent | PhrasingContent)[]): string {
  let text = ''
  for (const node of nodes) {
    if ('value' in node) text += node.value
    else if ('children' in node) text += textOf(node.children)
  }
  return text
}
