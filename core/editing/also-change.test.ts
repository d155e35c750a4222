import { expect, test } from 'vitest'
import { otherPlaces, rewrittenWord } from './also-change.ts'

test.each([
  ['a typed name', 'oh century, is it', 'oh Sentry, is it', { was: 'century', is: 'Sentry', from: 3, to: 9 }],
  ['letters in a word', 'so were is it', 'so where is it', { was: 'were', is: 'where', from: 3, to: 8 }],
  ['capitals', 'we like python.', 'we like Python.', { was: 'python', is: 'Python', from: 8, to: 14 }],
  ['a word that became two', 'ask Armin now', 'ask Armin Ronacher now', undefined],
  [
    'one word to two',
    'use flasque now',
    'use Flask app now',
    { was: 'flasque', is: 'Flask app', from: 4, to: 13 },
  ],
  ['punctuation alone', 'we like it', 'we like it.', undefined],
  ['two words', 'one two three', 'One two Three', undefined],
  ['a short word', 'it is so', 'it was so', undefined],
  ['a word that went', 'one two', 'one', undefined],
  ['nothing', 'one two', 'one two', undefined],
])('%s is told from a line', (_, before, now, expected) => {
  expect(rewrittenWord(before, now)).toEqual(expected)
})

const offers = (lines: readonly string[], line: number, before: string) => {
  const word = rewrittenWord(before, lines[line] ?? '')
  return word && otherPlaces(lines, line, word).map(({ line: at, from, insert }) => [at, from, insert])
}

test('other places are whole words with the same capitals, but not the one that was written', () => {
  const lines = ['the Sentry and century', 'Century century. century-old centuryx', 'café century']
  expect(offers(lines, 0, 'the century and century')).toEqual([
    [0, 15, 'Sentry'],
    [1, 8, 'Sentry'],
    [1, 17, 'Sentry'],
    [2, 5, 'Sentry'],
  ])
})

test('a place that says the new words already is left alone', () => {
  expect(offers(['the Flask app', 'Flask app and flask', 'a flask app'], 0, 'the flask')).toEqual([
    [1, 14, 'Flask app'],
    [2, 2, 'Flask app'],
  ])
  expect(offers(['Ada Lind', 'Ada Lind spoke to Ada'], 0, 'Adam')).toEqual([])
  expect(offers(['we met Armin-Ronacher', 'Armin-Ronacher and Armin'], 0, 'we met Armin')).toEqual([
    [1, 19, 'Armin-Ronacher'],
  ])
})

test('letters that mean something in an expression are just letters', () => {
  expect(offers(['we use C++x now', 'C++y C++y'], 0, 'we use C++y now')).toEqual([
    [1, 0, 'C++x'],
    [1, 5, 'C++x'],
  ])
})
