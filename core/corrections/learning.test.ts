import { expect, test } from 'vitest'
import type { Term } from '../show/schema.ts'
import { episode } from '../testing/episode-builder.ts'
import { createLexicon } from './lexicon.ts'
import { emptyMemory, rememberAccepted, rememberRefused } from './memory.ts'
import { suggest } from './suggest.ts'
import type { VocabularyTerm } from './vocabulary.ts'

const lexicon = createLexicon('en', 'the\tDH AH\t80')
const terms: readonly VocabularyTerm[] = ['Kelpie', 'Saltmark', 'Okafor'].map((spelling) => ({
  spelling,
  kind: 'product' satisfies Term['kind'],
  sources: ['in your glossary'],
}))
const talk = episode('Ada: the calpie runs on soltmark', 'Bo: then mrs okaffer asked the calpie again')
const segments = { segments: talk.transcript?.segments ?? [] }
const found = (memory = emptyMemory) => suggest(segments, terms, memory, lexicon)
const pairs = (memory = emptyMemory) => found(memory).map(({ heard, right }) => `${heard} → ${right}`)

/** Forty answers about other words whose sounds changed just as those of the first suggestion. */
function afterForty(remember: typeof rememberAccepted) {
  const [first] = found()
  const sounds = first?.sounds
  expect(sounds).toBeDefined()
  let memory = emptyMemory
  for (let n = 0; n < 40; n += 1) memory = remember(memory, `other ${n}`, `Another ${n}`, sounds)
  return { memory, first }
}

test('forty refusals of the same sounds silence no suggestion, and forty acceptances bring none', () => {
  expect(pairs().length).toBeGreaterThan(1)
  for (const remember of [rememberAccepted, rememberRefused]) {
    const { memory } = afterForty(remember)
    expect(pairs(memory).toSorted()).toEqual(pairs().toSorted())
  }
})

test('forty answers move a suggestion by little, in the direction they say', () => {
  const confidence = (memory = emptyMemory, heard = '') =>
    found(memory).find((group) => group.heard === heard)?.confidence ?? Number.NaN
  const { memory: liked, first } = afterForty(rememberAccepted)
  const { memory: disliked } = afterForty(rememberRefused)
  const [before, more, less] = [emptyMemory, liked, disliked].map((memory) =>
    confidence(memory, first?.heard),
  )
  expect(more).toBeGreaterThanOrEqual(before ?? Number.NaN)
  expect(less).toBeLessThanOrEqual(before ?? Number.NaN)
  for (const moved of [more, less]) expect(Math.abs((moved ?? Number.NaN) - (before ?? 0))).toBeLessThan(0.15)
})

test('one refused pair is quiet, and a pair of the same sounds is not', () => {
  const [first] = found()
  if (!first) throw new Error('Nothing sounds misheard.')
  const memory = rememberRefused(emptyMemory, first.heard, first.right, first.sounds)
  expect(pairs(memory)).toEqual(pairs().filter((pair) => pair !== `${first.heard} → ${first.right}`))
})
