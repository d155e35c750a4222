import { createElement, Fragment, type MouseEvent, type ReactNode, useMemo } from 'react'
import { useClient } from '../../state/client.ts'
import { openOutside } from '../../state/open-outside.ts'

/** What the preview draws; any other tag gives its text. Headings start below those of the screen. */
const drawn: Readonly<Record<string, string>> = {
  H1: 'h3',
  H2: 'h4',
  H3: 'h5',
  H4: 'h6',
  H5: 'h6',
  H6: 'h6',
  P: 'p',
  UL: 'ul',
  OL: 'ol',
  LI: 'li',
  STRONG: 'strong',
  B: 'strong',
  EM: 'em',
  I: 'em',
  DEL: 'del',
  BLOCKQUOTE: 'blockquote',
  CODE: 'code',
  PRE: 'pre',
  TABLE: 'table',
  THEAD: 'thead',
  TBODY: 'tbody',
  TR: 'tr',
  TH: 'th',
  TD: 'td',
}
const dropped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'MATH', 'NOSCRIPT'])

/**
 * Draws HTML the host has sanitised without ever handing markup to the page: it is parsed apart and
 * built from a short list of elements. Links open outside, never in place.
 */
export function SafeHtml({ html }: { readonly html: string }) {
  const client = useClient()
  const content = useMemo(() => {
    const open = (address: string) => openOutside(client, address)
    const body = new DOMParser().parseFromString(html, 'text/html').body
    return childrenOf(body, open)
  }, [html, client])
  return <>{content}</>
}

function childrenOf(parent: Element, open: (address: string) => void): ReactNode[] {
  return [...parent.childNodes].map((node, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the tree is drawn anew from each text
    return <Fragment key={index}>{nodeOf(node, open)}</Fragment>
  })
}

function nodeOf(node: ChildNode, open: (address: string) => void): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element) || dropped.has(node.tagName.toUpperCase())) return null
  const children = childrenOf(node, open)
  switch (node.tagName) {
    case 'A':
      return <OutsideLink address={node.getAttribute('href')} open={open} content={children} />
    case 'BR':
      return <br />
    case 'HR':
      return <hr />
    case 'IMG':
      return <span className="t3">{node.getAttribute('alt')}</span>
    case 'LI':
      return chapterLine(node, open) ?? <li>{children}</li>
  }
  const tag = drawn[node.tagName]
  return tag === undefined ? children : createElement(tag, {}, ...children)
}

/** A list item that starts with a time is set in two columns, as chapters are read. */
function chapterLine(item: Element, open: (address: string) => void): ReactNode {
  const first = item.firstChild
  if (first?.nodeType !== Node.TEXT_NODE) return undefined
  const stamp = /^\s*(\d{1,3}:\d{2}(?::\d{2})?)\s+/.exec(first.textContent ?? '')
  if (!stamp?.[1]) return undefined
  const [, ...rest] = childrenOf(item, open)
  return (
    <li className="stamped num">
      <span className="acc">{stamp[1]} </span>
      <span>
        {(first.textContent ?? '').slice(stamp[0].length)}
        {rest}
      </span>
    </li>
  )
}

interface OutsideLinkProps {
  readonly address: string | null
  readonly open: (address: string) => void
  readonly content: ReactNode
}

function OutsideLink({ address, open, content }: OutsideLinkProps) {
  if (address === null || !/^(?:https?:\/\/|mailto:)/i.test(address)) return content
  const follow = (event: MouseEvent) => {
    event.preventDefault()
    open(address)
  }
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" title={address} onClick={follow}>
      {content}
    </a>
  )
}
