import { createElement, type ElementType } from 'react'
import * as reactDom from 'react-dom'
import { place } from './page.ts'

/** Draws a component with the React of the peers' time, whose way of drawing newer ones have no types for. */
export function drawWithOldReact(component: unknown, props: Readonly<Record<string, unknown>>): void {
  const { render } = reactDom as unknown as { render: (element: unknown, into: Element) => void }
  render(createElement(component as ElementType, props), place())
}
