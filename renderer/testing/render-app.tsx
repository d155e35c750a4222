import { type RenderResult, render } from '@testing-library/react'
import type { Client } from '../../core/contract/client.ts'
import { App } from '../app/App.tsx'
import './patience.ts'

/** Puts the whole app on a page of 1440 × 900, at an address, over any client. */
export function renderApp(client: Client, hash = '#/'): RenderResult {
  layOutThePage()
  window.location.hash = hash
  const connection = { client, shell: 'browser', watch: () => () => undefined } as const
  return render(<App connection={connection} />)
}

/** The test page has no layout: this gives it the sizes and queries the app asks for. */
function layOutThePage(): void {
  const matches = (query: string) => {
    const most = /max-width: (\d+)px/.exec(query)?.[1]
    const least = /min-width: (\d+)px/.exec(query)?.[1]
    return (most !== undefined && 1440 <= Number(most)) || (least !== undefined && 1440 >= Number(least))
  }
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), {
      matches: matches(query),
      media: query,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    })
  window.CSS ??= { escape: (text: string) => text.replaceAll(/[^\w-]/g, '\\$&') } as typeof CSS
  Element.prototype.scrollIntoView = () => undefined
  Element.prototype.scrollTo = () => undefined
  const sizes = { clientHeight: 700, clientWidth: 800 }
  for (const [name, size] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size })
  }
}
