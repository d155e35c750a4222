import type { WebContents } from 'electron'
import { readUrl } from '../../core/episode/address-syntax.ts'
import { isOurPage } from './origin.ts'

/** Opens an address outside Galley; the policy has checked it. */
export type OpenOutside = (address: string) => void

const outsideSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/**
 * Whether an address may be handed to the system. A `file:` or an application's own scheme could start
 * a program, and a name with a password in it is a common disguise.
 */
export function mayOpenOutside(address: string): boolean {
  const url = readUrl(address)
  if (!url) return false
  const { protocol, username, password } = url
  return outsideSchemes.has(protocol) && username === '' && password === ''
}

/** Keeps a window on its page: it goes nowhere else, opens no other window and embeds no other page. */
export function holdOnPage(contents: WebContents, openOutside: OpenOutside): void {
  const hold = (event: { preventDefault(): void }, address: string): void => {
    if (isOurPage(address)) return
    event.preventDefault()
    if (mayOpenOutside(address)) openOutside(address)
  }
  contents.on('will-navigate', (event) => hold(event, event.url))
  contents.on('will-redirect', (event) => hold(event, event.url))
  contents.on('will-frame-navigate', (event) => {
    // The main frame is held above; a frame inside the page has no business anywhere.
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) openOutside(url)
    return { action: 'deny' }
  })
}
