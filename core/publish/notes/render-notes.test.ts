import fc from 'fast-check'
import type { Element, Root, RootContent } from 'hast'
import { describe, expect, test, vi } from 'vitest'
import { isAppError } from '../../errors.ts'
import { ShowId } from '../../ids.ts'
import { newShow } from '../../show/new-show.ts'
import { chapters, link, person, sampleEpisode } from '../../testing/sample-episode.ts'
import { foldLine } from '../fold-line.ts'
import { textOf } from './apple-html.ts'
import { parseHtml } from './markdown-html.ts'
import { renderNotes } from './render-notes.ts'

// Properties are tried many times, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000 })

const elements = (node: Root | RootContent): Element[] =>
  'children' in node
    ? node.children.flatMap((child) => (child.type === 'element' ? [child, ...elements(child)] : []))
    : []
const tagsOf = (html: string): Set<string> =>
  new Set(elements(parseHtml(html)).map((element) => element.tagName))
const withTemplate = (template: string, more = {}) =>
  sampleEpisode({ showNotes: { source: 'template', template, text: '' }, ...more })
const byHand = (text: string) => sampleEpisode({ showNotes: { source: 'text', template: '', text } })

describe('the default notes', () => {
  const notes = renderNotes(sampleEpisode())

  test('as Markdown', () => {
    expect(notes.markdown).toBe(`# #7 - Mira Olsen: Tides, ropes & charts

We talk with Mira Olsen, who draws charts.

She says what a tide table hides.

## Chapters
0:00 Cold open
1:30 What a chart leaves out
40:05 Wrap up

## Guest

**Mira Olsen**, draws sea charts
- [Mira on the web](https://mira.example/?a=1&b=2)

---

Hosted by Jon Berg and Ada Lind.
`)
  })

  test('as HTML of the five tags Apple shows, every chapter in a paragraph of its own', () => {
    expect(notes.html).toBe(`<p>#7 - Mira Olsen: Tides, ropes &amp; charts</p>
<p>We talk with Mira Olsen, who draws charts.</p>
<p>She says what a tide table hides.</p>
<p>Chapters</p>
<p>0:00 Cold open</p>
<p>1:30 What a chart leaves out</p>
<p>40:05 Wrap up</p>
<p>Guest</p>
<p>Mira Olsen, draws sea charts</p>
<ul><li><a href="https://mira.example/?a=1&amp;b=2">Mira on the web</a></li></ul>
<p>Hosted by Jon Berg and Ada Lind.</p>
`)
    expect(notes.htmlBytes).toBe(new TextEncoder().encode(notes.html).length)
  })

  test('as a page, with headings and emphasis', () => {
    expect(notes.fullHtml).toContain('<h1>#7 - Mira Olsen: Tides, ropes &amp; charts</h1>')
    expect(notes.fullHtml).toContain('<li>1:30 What a chart leaves out</li>')
    expect(notes.fullHtml).toContain('<strong>Mira Olsen</strong>, draws sea charts')
  })

  test('as plain text, chapters in adjoining lines and addresses behind their words', () => {
    expect(notes.plain).toBe(`#7 - Mira Olsen: Tides, ropes & charts

We talk with Mira Olsen, who draws charts.

She says what a tide table hides.

Chapters

0:00 Cold open
1:30 What a chart leaves out
40:05 Wrap up

Guest

Mira Olsen, draws sea charts

- Mira on the web: https://mira.example/?a=1&b=2

Hosted by Jon Berg and Ada Lind.
`)
    expect(notes.plainCharacters).toBe([...notes.plain.trim()].length)
  })

  test('leave out what the episode does not have', () => {
    const bare = sampleEpisode({ chapters: [], people: [], links: [], summary: '' })
    const { number: _, ...unnumbered } = bare
    expect(renderNotes(unnumbered).markdown).toBe('# Mira Olsen: Tides, ropes & charts\n')
  })

  test('list two guests apart, and links nobody owns', () => {
    const { markdown } = renderNotes(
      sampleEpisode({
        people: [person('Mira Olsen', 'guest'), person('Bo Ek', 'guest', { headline: 'sails' })],
        links: [link('ln-1', 'Charts', 'https://charts.example/')],
        chapters: [],
      }),
    )
    expect(markdown).toContain(`## Guests

**Mira Olsen**

**Bo Ek**, sails

## Links
- [Charts](https://charts.example/)`)
  })
})

describe('what may not appear in notes', () => {
  test('a promised link without an address is left out', () => {
    expect(renderNotes(sampleEpisode()).markdown).not.toContain('Mira on X')
  })

  test('an address that is not http, https or mailto is left out', () => {
    const hostile = [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'vbscript:x',
      ' JAVASCRIPT:x',
      'nonsense',
    ]
    const links = hostile.map((address, index) => link(`ln-${index}`, `Link ${index}`, address, 'mira'))
    const { markdown, html, fullHtml } = renderNotes(sampleEpisode({ links }))
    expect(markdown).not.toMatch(/Link \d/)
    expect(html + fullHtml).not.toMatch(/javascript|vbscript|file:|data:/i)
  })

  test('a hidden chapter is left out', () => {
    const hidden = chapters('0:00 Shown', '1:00 Silent').map((chapter, i) => ({
      ...chapter,
      inTableOfContents: i === 0,
    }))
    expect(renderNotes(sampleEpisode({ chapters: hidden })).plain).not.toContain('Silent')
  })

  test('a script in a title is text, and one in hand-written notes is gone', () => {
    const script = '<script>alert(1)</script><img src=x onerror=alert(2)>'
    const titled = renderNotes(sampleEpisode({ title: script }))
    expect(tagsOf(titled.fullHtml)).not.toContain('script')
    expect(textOf(parseHtml(titled.fullHtml))).toContain(script)
    const written = renderNotes(
      byHand(`Hello ${script}\n\n<div onclick="x()">there <b>you</b></div>\n\n[a](javascript:x)`),
    )
    expect(written.fullHtml).not.toMatch(/script|onerror|onclick/)
    expect(written.plain).toContain('there you')
  })
})

