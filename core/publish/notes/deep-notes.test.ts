import { expect, test } from 'vitest'
import { sampleEpisode } from '../../testing/sample-episode.ts'
import { renderNotes } from './render-notes.ts'

const byHand = (text: string) => sampleEpisode({ showNotes: { source: 'text', template: '', text } })

test.each([
  ['quotations', '> '.repeat(20_000)],
  ['bullets', '- '.repeat(5_000)],
  ['numbers', '1. '.repeat(5_000)],
])('%s inside of each other are refused with their line', (_, deep) => {
  expect(() => renderNotes(byHand(`Well.\n\n${deep}x`))).toThrow(
    expect.objectContaining({ code: 'template-error', details: { line: 3 } }),
  )
})

test('tags inside of each other are shown or refused, and never end the program', () => {
  const shown = () => renderNotes(byHand(`Well.\n\n${'<div>'.repeat(20_000)}x`))
  expect(shown).toThrow(expect.objectContaining({ code: 'template-error' }))
})

test('a few are what they are', () => {
  const { plain } = renderNotes(byHand(`${'> '.repeat(20)}Said.\n\n- - - a list\n\n* * *\n`))
  expect(plain).toContain('Said.')
})
