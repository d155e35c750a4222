import { describe, expect, test } from 'vitest'
import { loomHourMarkdown, loomHourPage, speech } from './fixtures/loom-hour.ts'
import { readEpisodePage, reblock } from './read-episode-page.ts'

const kindsOf = (text: string, name = 'page.txt') =>
  readEpisodePage(text, name).blocks.map(({ kind, fromLine, toLine }) => [kind, fromLine, toLine])

describe('a page of plain text', () => {
  const reading = readEpisodePage(loomHourPage, 'page.txt')
  const { found } = reading

  test('is cut into blocks that know their lines', () => {
    expect(kindsOf(loomHourPage)).toEqual([
      ['show', 2, 3],
      ['hosts', 4, 7],
      ['show', 8, 8],
      ['title', 9, 9],
      ['ignored', 10, 11],
      ['description', 12, 14],
      ['chapters', 15, 19],
      ['ignored', 20, 20],
      ['promise', 21, 21],
      ['transcript', 22, 22],
    ])
  })

  test('gives each block a reason a person understands', () => {
    const reasons = new Map(reading.blocks.map(({ kind, reason }) => [kind, reason]))
    expect(reasons.get('chapters')).toBe('4 lines that start with a time')
    expect(reasons.get('description')).toBe('3 paragraphs')
    expect(reasons.get('title')).toBe('The line with the episode’s number')
    expect(reasons.get('promise')).toBe('Speaks of Instagram and Website without an address')
  })

  test('names show, number, title and guest', () => {
    expect(found.show).toEqual({
      title: 'The Loom Hour',
      summary: 'The Loom Hour is a podcast about weaving, looms and the people at them.',
    })
    expect([found.number, found.title]).toEqual([27, 'Odile Brandt: Selvedge, Silk and Slow Work'])
    expect(found.guests).toEqual([{ name: 'Odile Brandt', from: 'the title' }])
  })

  test('gives the hosts the links on their lines', () => {
    expect(found.hosts).toEqual([
      {
        name: 'Mara Quill',
        links: [{ label: 'LinkedIn', address: 'https://www.linkedin.com/in/maraquill/' }],
      },
      {
        name: 'Tobias Fenn',
        links: [{ label: 'LinkedIn', address: 'https://www.linkedin.com/in/tobiasfenn/' }],
      },
    ])
    expect(found.links.map(({ label, owner }) => [label, owner])).toEqual([
      ['loomhour.example', undefined],
      ['LinkedIn', 'Mara Quill'],
      ['LinkedIn', 'Tobias Fenn'],
    ])
  })

  test('reports promised links once, and not those whose address stands near', () => {
    expect(found.promised).toEqual([
      {
        label: 'Instagram',
        sentence: 'Follow Odile on Instagram and on her website',
        line: 21,
        owner: 'Odile Brandt',
      },
      {
        label: 'Website',
        sentence: 'Follow Odile on Instagram and on her website',
        line: 21,
        owner: 'Odile Brandt',
      },
    ])
  })

  test('reads chapters past the hour and keeps the transcript whole', () => {
    expect(found.chapters.map(({ startTime, title }) => [startTime, title])).toEqual([
      [0, 'Opening'],
      [70_000, 'Odile and the mill'],
      [765_000, 'Why silk breaks'],
      [3_723_000, 'Goodbye'],
    ])
    expect(found.transcript).toMatchObject({
      words: speech(40).split(' ').length,
      turns: 1,
      timing: 'none',
      speakers: [],
    })
    expect(reading.warnings).toEqual([])
  })
})