test('Apple HTML: breaks, quotes, nested lists, tables, pictures and code become its five tags without losing words', () => {
  const { html } = renderNotes(
    byHand(
      'One  \ntwo\n\n> quoted *words*\n\n- a\n  - b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n![alt words](https://p.example/i.png)\n\n```\nlet a\nlet b\n```',
    ),
  )
  expect(html).toBe(`<p>One</p>
<p>two</p>
<p>quoted words</p>
<ul><li>a<ul><li>b</li></ul></li></ul>
<p>x – y</p>
<p>1 – 2</p>
<p>alt words</p>
<p>let a</p>
<p>let b</p>
`)
})

describe('any text at all', () => {
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
          '😀',
          '\u202eabc',
          'ש',
          '{{',
          '}}',
          '*',
          '_',
          '`',
          '\n',
          '\n\n',
          'a ',
          '# ',
          '0:00 ',
        ),
        { maxLength: 15 },
      )
      .map((pieces) => pieces.join('')),
  )

  test('gives notes whose words are the words of the episode, in Apple’s tags only', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, summary, name) => {
        const episode = sampleEpisode({
          title,
          summary,
          people: [person('Mira Olsen', 'guest', { name })],
          chapters: chapters('0:00 x').map((chapter) => ({ ...chapter, title })),
        })
        const { html, fullHtml } = renderNotes(episode)
        expect(['p', 'ol', 'ul', 'li', 'a']).toEqual(expect.arrayContaining([...tagsOf(html)]))
        const page = foldLine(textOf(parseHtml(fullHtml)).replace(/\n/g, ' '))
        for (const text of [`#7 - ${title}`, `0:00 ${title}`, summary, name.trim() === '' ? '' : name]) {
          expect(page).toContain(foldLine(text))
        }
      }),
      { numRuns: 80 },
    )
  })
})

describe('templates', () => {
  const problem = (template: string): { message: string; line: unknown } => {
    try {
      renderNotes(withTemplate(template))
    } catch (error) {
      if (isAppError(error, 'template-error'))
        return { message: error.message, line: error.details?.['line'] }
      throw error
    }
    return { message: 'none', line: 0 }
  }

  test('say which line is wrong and what to write', () => {
    expect(problem('a\n{{titel}}')).toEqual({
      message: 'Line 2: There is no field “titel”. Did you mean “title”?',
      line: 2,
    })
    expect(problem('{{title}}\n\n{{number')).toMatchObject({ line: 3 })
    expect(problem('{{#chapters}}\n{{title}}')).toEqual({
      message: 'Line 1: The block {{#chapters}} is never closed with {{/chapters}}.',
      line: 1,
    })
    expect(problem('x\n{{/hosts}}').message).toBe('Line 2: {{/hosts}} closes a block that was never opened.')
    expect(problem('{{#hosts}}\n{{/guests}}')).toMatchObject({ line: 2 })
    expect(problem('{{> other}}').message).toContain('cannot include')
    expect(problem('{{hasGuests}}').message).toContain('opens a block')
  })

  test('reach no property that is not a field', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'links.length', 'title.constructor']) {
      expect(problem(`{{${name}}}`).message).toContain('There is no field')
    }
  })

  test('cannot nest lists without end', () => {
    expect(problem('{{#people}}{{#guests}}x{{/guests}}{{/people}}').message).toContain('of the same kind')
  })

  test('insert Markdown as it is between three braces, and as text between two', () => {
    const more = { summary: 'so *very* good' }
    expect(renderNotes(withTemplate('{{description}}', more)).fullHtml).toBe('<p>so *very* good</p>\n')
    expect(renderNotes(withTemplate('{{{description}}}', more)).fullHtml).toBe(
      '<p>so <em>very</em> good</p>\n',
    )
  })

  test('close with the show’s own footer template', () => {
    const show = newShow({ id: ShowId.parse('sh-1'), title: 'Harbour Hour' })
    const footer = {
      ...show,
      templates: [{ name: 'Footer', template: 'More of **{{show}}** [here](https://h.example).' }],
    }
    expect(renderNotes(withTemplate('{{title}}\n\n{{footer}}'), footer).fullHtml).toContain(
      '<p>More of <strong>Harbour Hour</strong> <a href="https://h.example">here</a>.</p>',
    )
  })

  test('name lists of people as a sentence does', () => {
    expect(renderNotes(withTemplate('{{hosts}}; {{guest}}; {{people}}')).plain).toBe(
      'Jon Berg and Ada Lind; Mira Olsen; Mira Olsen, Jon Berg and Ada Lind\n',
    )
  })
})

test('chapter lines written by hand stand alone, even as bold words, links or with text before them', () => {
  const { html } = renderNotes(
    byHand('Chapters:\n0:00 One\n**1:00** Two\n[2:00](https://t.example) Three\nand more'),
  )
  expect(html).toBe(
    '<p>Chapters:</p>\n<p>0:00 One</p>\n<p>1:00 Two</p>\n<p><a href="https://t.example">2:00</a> Three and more</p>\n',
  )
})
