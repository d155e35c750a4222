import type { Element, Nodes, Root } from 'hast'

/** One attribute of an element as text; undefined when it has none. */
export function attribute(element: Element, name: string): string | undefined {
  const value = element.properties[name]
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.join(' ') : undefined
}

/** Whether the page itself says that nobody sees this element. */
export function isHidden(element: Element): boolean {
  const { properties } = element
  if (
    properties['hidden'] === true ||
    properties['hidden'] === '' ||
    attribute(element, 'ariaHidden') === 'true'
  )
    return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attribute(element, 'style') ?? '')
}

/** Every element of one name, in the order of the page. */
export function elementsNamed(node: Nodes, name: string, found: Element[] = []): Element[] {
  if (node.type === 'element' && node.tagName === name) found.push(node)
  if (node.type === 'element' || node.type === 'root')
    for (const child of node.children) elementsNamed(child, name, found)
  return found
}

/** The part of a page that is about the episode, where the page marks one: `<main>`, or its only `<article>`. */
export function mainPart(tree: Root): Element | undefined {
  const [main] = elementsNamed(tree, 'main')
  if (main) return main
  const articles = elementsNamed(tree, 'article')
  return articles.length === 1 ? articles[0] : undefined
}
