import type { ElementContent, Root } from 'hast'
import type { Root as Markdown } from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { partStampLines } from './stamp-lines.ts'

const markdown = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze()
const fragment = unified().use(rehypeParse, { fragment: true }).freeze()
const writer = unified()
  .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
  .freeze()

const protocols = { href: ['http', 'https', 'mailto'], src: ['http', 'https'] }

/** What show notes on a web page may hold; nothing that runs, styles or reaches out of the page. */
const pageSchema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'a',
      'strong',
      'em',
      'b',
      'i',
      'del',
      'ul',
      'ol',
      'li',
      'blockquote',
    ],
    ...['code', 'pre', 'hr', 'br', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: { a: ['href'], img: ['src', 'alt'], ol: ['start'] },
  protocols,
  strip: ['script', 'style', 'template', 'noscript', 'iframe', 'svg', 'math'],
}

/** The tags Apple Podcasts honours in a description. */
const appleSchema: Schema = {
  ...pageSchema,
  tagNames: ['p', 'ol', 'ul', 'li', 'a'],
  attributes: { a: ['href'] },
}

const forPage = unified().use(rehypeSanitize, pageSchema).freeze()
const forApple = unified().use(rehypeSanitize, appleSchema).freeze()
const toHtml = unified()
  .use(remarkRehype, {
    handlers: { html: (_state: unknown, node: { value: string }) => htmlPiece(node.value) },
  })
  .freeze()

/** Reads Markdown as a tree, to be made into HTML once or more. */
export function parseMarkdown(text: string): Markdown {
  return markdown.parse(text)
}

/** A tree of Markdown as harmless HTML; lines that start with a time stand alone. */
export function markdownToHtml(tree: Markdown, stampLines: 'paragraphs' | 'list'): Root {
  return sanitised(toHtml.runSync(partStampLines(tree, stampLines)), 'page')
}

/** Reads HTML, such as notes that were written out, as a tree. */
export function parseHtml(text: string): Root {
  return fragment.parse(text)
}

/** Drops every tag, attribute and address that a page, or Apple, does not take. */
export function sanitised(tree: Root, schema: 'page' | 'apple'): Root {
  return (schema === 'page' ? forPage : forApple).runSync(tree)
}

/** Writes a tree as HTML, ending in one newline unless it is empty. */
export function htmlText(tree: Root): string {
  const text = writer.stringify(tree).trim()
  return text === '' ? '' : `${text}\n`
}

// Markdown gives inline tags one by one, without what is between them: those mean nothing alone.
function htmlPiece(value: string): ElementContent[] {
  return parseHtml(value).children.filter(
    (node): node is ElementContent =>
      node.type === 'text' ||
      (node.type === 'element' && (node.children.length > 0 || ['br', 'hr', 'img'].includes(node.tagName))),
  )
}
