import { expect, test } from 'vitest'
import { publishable, publishableWeb } from './address.ts'

test('http, https and mail addresses are published as they are', () => {
  for (const address of [
    'https://pybit.es',
    'http://a.example/x?a=1&b=2#c',
    'mailto:hi@harbour.example',
    'https://xn--bcher-kva.example/ä',
    'https://shop.example/?utm_source=feed',
  ]) {
    expect(publishable(address)).toBe(address)
  }
})

test('anything an app would not open, or should not, is not published', () => {
  for (const address of [
    '',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'ftp://a.example',
    'example.com',
    'https://',
    'https://a b.example',
    'https://nohost',
    'https://user:secret@a.example',
    'mailto:nobody',
  ]) {
    expect(publishable(address)).toBeUndefined()
  }
  expect(publishableWeb('mailto:hi@harbour.example')).toBeUndefined()
})

test('characters that are markup somewhere are written in percent', () => {
  expect(publishable('https://a.example/(x)*"<y>\'|`')).toBe(
    'https://a.example/%28x%29%2A%22%3Cy%3E%27%7C%60',
  )
  expect(publishable('https://a.example/?a=1&copy;b')).toBe('https://a.example/?a=1%26copy;b')
})
