import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test, vi } from 'vitest'
import type { Episode } from '../episode/schema.ts'
import { elementsOf, parseXml, textInside, type XmlElement } from '../formats/syntax/xml.ts'
import { ShowId, SoundbiteId } from '../ids.ts'
import { newShow } from '../show/new-show.ts'
import { chapters, link, person, sampleEpisode } from '../testing/sample-episode.ts'
import { millis } from '../time.ts'
import { feedDate, feedItem, type LinkedFile } from './feed-item.ts'
import { foldLine } from './fold-line.ts'
import { renderNotes } from './notes/render-notes.ts'

// Properties are tried many times, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000 })

const itemOf = (episode: Episode, files: readonly LinkedFile[] = []): string =>
  feedItem(episode, { notes: renderNotes(episode), files })
const read = (xml: string): XmlElement => {
  const { roots, damage } = parseXml(xml)
  expect(damage).toBeUndefined()
  expect(roots).toHaveLength(1)
  return roots[0] as XmlElement
}
const all = (item: XmlElement, name: string): XmlElement[] =>
  elementsOf(item.children).filter((one) => one.name === name)
const textOf = (item: XmlElement, name: string): string | undefined => {
  const [found] = all(item, name)
  return found && textInside(found)
}

describe('the feed item of a whole episode', () => {
  const files: LinkedFile[] = [
    { url: '7-mira-olsen.chapters.json', type: 'application/json+chapters', kind: 'chapters' },
    { url: '7-mira-olsen.vtt', type: 'text/vtt', kind: 'transcript', captions: true },
    { url: '7-mira-olsen.transcript.json', type: 'application/json', kind: 'transcript' },
  ]
  const xml = itemOf(
    sampleEpisode({
      soundbites: [
        {
          id: SoundbiteId.parse('sb-1'),
          startTime: millis(61_500),
          duration: millis(30_000),
          title: 'Ropes',
        },
      ],
    }),
    files,
  )
  const item = read(xml)

  test('says what the episode says', () => {
    expect(textOf(item, 'title')).toBe('Mira Olsen: Tides, ropes & charts')
    expect(textOf(item, 'itunes:title')).toBe('Mira Olsen: Tides, ropes & charts')
    expect(textOf(item, 'link')).toBe('https://harbour.example/7')
    expect(textOf(item, 'pubDate')).toBe('Mon, 05 Jan 2026 06:00:00 +0000')
    expect(textOf(item, 'itunes:duration')).toBe('3600')
    expect(textOf(item, 'itunes:episodeType')).toBe('full')
    expect(textOf(item, 'itunes:explicit')).toBe('false')
    expect(textOf(item, 'itunes:season')).toBe('2')
    expect(textOf(item, 'itunes:episode')).toBe('7')
    expect(textOf(item, 'podcast:season')).toBe('2')
    expect(textOf(item, 'podcast:episode')).toBe('7')
  })

  test('has a guid that is not taken for an address', () => {
    expect(all(item, 'guid')[0]?.attributes.get('isPermaLink')).toBe('false')
    expect(textOf(item, 'guid')).toBe('harbour-7')
  })

  test('names the audio with its length in bytes', () => {
    expect(Object.fromEntries(all(item, 'enclosure')[0]?.attributes ?? [])).toEqual({
      url: 'https://cdn.harbour.example/7.mp3',
      length: '57600000',
      type: 'audio/mpeg',
    })
  })

  test('credits every person with role, group and address', () => {
    expect(
      all(item, 'podcast:person').map((one) => [textInside(one), Object.fromEntries(one.attributes)]),
    ).toEqual([
      ['Mira Olsen', { role: 'guest', group: 'cast', href: 'https://mira.example/?a=1&b=2' }],
      ['Jon Berg', { role: 'host', group: 'cast' }],
      ['Ada Lind', { role: 'host', group: 'cast' }],
    ])
  })

  test('points to chapters, transcripts and soundbites, and holds the chapters itself', () => {
    expect(all(item, 'podcast:chapters')[0]?.attributes.get('type')).toBe('application/json+chapters')
    expect(all(item, 'podcast:transcript').map((one) => Object.fromEntries(one.attributes))).toEqual([
      { url: '7-mira-olsen.vtt', type: 'text/vtt', language: 'en', rel: 'captions' },
      { url: '7-mira-olsen.transcript.json', type: 'application/json', language: 'en' },
    ])
    expect(Object.fromEntries(all(item, 'podcast:soundbite')[0]?.attributes ?? [])).toEqual({
      startTime: '61.5',
      duration: '30',
    })
    const psc = elementsOf(all(item, 'psc:chapters')[0]?.children ?? [])
    expect(psc.map((one) => [one.attributes.get('start'), one.attributes.get('title')])).toEqual([
      ['00:00:00.000', 'Cold open'],
      ['00:01:30.000', 'What a chart leaves out'],
      ['00:40:05.000', 'Wrap up'],
    ])
  })

  test('carries the notes twice: for Apple, and whole', () => {
    const notes = renderNotes(sampleEpisode())
    expect(textOf(item, 'description')).toBe(notes.html.trim())
    expect(textOf(item, 'content:encoded')).toBe(notes.fullHtml.trim())
    expect(xml).toContain('<description><![CDATA[<p>')
  })

  test('is well formed by itself, without a declaration that could not stand in a feed', () => {
    expect(XMLValidator.validate(xml)).toBe(true)
    expect(xml).toMatch(/^<item xmlns:itunes=/)
  })
})

