import { decodeHTML } from 'entities/decode'

/** A start or end tag, its name in lower case. */
export interface HtmlTag {
  readonly kind: 'open' | 'close'
  readonly name: string
  /** As written, between the name and the closing sign. */
  readonly attributes: string
  /** Where it stands in the text. */
  readonly at: number
}

/** A piece of an HTML text, in document order. */
export type HtmlToken =
  | HtmlTag
  | { readonly kind: 'text' | 'comment'; readonly text: string; readonly at: number }

/** Elements whose content is not text for people. */
const unread = new Set(['script', 'style', 'template', 'noscript', 'svg', 'iframe', 'textarea', 'select'])

/**
 * Cuts an HTML text into tags, text and comments, in one pass and with no tree: transcripts are flat, and
 * hostile nesting costs nothing. Text is decoded; scripts, styles and their like are left out.
 */
export function readHtmlTokens(html: string): readonly HtmlToken[] {
  const tokens: HtmlToken[] = []
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    const end = next === -1 ? html.length : next
    if (end > at) tokens.push({ kind: 'text', text: decode(html.slice(at, end)), at })
    if (next === -1) break
    at = readMarkup(html, next, tokens)
  }
  return tokens
}

function decode(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text
}

/** Reads what begins at a `<` and answers where the text goes on. */
function readMarkup(html: string, at: number, tokens: HtmlToken[]): number {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4)
    tokens.push({ kind: 'comment', text: html.slice(at + 4, end === -1 ? undefined : end), at })
    return end === -1 ? html.length : end + 3
  }
  const tag = /^<(\/?)([a-zA-Z][^\s/>]{0,50})/.exec(html.slice(at, at + 60))
  if (!tag) {
    if (html[at + 1] === '!' || html[at + 1] === '?' || html[at + 1] === '/') return skipTo(html, '>', at)
    tokens.push({ kind: 'text', text: '<', at })
    return at + 1
  }
  const end = skipTo(html, '>', at)
  const name = (tag[2] ?? '').toLowerCase()
  const attributes = html.slice(at + tag[0].length, end - 1)
  tokens.push({ kind: tag[1] === '/' ? 'close' : 'open', name, attributes, at })
  return tag[1] !== '/' && unread.has(name) && !attributes.endsWith('/') ? skipElement(html, name, end) : end
}

function skipTo(html: string, sign: string, from: number): number {
  const end = html.indexOf(sign, from)
  return end === -1 ? html.length : end + 1
}

function skipElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}[\\s/>]`, 'gi')
  closing.lastIndex = from
  return closing.exec(html)?.index ?? html.length
}

/** The value of one attribute, decoded; undefined when the tag has none of that name. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  )
  const value = match?.[1] ?? match?.[2] ?? match?.[3]
  return value === undefined ? undefined : decode(value)
}

/** Writes text for HTML, between tags or inside double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
