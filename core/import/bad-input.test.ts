import { describe, expect, test } from 'vitest'
import { countingIds, EpisodeId } from '../ids.ts'
import { expectLinear, perStep } from '../testing/expect-linear.ts'
import { assembleEpisode } from './assemble-episode.ts'
import { loomHourMarkdown } from './fixtures/loom-hour.ts'
import { readAny } from './read-any.ts'

const read = (text: string, name = 'page.txt') => readAny({ text, name })
const context = () => ({
  id: EpisodeId.parse('e1'),
  now: '2026-01-02T03:04:05.000Z',
  newId: countingIds(),
  template: '',
})

const numbered = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('')

describe('chapter times out of order', () => {
  const { found, warnings } = read(
    '# Silk\n\nAll about silk and the people at it.\n\n- 10:00 Second\n- 05:00 First\n- 20:00 Third\n',
    'page.md',
  )

  test('are kept, put in order, and warned of', () => {
    expect(found.chapters.map(({ title }) => title)).toEqual(['First', 'Second', 'Third'])
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'out-of-order' }))
  })
})

describe('hostile HTML', () => {
  test('nested without end is refused in plain words', () => {
    expect(() => read(`<html><body>${'<div>'.repeat(50_000)}`)).toThrow('nests its parts more than 1000 deep')
  })

  test.each([
    ['parts closed by ends of other parts', '<div></x>'.repeat(2_000)],
    ['drawings', `<svg>${'<g></x>'.repeat(20_000)}`],
    ['tables, which a browser fills with parts of their own', '<table><td>'.repeat(900)],
    ['emphasis that goes on in every paragraph', numbered(5_000, (at) => `<p><b id=${at}>x</x></p>`)],
  ])('nested by %s is refused in the same words', (_, body) => {
    expect(() => read(`<html><body>${body}`)).toThrow('nests its parts more than 1000 deep')
  })

  test.each([
    ['a script', `<script>${'"<div>"'.repeat(2_000)}</script>`],
    ['a comment', `<!-- ${'<div>'.repeat(2_000)} -->`],
    ['emphasis nobody closed', '<p><font color="red"><b>Silk</p>'.repeat(2_000)],
    ['many parts beside each other', '<div><b>Silk</b></div>'.repeat(2_000)],
  ])('tags in %s are no nesting', (_, body) => {
    const reading = read(`<html><body><p>Words about silk that can be read by anyone.</p>${body}`)
    expect(reading.lines[0]).toContain('Words about silk')
  })

  test('scripts, handlers and hidden parts leave no trace', () => {
    const html = `<html><body><p onclick="steal()">Words about silk that can be read by anyone.</p><img src=x onerror="steal()">
<svg><script>steal()</script></svg><style>p{content:"steal"}</style><p style="display:none">steal</p><a href="javascript:steal()">a link that goes nowhere at all</a></body></html>`
    const reading = read(html)
    expect(JSON.stringify([reading.found, reading.lines])).not.toContain('steal')
    expect(JSON.stringify(assembleEpisode(reading, {}, context()).episode)).not.toContain('steal')
  })
})

describe('lengths that do not fit', () => {
  test('one megabyte in one line is a transcript, cut only for display', () => {
    const text = 'so you know '.repeat(87_000).trim()
    const reading = readAny({ text, name: 'page.txt', readAs: 'page' })
    expect(reading.lines[0]?.length).toBeLessThan(5_000)
    const { episode } = assembleEpisode(reading, {}, context())
    expect(episode.transcript?.segments.flatMap(({ words }) => words)).toHaveLength(261_000)
  })

  test('titles, names and addresses longer than the document holds are cut or left out', () => {
    const text = `# ${'Silk '.repeat(3_000)}\n\nA paragraph that says a few words.\n\n- [x](https://x.example/${'a'.repeat(1_500)})\n- 0:00 ${'y'.repeat(200)}\n- 0:10 z\n`
    const { episode } = assembleEpisode(read(text, 'page.md'), {}, context())
    expect(episode.title.length).toBeLessThanOrEqual(10_000)
    expect(episode.chapters).toHaveLength(2)
  })
})

test('the same page with any line ends is the same page', () => {
  const unix = read(loomHourMarkdown, 'post.md').found
  expect(read(loomHourMarkdown.replaceAll('\n', '\r\n'), 'post.md').found).toEqual(unix)
  expect(read(loomHourMarkdown.replaceAll('\n', '\r'), 'post.md').found).toEqual(unix)
})

/** Inputs that make careless readers take the square of their length. */
const repeated: Readonly<Record<string, (size: number) => string>> = {
  'one line of words': (size) => 'word '.repeat(size / 5),
  'one word': (size) => 'a'.repeat(size),
  'lines of prose': (size) => 'The weavers describe their looms in detail.\n\n'.repeat(size / 45),
  'links in one line': (size) => 'https://example.org/some/path/that/is-long and '.repeat(size / 47),
  'brackets without end': (size) => `# T\n\n[a](https://x.example)\n\n${'[]('.repeat(size / 3)}`,
  'nested brackets': (size) =>
    `# T\n\n[a](https://x.example)\n\n${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  'backticks without end': (size) => `# T\n\n[a](https://x.example)\n\n${'` `` ``` '.repeat(size / 9)}`,
  'tags without end': (size) => `# T\n\n[a](https://x.example)\n\n${'<a '.repeat(size / 3)}`,
  headings: (size) => '# One\n## Two\n### Three\n'.repeat(size / 23),
  'names in one line': (size) => `Hosted by ${'Ada Lovely, '.repeat(size / 12)}`,
  'lines of hosts': (size) => 'Hosts: Ada Lovely and Bob Stone\n\n'.repeat(size / 33),
  turns: (size) =>
    'Ada: I think so too, and we should do it.\n\nBob: Yes, you are right about that one.\n\n'.repeat(
      size / 84,
    ),
  paragraphs: (size) =>
    `<html><body>${'<p>Words <b>and</b> <a href="https://x.example">link</a></p>\n'.repeat(size / 62)}</body></html>`,
}

test.each(Object.entries(repeated))('cost grows with length, not with its square: %s', async (name, make) => {
  const textOf = perStep((step) => make(40_000 * step))
  await expectLinear(name, (step) => read(textOf(step)))
})
