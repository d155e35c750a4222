import { doubleMetaphone } from 'double-metaphone'
import type { Lexicon } from '../../core/corrections/lexicon.ts'
import { spellingSimilarity } from '../../core/corrections/sound-distance.ts'
import { spokenForms } from '../../core/corrections/spoken-forms.ts'
import { bareLetters, type Token, tokensOf } from '../../core/corrections/tokens.ts'
import { wordSounds } from '../../core/corrections/word-sounds.ts'

/** A suggestion as the instrument reads it. */
export interface PeerSuggestion {
  readonly heard: string
  readonly right: string
  readonly kind: 'peer'
  readonly confidence: number
  readonly places: readonly { readonly start: number; readonly end: number }[]
}

/** How alike a run of words and a term are, 0 to 1; nothing under the floor is suggested. */
interface Measure<Code> {
  readonly codeOfWords: (tokens: readonly Token[], bare: string) => Code
  readonly codeOfTerm: (term: string, bare: string) => Code
  readonly alike: (heard: Code, meant: Code) => number
  readonly floor: number
}

/** Both keys of Double Metaphone; alike when they share one, as name finders use it. */
export const metaphone: Measure<readonly string[]> = {
  codeOfWords: (_tokens, bare) => doubleMetaphone(bare),
  codeOfTerm: (_term, bare) => doubleMetaphone(bare),
  alike: (heard, meant) => (heard.some((key) => key !== '' && meant.includes(key)) ? 1 : 0),
  floor: 1,
}

/** Edit distance between pronunciations, each phoneme as far from every other. */
export function plainPhonemes(lexicon: Lexicon): Measure<readonly string[]> {
  return {
    codeOfWords: (tokens) => [tokens.map(({ lower }) => wordSounds(lower, lexicon)[0] ?? '').join('')],
    codeOfTerm: (term) => spokenForms(term, lexicon),
    alike: (heard, meant) =>
      Math.max(0, ...meant.map((form) => (form === '' ? 0 : spellingSimilarity(heard[0] ?? '', form)))),
    floor: 0.8,
  }
}

interface Hit {
  readonly term: string
  readonly alike: number
}

/** What a tool with this measure and a word list would suggest: runs of up to three words, the best term of each. */
export function peerSuggestions<Code>(
  text: string,
  vocabulary: readonly string[],
  measure: Measure<Code>,
): PeerSuggestion[] {
  const terms = vocabulary
    .map((term) => ({ term, bare: bareLetters(term) }))
    .filter(({ bare }) => bare.length >= 4)
    .map(({ term, bare }) => ({ term, bare, code: measure.codeOfTerm(term, bare) }))
  const listed = new Map(vocabulary.map((term) => [bareLetters(term), term]))
  const best = new Map<string, Hit | undefined>()
  const bestFor = (tokens: readonly Token[], bare: string) => {
    if (best.has(bare)) return best.get(bare)
    const code = measure.codeOfWords(tokens, bare)
    let found: Hit | undefined
    for (const { term, bare: letters, code: meant } of terms) {
      if (Math.abs(letters.length - bare.length) > 4) continue
      const alike = measure.alike(code, meant)
      if (alike >= measure.floor && alike > (found?.alike ?? 0)) found = { term, alike }
    }
    best.set(bare, found)
    return found
  }
  return grouped(text, tokensOf(text), listed, bestFor)
}

type BestTerm = (tokens: readonly Token[], bare: string) => Hit | undefined

function grouped(
  text: string,
  tokens: readonly Token[],
  listed: ReadonlyMap<string, string>,
  bestFor: BestTerm,
): PeerSuggestion[] {
  const groups = new Map<
    string,
    Omit<PeerSuggestion, 'places'> & { places: PeerSuggestion['places'][number][] }
  >()
  for (let at = 0; at < tokens.length; ) {
    const { hit, length, start, end } = longestAt(text, tokens, at, listed, bestFor)
    at += length
    if (!hit) continue
    const heard = text.slice(start, end)
    const key = `${heard}\0${hit.term}`
    const group = groups.get(key) ?? {
      heard,
      right: hit.term,
      kind: 'peer',
      confidence: hit.alike,
      places: [],
    }
    group.places.push({ start, end })
    groups.set(key, group)
  }
  return [...groups.values()]
}

interface Run {
  readonly hit?: Hit
  readonly length: number
  readonly start: number
  readonly end: number
}

/** The longest run of words from a place on that a term is found for; one word without a hit where there is none. */
function longestAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  listed: ReadonlyMap<string, string>,
  bestFor: BestTerm,
): Run {
  const none = { length: 1, start: 0, end: 0 }
  for (let length = 3; length > 0; length -= 1) {
    const run = tokens.slice(at, at + length)
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last || run.length < length || run.slice(1).some((token) => token.breakBefore)) continue
    const bare = bareLetters(text.slice(first.start, last.end))
    const same = listed.get(bare)
    if (same === text.slice(first.start, last.end)) return { ...none, length }
    const hit =
      same === undefined ? (bare.length < 4 ? undefined : bestFor(run, bare)) : { term: same, alike: 1 }
    if (hit) return { hit, length, start: first.start, end: last.end }
  }
  return none
}