describe('what an item leaves out', () => {
  test('what the episode does not say', () => {
    const {
      guid: _g,
      explicit: _e,
      publishedAt: _p,
      enclosure: _m,
      season: _s,
      number: _n,
      ...bare
    } = sampleEpisode()
    const xml = itemOf({ ...bare, people: [], chapters: [], links: [], summary: '' })
    expect(xml).not.toMatch(/guid|explicit|pubDate|enclosure|season|itunes:episode>|person|psc:chapter/)
    expect(read(xml).name).toBe('item')
  })

  test('addresses no app can open: a file name, a script', () => {
    const xml = itemOf(
      sampleEpisode({
        enclosure: { source: '7.mp3', mediaType: 'audio/mpeg' },
        image: 'cover.jpg',
        links: [link('ln-1', 'x', 'javascript:alert(1)', 'mira')],
        chapters: chapters('0:00 a').map((chapter) => ({ ...chapter, url: 'file:///x', image: 'y.png' })),
      }),
    )
    expect(xml).not.toMatch(/enclosure|itunes:image|javascript|file:|y\.png/)
  })

  test('hidden chapters, which simple chapters would show', () => {
    const hidden = chapters('0:00 Shown', '1:00 Silent').map((one, i) => ({
      ...one,
      inTableOfContents: i === 0,
    }))
    expect(itemOf(sampleEpisode({ chapters: hidden }))).not.toContain('Silent')
  })

  test('voices nobody named', () => {
    expect(
      itemOf(sampleEpisode({ people: [person('Mira', 'guest', { name: '', label: 'SPEAKER_00' })] })),
    ).not.toContain('podcast:person')
  })
})

test('the show’s explicit flag stands in for the episode’s', () => {
  const { explicit: _, ...episode } = sampleEpisode()
  const show = { ...newShow({ id: ShowId.parse('sh-1'), title: 'x' }), explicit: true }
  expect(feedItem(episode, { notes: renderNotes(episode), files: [], show })).toContain(
    '<itunes:explicit>true<',
  )
})

test('dates are written in English whatever the day', () => {
  expect(feedDate('2024-02-29T23:59:59.000Z')).toBe('Thu, 29 Feb 2024 23:59:59 +0000')
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '&',
        '<',
        '>',
        '"',
        "'",
        ']]>',
        '-->',
        '<![CDATA[',
        '&amp;',
        '😀',
        '\u202eאב',
        '\0',
        '\ud800',
        '\uffff',
        'a ',
        '\n',
      ),
      {
        maxLength: 12,
      },
    )
    .map((pieces) => pieces.join('')),
)

test('whatever the texts hold, the item is well formed and says them', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (title, name, summary) => {
      const episode = sampleEpisode({
        title,
        summary,
        guid: name || 'x',
        people: [person('Mira', 'guest', { name })],
        chapters: chapters('0:00 x').map((one) => ({ ...one, title, url: 'https://a.example/?q="&<' })),
      })
      const xml = itemOf(episode)
      expect(XMLValidator.validate(xml)).toBe(true)
      const item = read(xml)
      expect(textOf(item, 'title')).toBe(foldLine(title))
      expect(elementsOf(all(item, 'psc:chapters')[0]?.children ?? [])[0]?.attributes.get('title')).toBe(
        foldLine(title),
      )
      if (foldLine(name) !== '') expect(textOf(item, 'podcast:person')).toBe(foldLine(name))
      expect(textOf(item, 'description')).toBe(renderNotes(episode).html.trim())
    }),
    { numRuns: 60 },
  )
})

test('xmllint, where it is installed, agrees', (context) => {
  if (spawnSync('xmllint', ['--version']).error) context.skip('xmllint is not installed')
  const texts = ['Mira & "Jon" <b>', ']]>', '😀 \u202eאב', 'a\u0000b\uffffc', '-->']
  for (const title of texts) {
    const xml = itemOf(
      sampleEpisode({ title, summary: title, people: [person('Mira', 'guest', { name: title })] }),
    )
    const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], { input: xml, encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  }
})
