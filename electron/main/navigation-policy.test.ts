import type { WebContents } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { holdOnPage, mayOpenOutside } from './navigation-policy.ts'
import { isOurPage } from './origin.ts'
import { WebContentsStandIn } from './testing/electron-stand-in.ts'

let contents: WebContentsStandIn
let opened: string[]

beforeEach(() => {
  contents = new WebContentsStandIn()
  opened = []
  // The stand-in has exactly the part of the contents that the policy touches.
  holdOnPage(contents as unknown as WebContents, (address) => opened.push(address))
})

function wentTo(name: string, url: string, more: object = {}): boolean {
  const event = { url, preventDefault: vi.fn(), ...more }
  contents.emit(name, event)
  return event.preventDefault.mock.calls.length === 0
}

const elsewhere = [
  'https://example.com/',
  'http://127.0.0.1:8000/',
  'app://elsewhere/index.html',
  'app://galley.example/',
  'app://user@galley/',
  'file:///etc/passwd',
  'data:text/html,hello',
  'javascript:alert(1)',
  'about:blank',
  'galley',
  '',
]

describe('a window', () => {
  test.each(['will-navigate', 'will-redirect'])('stays on our page (%s)', (name) => {
    expect(wentTo(name, 'app://galley/index.html#/import')).toBe(true)
    for (const address of elsewhere) expect(wentTo(name, address)).toBe(false)
  })

  test('opens no other window, whatever the address', () => {
    for (const url of [...elsewhere, 'app://galley/index.html']) {
      expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' })
    }
  })

  test('gives web and mail addresses to the system, from a link or from a new window', () => {
    wentTo('will-navigate', 'https://example.com/a')
    contents.windowOpenHandler?.({ url: 'mailto:ada@example.com' })
    expect(opened).toEqual(['https://example.com/a', 'mailto:ada@example.com'])
  })

  test('gives nothing else to the system', () => {
    for (const url of [
      'file:///etc/passwd',
      'smb://host/share',
      'ms-msdt:/id',
      'https://ada:secret@bank.example/',
    ]) {
      wentTo('will-navigate', url)
      contents.windowOpenHandler?.({ url })
    }
    expect(opened).toEqual([])
  })

  test('embeds no other page', () => {
    expect(wentTo('will-attach-webview', 'https://example.com/')).toBe(false)
    expect(wentTo('will-frame-navigate', 'https://example.com/', { isMainFrame: false })).toBe(false)
    expect(wentTo('will-frame-navigate', 'app://galley/index.html', { isMainFrame: true })).toBe(true)
  })
})

describe('addresses', () => {
  test.each([
    'https://example.com',
    'http://example.com/?q=a b',
    'mailto:ada@example.com?subject=x',
    'HTTPS://EXAMPLE.COM',
  ])('%s may be opened outside', (address) => expect(mayOpenOutside(address)).toBe(true))

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'app://galley/',
    'ssh://host',
    'https://user@example.com',
    'example.com',
    '//example.com',
    '',
  ])('%j may not', (address) => expect(mayOpenOutside(address)).toBe(false))

  test('only the page’s own scheme and name are our page', () => {
    expect(isOurPage('app://galley/')).toBe(true)
    expect(isOurPage('APP://galley/index.html')).toBe(true)
    for (const address of elsewhere) expect(isOurPage(address)).toBe(false)
  })
})