describe('a page of Markdown', () => {
  const { found, material, warnings } = readEpisodePage(loomHourMarkdown, 'post.md')

  test('takes what its front matter states', () => {
    expect(found).toMatchObject({
      title: 'Selvedge, Silk and Slow Work',
      number: 27,
      show: { title: 'The Loom Hour' },
      publishedAt: '2025-03-04T00:00:00.000Z',
      duration: 3_900_000,
    })
    expect(found.hosts.map(({ name }) => name)).toEqual(['Mara Quill', 'Tobias Fenn'])
    expect(found.guests).toEqual([{ name: 'Odile Brandt', from: 'the front matter' }])
    expect(material.people.find(({ name }) => name === 'Odile Brandt')?.headline).toBe('The mill in Lindow')
  })

  test('joins wrapped lines into one paragraph without markup', () => {
    expect(found.description).toEqual([
      'Mara and Tobias talk with Odile Brandt about silk, in words that were wrapped at some width.',
    ])
  })

  test('reads times that are links, and a title that is one', () => {
    expect(found.chapters).toEqual([
      { startTime: 0, title: 'Opening' },
      { startTime: 765_000, title: 'Why silk breaks', url: 'https://example.org/silk' },
      { startTime: 3_723_000, title: 'Goodbye' },
    ])
  })

  test('keeps every address in one ledger, with its owner, and chapter links apart', () => {
    expect(found.links.map(({ address, owner }) => [address, owner])).toEqual([
      ['https://yarnworks.example/loom', undefined],
      ['https://example.org/book', undefined],
      ['https://mill.example/', undefined],
      ['https://x.com/maraquill', 'Mara Quill'],
      ['https://github.com/maraquill', 'Mara Quill'],
      ['https://fenn.example/', 'Tobias Fenn'],
      ['https://www.instagram.com/odileweaves', 'Odile Brandt'],
    ])
  })

  test('reads speakers and turns, and keeps the headings of the talk apart from its words', () => {
    expect(found.transcript).toMatchObject({
      turns: 4,
      speakers: ['Mara Quill', 'Odile Brandt'],
      timing: 'none',
    })
    expect(material.transcript?.headings).toEqual([{ beforeCue: 2, title: 'On silk' }])
    expect(material.transcript?.cues[0]?.text).toBe('Welcome to The Loom Hour. Today we have Odile with us.')
    expect(warnings.map(({ code }) => code)).toEqual([])
  })
})

describe('reading corrected blocks again', () => {
  const reading = readEpisodePage(loomHourPage, 'page.txt')
  const blocks = reading.blocks.map(({ reason: _, ...block }) => block)

  test('an ignored block gives nothing any more', () => {
    const again = reblock(
      reading,
      blocks.map((block) => (block.kind === 'chapters' ? { ...block, kind: 'ignored' } : block)),
    )
    expect(again.found.chapters).toEqual([])
    expect(again.found.transcript?.words).toBe(speech(40).split(' ').length)
  })

  test('a moved edge moves lines from one part to the other', () => {
    const moved = blocks.map((block) =>
      block.kind === 'description'
        ? { ...block, toLine: 13 }
        : block.fromLine === 15
          ? { ...block, fromLine: 14 }
          : block,
    )
    const { found } = reblock(reading, moved)
    expect(found.description).toHaveLength(2)
    expect(found.chapters).toHaveLength(4)
  })

  test('the promise read as a description promises still, and is a paragraph too', () => {
    const { found } = reblock(
      reading,
      blocks.map((block) => (block.kind === 'promise' ? { ...block, kind: 'description' } : block)),
    )
    expect(found.description.at(-1)).toBe('Follow Odile on Instagram and on her website')
    expect(found.promised).toHaveLength(2)
  })

  test('lines outside every block are ignored', () => {
    const { found } = reblock(reading, [{ kind: 'title', fromLine: 9, toLine: 9 }])
    expect(found).toMatchObject({
      title: 'Odile Brandt: Selvedge, Silk and Slow Work',
      hosts: [],
      description: [],
      chapters: [],
    })
    expect(found.transcript).toBeUndefined()
  })

  test('front matter that a person calls the title is read as words', () => {
    const post = readEpisodePage(loomHourMarkdown, 'post.md')
    const { found } = reblock(post, [{ kind: 'title', fromLine: 4, toLine: 4 }])
    expect(found.title).toBe('The Loom Hour')
    expect(found.number).toBeUndefined()
  })

  test('a block says that it was set by hand', () => {
    const { blocks: again } = reblock(reading, [{ kind: 'chapters', fromLine: 15, toLine: 18 }])
    expect(again[0]?.reason).toBe('3 lines with a time, set by you')
  })

  test('a paragraph is cut where an edge goes through it', () => {
    const post = readEpisodePage(loomHourMarkdown, 'post.md')
    const from = post.lines.findIndex((line) => line.startsWith('Mara and Tobias')) + 1
    const { found } = reblock(post, [
      { kind: 'description', fromLine: from, toLine: from },
      { kind: 'ignored', fromLine: from + 1, toLine: from + 1 },
    ])
    expect(found.description).toEqual(['Mara and Tobias talk with Odile Brandt about silk, in words'])
  })
})

