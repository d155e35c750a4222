import type { Element, Root, RootContent } from 'hast'
import { foldLine } from './fold-line.ts'
import { textOf } from './notes/apple-html.ts'
import { markdownToHtml, parseHtml, parseMarkdown } from './notes/markdown-html.ts'
import type { RenderedNotes } from './notes/render-notes.ts'

/** The first difference between notes and a file of them, read again; undefined when there is none. */
export function notesDifference(fileId: string, notes: RenderedNotes, text: string): string | undefined {
  const read = text.replace(/\r\n?/g, '\n')
  if (file[fileId] === 'text')
    return foldLine(read) === foldLine(notes.plain) ? undefined : 'its words differ from the notes.'
  const isHtml = file[fileId] === 'html'
  const tree = isHtml ? parseHtml(read) : markdownToHtml(parseMarkdown(read), 'list')
  return htmlDifference(tree, parseHtml(isHtml ? notes.html : notes.fullHtml))
}

const file: Readonly<Record<string, 'markdown' | 'html' | 'text'>> = {
  'show-notes-markdown': 'markdown',
  'show-notes-html': 'html',
  'show-notes-text': 'text',
}

/** The first difference in words, tags or links of two pages; undefined when there is none. */
function htmlDifference(read: Root, expected: Root): string | undefined {
  if (foldLine(textOf(read)) !== foldLine(textOf(expected))) return 'its words differ from the notes.'
  const found = elements(read)
  const wanted = elements(expected)
  if (found.map(({ tagName }) => tagName).join(' ') !== wanted.map(({ tagName }) => tagName).join(' ')) {
    return 'its paragraphs, lists or headings differ from the notes.'
  }
  const at = wanted.findIndex((one, index) => one.properties['href'] !== found[index]?.properties['href'])
  return at === -1 ? undefined : `the address of the link “${textOf(wanted[at] ?? expected)}” differs.`
}

function elements(node: Root | RootContent): Element[] {
  if (!('children' in node)) return []
  return node.children.flatMap((child) => (child.type === 'element' ? [child, ...elements(child)] : []))
}
