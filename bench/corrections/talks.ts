import { readFileSync } from 'node:fs'
import { readLabelledPairs } from '../../scripts/corrections-model/labelled-pairs.ts'
import type { Instrument } from './instrument.ts'

/** Text as people speak it, as long as is asked for, and a vocabulary to look for in it. */
export interface Talk {
  /** What it is, for the head of a table. */
  readonly what: string
  readonly lines: (words: number) => readonly string[]
  readonly terms: (count: number) => readonly string[]
}

/** Raw transcripts as recognisers wrote them, one of each show in turn, and the terms of their shows. */
export function realTalks({ pairs: folder }: Instrument): Talk {
  const pairs = readLabelledPairs(folder)
  const shows = [...new Set(pairs.map(({ show }) => show))]
  const inTurn = takeTurns(shows.map((show) => pairs.filter((pair) => pair.show === show)))
  const terms = takeTurns(
    shows.map((show) => pairs.find((pair) => pair.show === show)?.vocabulary ?? []),
  ).filter((term, nth, all) => all.indexOf(term) === nth)
  return {
    what: `real talks of ${shows.length} shows as recognisers wrote them, with the terms of those shows`,
    lines: (words) => firstWords(inTurn.flatMap(({ text }) => text.split('\n')).filter(isText), words),
    terms: (count) => terms.slice(0, count),
  }
}

const isText = (line: string): boolean => line.trim() !== ''

function takeTurns<Value>(lists: readonly (readonly Value[])[]): Value[] {
  const longest = Math.max(...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, nth) => lists.flatMap((list) => list.slice(nth, nth + 1))).flat()
}

/** Lines up to a number of words; the talks begin anew where they are too short. */
function firstWords(lines: readonly string[], words: number): readonly string[] {
  const taken: string[] = []
  let left = words
  for (let at = 0; left > 0 && lines.length > 0; at += 1) {
    const line = (lines[at % lines.length] ?? '').split(/\s+/u).filter(Boolean).slice(0, left)
    taken.push(line.join(' '))
    left -= line.length
  }
  return taken
}

const wordsOfTurn = 67
const wordsOfSentence = 12

/**
 * Speech made up where there is none: words drawn as often as people say them, so that half are small words,
 * and every sixth phrase one that was said before.
 */
export function inventedSpeech(lexiconFile: string): Talk {
  const words = commonWords(lexiconFile, 10)
  let sum = 0
  const upTo = words.map(({ frequency }) => {
    sum += 10 ** (frequency / 10)
    return sum
  })
  return {
    what: 'invented speech: words as often as people say them, every sixth phrase said before; invented terms',
    lines: (count) => {
      const random = seeded()
      const said: string[] = []
      while (said.length < count) {
        const length = 2 + Math.floor(random() * 8)
        const from = Math.floor(random() * said.length)
        if (random() < 1 / 6) said.push(...said.slice(from, from + length))
        else for (let i = 0; i < length; i += 1) said.push(words[drawn(upTo, random() * sum)]?.word ?? 'the')
      }
      return inTurns(said.slice(0, count))
    },
    terms: inventedTerms,
  }
}

/** The hardest case: words at random, so that hardly one is small and hardly two runs are alike. */
export function randomWords(lexiconFile: string): Talk {
  const words = commonWords(lexiconFile, 28).filter(({ word }) => word.length > 1)
  return {
    what: 'words at random, hardly a small one and no run twice, which nobody speaks; invented terms',
    lines: (count) => {
      const random = seeded()
      const draw = (): string => words[Math.floor(random() ** 2 * words.length)]?.word ?? 'the'
      return inTurns(Array.from({ length: count }, draw))
    },
    terms: inventedTerms,
  }
}

function inTurns(words: readonly string[]): readonly string[] {
  const turns: string[] = []
  for (let first = 0; first < words.length; first += wordsOfTurn) {
    const turn = words.slice(first, first + wordsOfTurn)
    turns.push(
      turn.map((word, i) => (i % wordsOfSentence === wordsOfSentence - 1 ? `${word}.` : word)).join(' '),
    )
  }
  return turns
}

interface CommonWord {
  readonly word: string
  readonly frequency: number
}

function commonWords(lexiconFile: string, least: number): readonly CommonWord[] {
  return readFileSync(lexiconFile, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, sounds = '', frequency = '0']) => Number(frequency) >= least && sounds !== '')
    .map(([word = '', , frequency = '0']) => ({ word, frequency: Number(frequency) }))
}

/** The place of the first number above a value, in ascending numbers. */
function drawn(upTo: readonly number[], value: number): number {
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((upTo[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}

/** The same numbers from 0 to 1 in every run. */
function seeded(): () => number {
  let seed = 7
  return () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
}

const beginnings = ['Sal', 'Kel', 'Bri', 'Dun', 'Mar', 'Oka', 'Vel', 'Tor', 'Lin', 'Hax']
const middles = ['a', 'i', 'o', 'en', 'ar', 'ul', 'is', 'y']
const endings = ['mar', 'pie', 'nyx', 'mor', 'quo', 'for', 'dex', 'bit', 'ly', 'gen']

function inventedTerms(count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => {
    const middle = middles[Math.floor(n / 10) % middles.length] ?? ''
    return `${beginnings[n % 10]}${middle}${endings[Math.floor(n / 80) % 10]}`
  })
}
