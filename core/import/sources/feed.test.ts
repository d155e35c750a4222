import { describe, expect, test } from 'vitest'
import { readAny, readFeedItem } from '../read-any.ts'
import { looksLikeFeed, parseFeed } from './feed.ts'

const feed = `<?xml version="1.0"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"
 xmlns:psc="http://podlove.org/simple-chapters" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>The Loom Hour</title>
<link>https://loomhour.example</link>
<atom:link rel="self" href="https://loomhour.example/feed.xml"/>
<description>Weaving, &lt;b&gt;looms&lt;/b&gt; and people.</description>
<language>en-gb</language>
<item>
<title>#27 - Selvedge, Silk and Slow Work</title>
<itunes:title>Selvedge, Silk and Slow Work</itunes:title>
<guid isPermaLink="false">loom-27</guid>
<pubDate>Tue, 04 Mar 2025 10:00:00 +0100</pubDate>
<itunes:episode>27</itunes:episode><itunes:season>2</itunes:season>
<itunes:duration>1:05:00</itunes:duration><itunes:explicit>no</itunes:explicit><itunes:episodeType>bonus</itunes:episodeType>
<itunes:image href="https://cdn.example/27.jpg"/>
<enclosure url="https://cdn.example/27.mp3" length="1234" type="audio/mpeg"/>
<podcast:person role="host" href="https://quill.example">Mara Quill</podcast:person>
<podcast:person role="guest" img="https://cdn.example/odile.jpg">Odile Brandt</podcast:person>
<podcast:person role="editor" group="Audio Post-Production">Sam Reed</podcast:person>
<podcast:soundbite startTime="73.5" duration="20">Why silk breaks</podcast:soundbite>
<podcast:transcript url="https://loomhour.example/27.vtt" type="text/vtt"/>
<psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Opening"/>
<psc:chapter start="00:12:45.500" title="Why silk breaks" href="https://example.org/silk"/></psc:chapters>
<description>Odile Brandt on silk.</description>
<content:encoded><![CDATA[<p>Mara talks with Odile about silk, at length and with patience.</p><p>More at <a href="https://mill.example">the mill</a>.</p>]]></content:encoded>
</item>
<item><title>#26 - Wool</title><guid>loom-26</guid><description>All about wool and the sheep it comes from.</description></item>
</channel></rss>`

describe('a feed', () => {
  const { found, material, feedItems, readAs, warnings } = readAny({ text: feed, name: 'feed.xml' })

  test('lists its items and reads the first', () => {
    expect(readAs).toBe('feed')
    expect(feedItems).toEqual([
      {
        title: 'Selvedge, Silk and Slow Work',
        number: 27,
        guid: 'loom-27',
        publishedAt: '2025-03-04T09:00:00.000Z',
      },
      { title: '#26 - Wool', number: 26, guid: 'loom-26' },
    ])
    expect(warnings.map(({ code }) => code)).toEqual(['feed-has-more', 'transcript-elsewhere'])
  })

  test('gives the facts of the item and its show', () => {
    expect(found).toMatchObject({
      show: {
        title: 'The Loom Hour',
        summary: 'Weaving, looms and people.',
        link: 'https://loomhour.example',
        feedUrl: 'https://loomhour.example/feed.xml',
      },
      title: 'Selvedge, Silk and Slow Work',
      number: 27,
      season: 2,
      language: 'en-gb',
      duration: 3_900_000,
    })
    expect(material.details).toEqual({
      guid: 'loom-27',
      type: 'bonus',
      explicit: false,
      image: 'https://cdn.example/27.jpg',
      enclosure: { source: 'https://cdn.example/27.mp3', mediaType: 'audio/mpeg', bytes: 1234 },
    })
  })

  test('gives people with their roles, chapters and soundbites', () => {
    expect(found.hosts).toEqual([
      { name: 'Mara Quill', links: [{ label: 'Website', address: 'https://quill.example' }] },
    ])
    expect(found.guests).toEqual([{ name: 'Odile Brandt', from: 'the feed' }])
    expect(material.people.map(({ name, role, group }) => [name, role, group])).toEqual([
      ['Mara Quill', 'host', 'cast'],
      ['Odile Brandt', 'guest', 'cast'],
      ['Sam Reed', 'editor', 'audio post-production'],
    ])
    expect(found.chapters).toEqual([
      { startTime: 0, title: 'Opening' },
      { startTime: 765_500, title: 'Why silk breaks', url: 'https://example.org/silk' },
    ])
    expect(material.soundbites).toEqual([{ startTime: 73_500, duration: 20_000, title: 'Why silk breaks' }])
  })

  test('reads the notes as a page of their own', () => {
    expect(found.description).toEqual([
      'Mara talks with Odile about silk, at length and with patience.',
      'More at the mill.',
    ])
    expect(found.links.map(({ address }) => address)).toEqual([
      'https://mill.example',
      'https://quill.example',
    ])
  })

  test('any other item can be read without parsing the feed again', () => {
    expect(readFeedItem(parseFeed(feed), 1, 'feed.xml').found).toMatchObject({ title: 'Wool', number: 26 })
  })
})

describe('other feeds', () => {
  test('Atom entries are items', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Loom Hour</title><entry><title>Wool</title><id>urn:26</id>
<published>2025-01-02T03:04:05Z</published><link rel="alternate" href="https://loomhour.example/26"/>
<link rel="enclosure" href="https://cdn.example/26.mp3" type="audio/mpeg" length="9"/><content type="html">&lt;p&gt;All about wool and sheep.&lt;/p&gt;</content></entry></feed>`
    const { found, material } = readAny({ text: atom, name: 'atom.xml' })
    expect(found).toMatchObject({
      title: 'Wool',
      publishedAt: '2025-01-02T03:04:05.000Z',
      description: ['All about wool and sheep.'],
    })
    expect(material.details).toMatchObject({
      guid: 'urn:26',
      link: 'https://loomhour.example/26',
      enclosure: { bytes: 9 },
    })
  })

  test('a feed without items, or with entities of its own, is refused in plain words', () => {
    expect(() => readAny({ text: '<rss><channel><title>X</title></channel></rss>', name: 'f.xml' })).toThrow(
      'This feed lists no episodes',
    )
    const bomb =
      '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    expect(() => readAny({ text: bomb, name: 'f.xml' })).toThrow('declares entities of its own')
  })

  test('a web page is none', () => {
    expect(looksLikeFeed('<!doctype html><html><body>rss</body></html>')).toBe(false)
  })
})
