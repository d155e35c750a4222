import { describe, expect, test } from 'vitest'
import { ChapterId, EpisodeId, LinkId, PersonId } from '../ids.ts'
import { millis } from '../time.ts'
import { addressesIn, linkLedger, needsAttention } from './link-ledger.ts'
import { newEpisode } from './new-episode.ts'
import type { Chapter, Episode, Link } from './schema.ts'

const empty = newEpisode({
  id: EpisodeId.parse('ep-1'),
  now: '2026-01-01T00:00:00.000Z',
  showTitle: 'Bench Talk',
  title: 'Ada',
})
const link = (id: string, label: string, address?: string): Link => ({
  id: LinkId.parse(id),
  label,
  ...(address !== undefined && { address }),
})
const chapter = (id: string, title: string, url?: string): Chapter => ({
  id: ChapterId.parse(id),
  startTime: millis(0),
  title,
  inTableOfContents: true,
  ...(url !== undefined && { url }),
})
const episode = (parts: Partial<Episode>): Episode => ({ ...empty, ...parts })

describe('the ledger of links', () => {
  test('holds links, chapter links and addresses in prose, in that order', () => {
    const rows = linkLedger(
      episode({
        summary: 'See https://description.example.org.',
        links: [link('ln-1', 'Site', 'https://a.example.org')],
        chapters: [chapter('ch-1', 'Hello'), chapter('ch-2', 'The book', 'https://book.example.org')],
        showNotes: { source: 'text', template: '', text: 'Read [the page](https://notes.example.org/x).' },
      }),
    )
    expect(rows.map(({ label, address }) => [label, address])).toEqual([
      ['Site', 'https://a.example.org'],
      ['The book', 'https://book.example.org'],
      ['the page', 'https://notes.example.org/x'],
      ['', 'https://description.example.org'],
    ])
    expect(rows[1]?.place).toEqual({ kind: 'chapter', chapterId: 'ch-2', number: 2 })
  })

  test('reads the template or the text, whichever is published', () => {
    const showNotes = { template: 'https://t.example.org', text: 'https://n.example.org' }
    const kinds = (source: 'template' | 'text') =>
      linkLedger(episode({ showNotes: { source, ...showNotes } })).map((row) => row.place.kind)
    expect(kinds('template')).toEqual(['template'])
    expect(kinds('text')).toEqual(['notes'])
  })

  test('a promised link is missing its address and is known by the platform it names', () => {
    const promised: Link = {
      ...link('ln-1', 'Armin on X'),
      personId: PersonId.parse('p-1'),
      promisedBy: 'Follow Armin on X',
    }
    const [row] = linkLedger(episode({ links: [promised] }))
    expect(row).toMatchObject({ platform: 'x', check: { kind: 'missing' }, promisedBy: 'Follow Armin on X' })
  })

  test('a second link to one page is a duplicate, a chapter that repeats a link is not', () => {
    const rows = linkLedger(
      episode({
        links: [
          link('ln-1', 'One', 'https://a.example.org/x'),
          link('ln-2', 'Two', 'http://www.a.example.org/x/'),
        ],
        chapters: [chapter('ch-1', 'Three', 'https://a.example.org/x')],
      }),
    )
    expect(rows.map((row) => row.check)).toEqual([
      { kind: 'fine' },
      { kind: 'duplicate', ofLabel: 'One' },
      { kind: 'fine' },
    ])
    expect(rows.map((row) => row.places)).toEqual([3, 3, 3])
  })

  test('a mail address is named but nobody has to act on it', () => {
    const [row] = linkLedger(episode({ links: [link('ln-1', 'Write', 'mailto:ada@example.org')] }))
    expect(row?.check).toEqual({ kind: 'not-web', scheme: 'mailto' })
    expect(row && needsAttention(row.check)).toBe(false)
    expect(needsAttention({ kind: 'missing' })).toBe(true)
  })
})

describe('finding addresses in text', () => {
  const written = (text: string) => addressesIn(text).map((found) => found.written)

  test('leaves the marks of the sentence and of Markdown behind', () => {
    expect(
      written('(see https://a.example.org/b), <https://c.example.org>. **https://d.example.org**'),
    ).toEqual(['https://a.example.org/b', 'https://c.example.org', 'https://d.example.org'])
  })

  test('keeps brackets that belong to the address', () => {
    expect(written('[Flask](https://en.example.org/wiki/Flask_(framework))')).toEqual([
      'https://en.example.org/wiki/Flask_(framework)',
    ])
  })

  test('leaves alone what a field of the template completes', () => {
    expect(written('[x]({{address}}) https://a.example.org/{{number}} https://b.example.org')).toEqual([
      'https://b.example.org',
    ])
  })

  test('names each address once, with the words of its link', () => {
    expect(addressesIn('https://a.example.org and [A](https://a.example.org)')).toEqual([
      { written: 'https://a.example.org', words: 'A' },
    ])
  })

  test('is linear in a text that is all brackets or all addresses', () => {
    expect(written('['.repeat(100_000))).toEqual([])
    expect(written('[https://'.repeat(20_000)).length).toBeLessThan(20_001)
  })
})
