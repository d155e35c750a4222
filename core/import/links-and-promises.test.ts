import { describe, expect, test } from 'vitest'
import { completeAddress } from './assemble-links.ts'
import { linksInPassage, uniqueLinks } from './links-in-text.ts'
import type { Passage } from './page.ts'
import { handleAddress, isProfile, platformLabel } from './platforms.ts'
import { isKept, promisesInPassage } from './promised-links.ts'
import { readInline } from './sources/inline.ts'

const passage = (text: string): Passage => ({
  form: 'paragraph',
  level: 0,
  fromLine: 1,
  toLine: 1,
  apart: true,
  ...readInline(text, { line: 1, markup: true }),
})
const people = ['Mara Quill', 'Tobias Fenn']
const links = (text: string) =>
  linksInPassage(passage(text), { people }).map(({ label, address, owner }) => [label, address, owner])

describe('whose a link is, and what it is called', () => {
  test.each([
    [
      'Mara: https://www.linkedin.com/in/mara/',
      ['LinkedIn', 'https://www.linkedin.com/in/mara/', 'Mara Quill'],
    ],
    [
      "[Mara's Instagram](https://www.instagram.com/mara/)",
      ['Instagram', 'https://www.instagram.com/mara/', 'Mara Quill'],
    ],
    [
      "[Tobias' Courses](https://fenn.example/courses)",
      ["Tobias' Courses", 'https://fenn.example/courses', 'Tobias Fenn'],
    ],
    [
      '[Mara Quill](https://mastodon.social/@mara) joined',
      ['Mastodon', 'https://mastodon.social/@mara', 'Mara Quill'],
    ],
    ['Mara: [X](https://x.com/mara)', ['X', 'https://x.com/mara', 'Mara Quill']],
    [
      'Mara: [A book about wool](https://shop.example/wool)',
      ['A book about wool', 'https://shop.example/wool', undefined],
    ],
    [
      'Mara: [My favourite channel](https://www.youtube.com/@wool)',
      ['My favourite channel', 'https://www.youtube.com/@wool', undefined],
    ],
    ['Our site is https://loomhour.example.', ['loomhour.example', 'https://loomhour.example', undefined]],
    ['The mill: https://mill.example/a', ['The mill', 'https://mill.example/a', undefined]],
    ['Twitter: @mara', ['X', 'https://x.com/mara', undefined]],
    ['write to mailto:a@b.example or [us](mailto:a@b.example)', ['us', 'mailto:a@b.example', undefined]],
  ])('%s', (text, link) => {
    expect(links(text)).toEqual([link])
  })

  test('places inside the page and placeholders are no links', () => {
    expect(links('[up](#top) [home](/) [next](page.html) [this]({{page.url}})')).toEqual([])
  })

  test('an address stands once, with the owner one of its places names', () => {
    const both = [
      ...linksInPassage(passage('https://x.com/mara'), { people }),
      ...linksInPassage(passage('Mara: https://x.com/mara/'), { people }),
    ]
    expect(uniqueLinks(both)).toEqual([
      { label: 'X', address: 'https://x.com/mara', owner: 'Mara Quill', line: 1 },
    ])
  })
})

describe('promised links', () => {
  const promises = (text: string) =>
    promisesInPassage(passage(text), people).map(({ label, owner }) => [label, owner])

  test.each([
    [
      'Follow Mara on X and on GitHub',
      [
        ['X', 'Mara Quill'],
        ['GitHub', 'Mara Quill'],
      ],
    ],
    [
      'You can find Tobias on LinkedIn, Mastodon and his website.',
      [
        ['LinkedIn', 'Tobias Fenn'],
        ['Mastodon', 'Tobias Fenn'],
        ['Website', 'Tobias Fenn'],
      ],
    ],
    ['Connect with us on LinkedIn', [['LinkedIn', undefined]]],
    ["Mara's GitHub", [['GitHub', 'Mara Quill']]],
    ['Stay tuned to our Twitter feed', []],
    ['We met on GitHub and talked on the phone', []],
  ])('%s', (text, expected) => {
    expect(promises(text)).toEqual(expected)
  })

  test('a promise is kept by an address beside it, or by a link of the same person', () => {
    const [promise] = promisesInPassage(passage('Follow Mara on GitHub'), people)
    if (!promise) throw new Error('no promise')
    expect(isKept(promise, { nearby: ['https://github.com/mara'], links: [] })).toBe(true)
    expect(
      isKept(promise, { nearby: [], links: [{ address: 'https://github.com/mara', owner: 'Mara Quill' }] }),
    ).toBe(true)
    expect(
      isKept(promise, {
        nearby: ['https://x.com/mara'],
        links: [{ address: 'https://github.com/x', owner: 'Tobias Fenn' }],
      }),
    ).toBe(false)
  })
})

describe('platforms', () => {
  test('a handle becomes an address where the platform is known', () => {
    expect(handleAddress('Twitter', '@mara')).toBe('https://x.com/mara')
    expect(handleAddress('LinkedIn', 'mara')).toBe('https://www.linkedin.com/in/mara')
    expect(handleAddress('Mastodon', '@mara@loom.social')).toBe('https://loom.social/@mara')
    expect(handleAddress('Elsewhere', 'mara')).toBeUndefined()
  })

  test('what a person types for a promised link is completed', () => {
    expect(completeAddress('GitHub', 'mara')).toBe('https://github.com/mara')
    expect(completeAddress('GitHub', 'github.com/mara')).toBe('https://github.com/mara')
    expect(completeAddress('Website', 'mara.example')).toBe('https://mara.example')
    expect(completeAddress('Website', 'no idea')).toBeUndefined()
  })

  test('profiles are told from other pages of a platform', () => {
    expect(isProfile('https://x.com/mara')).toBe(true)
    expect(isProfile('https://x.com/mara/status/1')).toBe(false)
    expect(isProfile('https://loom.social/@mara')).toBe(true)
    expect(platformLabel('https://www.youtube.com/watch?v=1')).toBe('YouTube')
  })
})
