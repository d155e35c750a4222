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

const nested = (open: string, close: string, count: number) => `${open.repeat(count)}x${close.repeat(count)}`

test.each([
  ['brackets', nested('[', ']', 20_000)],
  ['links', nested('[', '](https://a.example)', 20_000)],
  ['pictures', nested('![', '](a.png)', 20_000)],
  ['brackets over many lines', nested('[a\n', ']', 200)],
  ['brackets beside others', `[a] ${'['.repeat(150)}${'[b]'.repeat(150)}${']'.repeat(150)}`],
])('%s inside of each other are refused with their line and what to do', (_, deep) => {
  const refused = expect.objectContaining({
    code: 'template-error',
    message: expect.stringMatching(
      /^Line \d+: More than 100 pairs of square brackets .* Take some of the brackets away/,
    ),
  })
  expect(() => renderNotes(byHand(`Well.\n\n${deep}`))).toThrow(refused)
})

test('brackets that are only signs, never closed, or one after the other are shown', () => {
  const link = '[a](https://a.example) '
  const text = [nested('\\[', '\\]', 500), '['.repeat(500), link.repeat(500), nested('[', ']', 90)].join(
    '\n\n',
  )
  const { fullHtml, plain } = renderNotes(byHand(`${text}\n\n${Array(200).fill('[b').join('\n\n')}`))
  expect(fullHtml.match(/<a /g)).toHaveLength(500)
  expect(plain).toContain(nested('[', ']', 500))
})

test('tags inside of each other are shown or refused, and never end the program', () => {
  const shown = () => renderNotes(byHand(`Well.\n\n${'<div>'.repeat(20_000)}x`))
  expect(shown).toThrow(expect.objectContaining({ code: 'template-error' }))
})

test('a few are what they are', () => {
  const { plain } = renderNotes(byHand(`${'> '.repeat(20)}Said.\n\n- - - a list\n\n* * *\n`))
  expect(plain).toContain('Said.')
})
