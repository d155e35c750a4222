import { useRef } from 'react'
import { useCommand } from '../state/commands.ts'

/** What F6 may land on; the edge of a pane is no place to work. */
const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [contenteditable="true"], [tabindex]:not([tabindex="-1"], [role="separator"])'

/** F6 and ⇧F6 go around title bar, nav, toolbar, work and side panel, back to where each was left. */
export function useRegions(): void {
  const left = useRef(new WeakMap<Element, HTMLElement>())
  const go = (by: 1 | -1) => {
    const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown).sort(inOrder)
    const active = document.activeElement
    const from = active?.closest<HTMLElement>('[data-region]') ?? undefined
    const here = from ? regions.indexOf(from) : -1
    if (from && active instanceof HTMLElement) left.current.set(from, active)
    for (let offset = 1; offset <= regions.length; offset += 1) {
      const region =
        regions[(Math.max(here, by > 0 ? -1 : 0) + by * offset + regions.length * 2) % regions.length]
      if (region && focusInside(region, left.current.get(region))) return
    }
  }
  useCommand('region.next', () => go(1))
  useCommand('region.previous', () => go(-1))
}

const order = ['titlebar', 'nav', 'toolbar', 'work', 'side', 'dock']

/** The order of the design, whichever stands inside which; panes of one kind as they stand. */
function inOrder(a: HTMLElement, b: HTMLElement): number {
  const rank = (region: HTMLElement) => order.indexOf(region.dataset['region'] ?? '')
  return rank(a) - rank(b)
}

function focusInside(region: HTMLElement, last: HTMLElement | undefined): boolean {
  const inner = [...region.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => isShown(element) && element.closest('[data-region]') === region,
  )
  const target = last?.isConnected && isShown(last) ? last : inner[0]
  target?.focus()
  return target !== undefined
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0
}
