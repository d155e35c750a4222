import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Client } from '../../../core/contract/client.ts'
import { ClientContext } from '../../state/client.ts'
import { SafeHtml } from './SafeHtml.tsx'

afterEach(cleanup)

const client: Client = {
  call: () => Promise.reject(new Error('Nothing is asked.')),
  on: () => () => undefined,
}

function draw(html: string): HTMLElement {
  const { container } = render(
    <ClientContext value={client}>
      <SafeHtml html={html} />
    </ClientContext>,
  )
  return container
}

test('draws what notes are made of, with headings below those of the screen', () => {
  const page = draw('<h1>Ada</h1><p>One <strong>two</strong></p><ul><li>a</li></ul>')
  expect(page.innerHTML).toBe('<h3>Ada</h3><p>One <strong>two</strong></p><ul><li>a</li></ul>')
})

test('nothing that runs, loads or styles reaches the page, whatever comes', () => {
  const page = draw(
    '<script>alert(1)</script><img src="https://t.example/x.gif" onerror="alert(2)" alt="A picture">' +
      '<p style="position:fixed" onclick="alert(3)" id="x">text</p><iframe src="https://t.example"></iframe>' +
      '<svg onload="alert(4)"><a href="https://e.example">in</a></svg><form action="/"><input></form><style>p{}</style>',
  )
  expect(page.innerHTML).toBe('<span class="t3">A picture</span><p>text</p>')
})

test('a link opens outside and never in place', () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  draw('<a href="https://example.org/a">there</a>')
  const link = screen.getByRole('link', { name: 'there' })
  expect([link.getAttribute('rel'), link.getAttribute('target')]).toEqual(['noopener noreferrer', '_blank'])
  const isDefaultKept = fireEvent.click(link)
  expect(isDefaultKept).toBe(false)
  expect(open).toHaveBeenCalledWith('https://example.org/a', '_blank', 'noopener,noreferrer')
})

test('an address that is no web or mail address is only its words', () => {
  const page = draw(
    '<a href="javascript:alert(1)">a</a><a href="//x.example">b</a><a href="file:///etc">c</a>',
  )
  expect(page.innerHTML).toBe('abc')
})

test('an item that starts with a time is set as a chapter line', () => {
  const page = draw('<ul><li>1:05:58 The <em>end</em></li><li>No time</li></ul>')
  expect([...page.querySelectorAll('.stamped > *')].map((part) => part.textContent)).toEqual([
    '1:05:58 ',
    'The end',
  ])
})
