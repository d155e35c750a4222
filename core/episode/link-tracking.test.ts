import { expect, test } from 'vitest'
import { addressKey, trackingParameters, withoutTracking } from './link-tracking.ts'

test('only parameters that track are named, each once', () => {
  expect(trackingParameters('https://a.example/?utm_source=1&UTM_Medium=2&id=3&utm_source=4')).toEqual([
    'utm_source',
    'UTM_Medium',
  ])
  expect(trackingParameters('https://a.example/plain')).toEqual([])
  expect(trackingParameters('not an address')).toEqual([])
})

test('the share mark of a video site is tracking, elsewhere the same letters may mean something', () => {
  expect(withoutTracking('https://youtu.be/abc?si=XYZ&t=42')).toBe('https://youtu.be/abc?t=42')
  expect(withoutTracking('https://shop.example/?si=7')).toBe('https://shop.example/?si=7')
})

test('an encoded parameter name does not hide', () => {
  expect(withoutTracking('https://a.example/?utm%5Fsource=x&b=1')).toBe('https://a.example/?b=1')
})

test('the question mark goes with the last parameter, the place in the page stays', () => {
  expect(withoutTracking('https://a.example/p?fbclid=1#top')).toBe('https://a.example/p#top')
})

test('addresses of one page share a key', () => {
  const key = addressKey('https://example.org/a')
  for (const same of [
    'http://example.org/a',
    'https://www.Example.org/a/',
    'example.org/a',
    'https://example.org/a?utm_source=feed',
  ]) {
    expect(addressKey(same)).toBe(key)
  }
  expect(addressKey('https://twitter.com/ada')).toBe(addressKey('https://x.com/ada'))
})

test('addresses of different pages do not', () => {
  const key = addressKey('https://example.org/a')
  for (const other of [
    'https://example.org/A',
    'https://example.org/a?b=1',
    'https://example.org/a#b',
    'https://blog.example.org/a',
    'mailto:a@example.org',
  ]) {
    expect(addressKey(other)).not.toBe(key)
  }
})