describe('a page of HTML', () => {
  const html = `<!doctype html><html lang="de-CH"><head>
<title>Odile Brandt: Selvedge | The Loom Hour</title>
<meta property="og:site_name" content="The Loom Hour">
<meta name="description" content="Mara talks with Odile.">
<meta property="article:published_time" content="2025-03-04T10:00:00+01:00">
<link rel="alternate" type="application/rss+xml" href="https://loomhour.example/feed.xml">
<script>document.write('<h1>stolen</h1>')</script>
</head><body onload="alert(1)">
<nav><a href="/">Home</a> <a href="https://loomhour.example/about">About</a></nav>
<main><h1>Odile Brandt: Selvedge</h1>
<p>In this episode Mara Quill talks with <a href="https://brandt.example">Odile Brandt</a> about <b>silk</b>.</p>
<h2>Chapters</h2>
<p>00:00 Opening<br>01:10 Odile and the mill<br>12:45 Why silk breaks</p>
<h2>Links</h2>
<ul><li><a href="https://mill.example/" onclick="steal()">The mill</a></li><li>Just words</li></ul>
</main>
<footer>© The Loom Hour, <a href="https://loomhour.example/privacy">Privacy</a></footer></body></html>`
  const { found, lines, blocks, warnings, page } = readEpisodePage(html, 'page.html')

  test('gives title, show, language, date and feed', () => {
    expect(found).toMatchObject({
      title: 'Odile Brandt: Selvedge',
      show: { title: 'The Loom Hour', feedUrl: 'https://loomhour.example/feed.xml' },
      language: 'de-CH',
      publishedAt: '2025-03-04T09:00:00.000Z',
    })
  })

  test('keeps paragraphs, list items and line breaks as lines', () => {
    expect(found.description).toEqual(['In this episode Mara Quill talks with Odile Brandt about silk.'])
    expect(found.chapters.map(({ title }) => title)).toEqual([
      'Opening',
      'Odile and the mill',
      'Why silk breaks',
    ])
    expect(found.links.map(({ address }) => address)).toEqual([
      'https://brandt.example',
      'https://mill.example/',
    ])
    expect(found.guests.map(({ name }) => name)).toEqual(['Odile Brandt'])
    expect(found.hosts.map(({ name }) => name)).toEqual(['Mara Quill'])
  })

  test('runs nothing and keeps nothing of scripts and handlers', () => {
    expect(JSON.stringify({ found, lines })).not.toMatch(/stolen|steal|alert/)
    expect(warnings).toEqual([
      {
        code: 'scripts-left-out',
        message: 'The page holds 1 script. Galley read only its words; nothing in it was run.',
      },
    ])
  })

  test('ignores what stands around the episode, and remembers the lines of the original', () => {
    const footer = lines.findIndex((line) => line.startsWith('©')) + 1
    expect(blocks.find(({ fromLine, toLine }) => fromLine <= footer && footer <= toLine)?.kind).toBe(
      'ignored',
    )
    expect(page?.originalLines?.[footer - 1]).toBe(
      html.split('\n').findIndex((line) => line.includes('<footer>')) + 1,
    )
  })
})
