import { describe, expect, test } from 'vitest'
import { readEpisodePage } from '../read-episode-page.ts'
import { readFrontMatter } from './front-matter.ts'
import { readYaml } from './yaml.ts'

const yaml = (text: string) => {
  const lines = text.split('\n')
  return Object.fromEntries(readYaml(lines, 0, lines.length).map(({ key, value }) => [key, value]))
}

describe('the YAML of front matter', () => {
  test('reads text in every spelling', () => {
    expect(yaml("a: plain: with a colon\nb: 'it''s'\nc: \"tab\\n\\u00e9\"\nd: 12 # a note\ne:")).toEqual({
      a: 'plain: with a colon',
      b: "it's",
      c: 'tab\né',
      d: '12',
      e: '',
    })
  })

  test('joins text that goes on further in, and keeps block text', () => {
    expect(
      yaml("a: one\n  two\nb: 'three\n  four'\nc: >\n  five\n  six\n\n  seven\nd: |\n  eight\n  nine"),
    ).toEqual({
      a: 'one two',
      b: 'three four',
      c: 'five six\nseven',
      d: 'eight\nnine',
    })
  })

  test('reads lists and maps inside each other', () => {
    expect(
      yaml('a: [x, "y, z"]\nb:\n- one\n- name: Mara\n  url: https://x.example\nc:\n  d:\n    e: deep'),
    ).toEqual({
      a: ['x', 'y, z'],
      b: ['one', { name: 'Mara', url: 'https://x.example' }],
      c: { d: { e: 'deep' } },
    })
  })

  test('goes on after a line it does not understand, and never hangs on depth', () => {
    expect(yaml('*** what\na: 1')).toEqual({ a: '1' })
    const deep = Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}k${depth}:`).join('\n')
    expect(Object.keys(yaml(deep))).toContain('k0')
  })

  test('tells which lines a key takes', () => {
    const lines = 'title: X\nguests:\n  - A\n  - B\n\nnumber: 3'.split('\n')
    expect(
      readYaml(lines, 0, lines.length).map(({ key, fromLine, toLine }) => [key, fromLine, toLine]),
    ).toEqual([
      ['title', 1, 1],
      ['guests', 2, 4],
      ['number', 6, 6],
    ])
  })
})

describe('front matter of a page', () => {
  test('is only what stands between its fences at the very top', () => {
    expect(readFrontMatter(['---', 'title: X', '---', 'words'])?.nextLine).toBe(4)
    expect(readFrontMatter(['---', 'no end'])).toBeUndefined()
    expect(readFrontMatter(['words', '---', 'title: X', '---'])).toBeUndefined()
  })

  test('in JSON gives chapters, people and the lines of each key', () => {
    const text = `{
  "title": "Selvedge",
  "episode": 27,
  "show_name": "The Loom Hour",
  "hosts": ["mara-quill", "tobias"],
  "guests": [],
  "podcast_duration": "01:05:00",
  "podcast_chapters": { "version": "1.1.0", "chapters": [
    { "startTime": 0, "title": "Opening" },
    { "startTime": 12.5, "title": "Silk", "url": "https://example.org/silk", "toc": false }
  ] },
  "podcast_file": "https://cdn.example/27.mp3",
  "draft": false
}

A paragraph about the episode, in words.
`
    const { found, material } = readEpisodePage(text, '0027.md')
    expect(found).toMatchObject({
      title: 'Selvedge',
      number: 27,
      show: { title: 'The Loom Hour' },
      duration: 3_900_000,
      description: ['A paragraph about the episode, in words.'],
    })
    expect(found.hosts.map(({ name }) => name)).toEqual(['Mara Quill', 'Tobias'])
    expect(found.chapters).toEqual([
      { startTime: 0, title: 'Opening' },
      { startTime: 12_500, title: 'Silk', url: 'https://example.org/silk', hidden: true },
    ])
    expect(material.details.enclosure).toEqual({
      source: 'https://cdn.example/27.mp3',
      mediaType: 'audio/mpeg',
    })
    expect(material.provenance['chapters']).toEqual({ fromLine: 8, toLine: 11 })
  })

  test('braces that are no JSON are the words of the page', () => {
    expect(readFrontMatter(['{ this is "title": no json', '}', 'words'])).toBeUndefined()
  })
})
