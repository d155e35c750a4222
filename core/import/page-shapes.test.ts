import { expect, test } from 'vitest'
import { readEpisodePage } from './read-episode-page.ts'

/** Pages in the shapes other places give them; every word of them is made up. */

test('the description of a video: no title, signs for headings, hashtags', () => {
  const { found, blocks } = readEpisodePage(
    `In this episode I talk to Dr. Jane Roe, sleep researcher at the mill, about why we sleep.

⏱️ TIMESTAMPS
0:00 Intro
2:13 Why we sleep
1:02:03 Goodbye

🔗 LINKS
Jane's book: https://example.org/book
Jane on Twitter: https://twitter.com/janeroe
My course ➜ https://me.example/course

👋 FOLLOW ME
Instagram - https://instagram.com/me

Subscribe to the channel for more videos like this.
#podcast #sleep
`,
    'Pasted text',
  )
  expect(found.title).toBeUndefined()
  expect(found.guests.map(({ name }) => name)).toEqual(['Jane Roe'])
  expect(found.chapters.map(({ title }) => title)).toEqual(['Intro', 'Why we sleep', 'Goodbye'])
  expect(found.links.map(({ label, owner }) => [label, owner])).toEqual([
    ["Jane's book", 'Jane Roe'],
    ['X', 'Jane Roe'],
    ['me.example/course', undefined],
    ['Instagram', undefined],
  ])
  expect(blocks.at(-1)?.kind).toBe('ignored')
})

test('a page in German', () => {
  const { found } = readEpisodePage(
    `Der Webstuhl
Folge 12: Seide mit Odile Brandt

In dieser Folge geht es um Seide und um die Geduld, die man mit ihr braucht.

Moderation: Mara Quill, Tobias Fenn
Zu Gast: Odile Brandt

Kapitelmarken
00:00:00 Begrüßung
00:03:20 Die Mühle

Links
Die Mühle: https://muehle.example
Odile auf Instagram: https://www.instagram.com/odile/
`,
    'Pasted text',
  )
  expect(found).toMatchObject({
    show: { title: 'Der Webstuhl' },
    number: 12,
    title: 'Seide mit Odile Brandt',
  })
  expect(found.hosts.map(({ name }) => name)).toEqual(['Mara Quill', 'Tobias Fenn'])
  expect(found.guests.map(({ name }) => name)).toEqual(['Odile Brandt'])
  expect(found.chapters).toHaveLength(2)
  expect(found.links.map(({ label, owner }) => [label, owner])).toEqual([
    ['Die Mühle', undefined],
    ['Instagram', 'Odile Brandt'],
  ])
})

test('labels before everything', () => {
  const { found } = readEpisodePage(
    `The Loom Show
Episode 12 - Silk

Host: Mara Quill
Guests: Odile Brandt, Sam Reed
Published: 4 March 2025

About this episode
Odile and Sam explain how silk is made, and why it costs what it costs.

Topics covered:
- The mill in Lindow
- Moths and their enemies

Resources mentioned
- The Silk Book by A. Author (https://example.org/silkbook)

Connect with Odile
- Website: https://brandt.example
- Twitter: @odile

Sponsored by Yarnworks: https://yarnworks.example
`,
    'Pasted text',
  )
  expect(found).toMatchObject({ number: 12, title: 'Silk', publishedAt: '2025-03-04T00:00:00.000Z' })
  expect(found.hosts.map(({ name }) => name)).toEqual(['Mara Quill'])
  expect(found.guests.map(({ name }) => name)).toEqual(['Odile Brandt', 'Sam Reed'])
  expect(found.description).toEqual([
    'Odile and Sam explain how silk is made, and why it costs what it costs.',
    'Topics covered:',
    '- The mill in Lindow',
    '- Moths and their enemies',
  ])
  expect(found.links.map(({ address, owner }) => [address, owner])).toEqual([
    ['https://example.org/silkbook', undefined],
    ['https://brandt.example', 'Odile Brandt'],
    ['https://x.com/odile', 'Odile Brandt'],
    ['https://yarnworks.example', undefined],
  ])
})

test('a page of a blog, with its player, its side bar and a transcript in bold names', () => {
  const turns = [
    'Welcome to the show, everybody, this is about silk.',
    'Thank you, it is so nice to be here.',
  ]
  const talk = Array.from(
    { length: 6 },
    (_, at) => `<p><strong>${at % 2 ? 'Odile' : 'Mara'} [00:0${at}:01]:</strong> ${turns[at % 2]}</p>`,
  ).join('')
  const { found, material } = readEpisodePage(
    `<!DOCTYPE html><html lang="en-US"><head><title>Episode 12: Silk with Odile Brandt &#8211; The Loom Show</title>
<meta property="og:site_name" content="The Loom Show"/></head><body><nav><a href="/about">About</a></nav>
<article><h1>Episode 12: Silk with Odile Brandt</h1><span>March 4, 2025</span>
<p>Podcast: <a href="https://cdn.example/12.mp3">Play in new window</a> | <a href="https://cdn.example/12.mp3">Download</a></p>
<p>This week Mara sits down with Odile Brandt, master weaver, to talk about silk.</p>
<h3>In this episode:</h3><ul><li>(02:10) – The mill</li><li>(10:45) – Moths</li></ul>
<h3>Show Notes</h3><ul><li>Odile on <a href="https://www.instagram.com/odile">Instagram</a></li></ul>
<h3>Transcript</h3>${talk}</article>
<aside><h2>Recent posts</h2><ul><li><a href="https://loomshow.example/11">Episode 11</a></li></ul></aside></body></html>`,
    'page.html',
  )
  expect(found).toMatchObject({
    show: { title: 'The Loom Show' },
    number: 12,
    title: 'Silk with Odile Brandt',
    publishedAt: '2025-03-04T00:00:00.000Z',
    description: ['This week Mara sits down with Odile Brandt, master weaver, to talk about silk.'],
    transcript: { speakers: ['Mara', 'Odile'], turns: 6, timing: 'cues' },
  })
  expect(found.chapters.map(({ startTime, title }) => [startTime, title])).toEqual([
    [130_000, 'The mill'],
    [645_000, 'Moths'],
  ])
  expect(found.links).toEqual([
    { label: 'Instagram', address: 'https://www.instagram.com/odile', owner: 'Odile Brandt' },
  ])
  expect(material.details.enclosure).toEqual({
    source: 'https://cdn.example/12.mp3',
    mediaType: 'audio/mpeg',
  })
})

test('titles under their times, chapters with details, and a list that ends with times', () => {
  const under = readEpisodePage(
    '# Silk\n\n4:00\n* The mill\n* and its history\n\n7:35\n\n* Moths\n',
    'page.md',
  ).found.chapters
  expect(under.map(({ startTime, title }) => [startTime, title])).toEqual([
    [240_000, 'The mill'],
    [455_000, 'Moths'],
  ])
  const ending = readEpisodePage(
    'All about silk and the mill it comes from, at length.\n\nOpening ... 0:00\nThe mill ... 2:10\nMoths ... 10:45\n',
    'page.txt',
  ).found.chapters
  expect(ending.map(({ title }) => title)).toEqual(['Opening', 'The mill', 'Moths'])
})
