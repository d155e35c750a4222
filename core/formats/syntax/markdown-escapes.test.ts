import fc from 'fast-check'
import { expect, test } from 'vitest'
import { showNotesTimestamps } from '../chapters/show-notes-timestamps.ts'
import { podcastTranscriptHtml } from '../transcripts/podcast-transcript-html.ts'
import { shelveEscapes, unshelve } from './markdown-escapes.ts'
import { escapeMarkdown, plainFromMarkdown } from './markdown-text.ts'

/** Letters anybody may use for anything, those the reader uses for itself among them, and signs of Markdown. */
const privateText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0xe000, max: 0xf8ff }),
      fc.integer({ min: 0x10ff00, max: 0x10ffff }),
      fc.integer({ min: 0x21, max: 0x7e }),
    ),
    { maxLength: 12 },
  )
  .map((codes) => String.fromCodePoint(...codes))

test('a private letter comes through the escapes as it is', () => {
  fc.assert(
    fc.property(privateText, (text) => {
      const plain = text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
      expect(unshelve(shelveEscapes(text))).toBe(plain)
    }),
    { numRuns: 2000, seed: 20261123 },
  )
})

test('text with private letters written as Markdown is read as it was', () => {
  fc.assert(
    fc.property(privateText, (text) => {
      expect(plainFromMarkdown(escapeMarkdown(text))).toBe(text)
    }),
    { numRuns: 2000, seed: 20261123 },
  )
})

test('private letters stay in titles and in the words of a page', () => {
  const titles = ['\uE000 Opening', '\uE145 News', '\u{10FF2A}\\* Weather', 'Late \u{10FFFD}']
  const list = titles.map((title, at) => `${at}:00 ${title}`).join('\n')
  const read = showNotesTimestamps.parse(list).value.chapters.map(({ title }) => title)
  expect(read).toEqual(['\uE000 Opening', '\uE145 News', '\u{10FF2A}* Weather', 'Late \u{10FFFD}'])
  const page = '<p><b>Ann Lee:</b> A \uE000 lamp.</p><p><strong>Bo:</strong> A <b>\uE000</b> ladder.</p>'
  expect(podcastTranscriptHtml.parse(page).value.cues).toEqual([
    { speaker: 'Ann Lee', text: 'A \uE000 lamp.' },
    { speaker: 'Bo', text: 'A \uE000 ladder.' },
  ])
})
