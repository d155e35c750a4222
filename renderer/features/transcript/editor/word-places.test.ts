import { expect, test } from 'vitest'
import { splitWords } from '../../../../core/episode/transcript.ts'
import { wordPlaces } from './word-places.ts'

const places = (words: string, text: string) =>
  wordPlaces(splitWords(words), text).map(({ from, to }) => text.slice(from, to))

test('words are found whatever white space stands between them', () => {
  expect(places('so you are', ' so  you are ')).toEqual(['so', 'you', 'are'])
})

test('joined words stand without a space', () => {
  const words = [{ text: '日' }, { text: '本', joined: true as const }, { text: '語', joined: true as const }]
  expect(wordPlaces(words, '日本語').map(({ from }) => from)).toEqual([0, 1, 2])
})

test('stops where the line says something else', () => {
  expect(places('so you are', 'so we are')).toEqual(['so'])
})
