import type { Lexicon } from './lexicon.ts'
import { type Sound, soundOf } from './sound-distance.ts'
import { spokenForms } from './spoken-forms.ts'
import { bareLetters, plainLetters, tokensOf } from './tokens.ts'
import { waysToWrite } from './written-out.ts'

/** What a term names. */
export type TermKind = 'person' | 'product' | 'term' | 'place' | 'other'

/** One word or name the show uses, wherever it was learned. */
export interface VocabularyTerm {
  /** As it is to be written. */
  readonly spelling: string
  readonly kind: TermKind
  /** Spellings of how it is said, where that is not how it is written. */
  readonly saidAs?: readonly string[]
  /** What recognisers have written for it before. */
  readonly heardAs?: readonly string[]
  /** Where it comes from, as a fragment: "named in the show notes". The most convincing first. */
  readonly sources?: readonly string[]
  /** True when it belongs to this very episode: a guest, a chapter, a link. */
  readonly ofEpisode?: boolean
  /** True for a name taken from running text by its capital; an ordinary word is then no term. */
  readonly guessed?: boolean
  /** True when it was only found in a headline that capitals every word: any word a list has is then no term. */
  readonly inHeadline?: boolean
  /** False when other capitals are fine too; true unless said. */
  readonly matchCapitals?: boolean
  /** True for a part of a full name that is a term itself. */
  readonly isPart?: boolean
}

/** A term made ready to be looked for. */
export interface PreparedTerm {
  readonly term: VocabularyTerm
  readonly index: number
  /** Letters and digits alone, lower case. */
  readonly bare: string
  /** Letters and digits alone in every way a recogniser may write it out; see `waysToWrite`. */
  readonly written: readonly string[]
  /** Its words in lower case. */
  readonly words: readonly string[]
  readonly sounds: readonly Sound[]
  /** How common its commonest use as an ordinary word is; 0 for a name no dictionary has. */
  readonly frequency: number
  /** True for the plural of a term that stands in no list itself. */
  readonly isPlural?: boolean
}

/** A word at least this common is ordinary: it is said by people who mean nothing in particular. */
export const ordinaryFrequency = 26

/** A part of a name at most this common is hardly said of anything else. */
const rareFrequency = 24

/**
 * Makes terms ready: spoken forms, plain forms. Repeated spellings and empty ones are dropped, and so
 * are guessed names that are ordinary words.
 */
export function prepareVocabulary(
  terms: readonly VocabularyTerm[],
  lexicon: Lexicon | undefined,
): PreparedTerm[] {
  const seen = new Set<string>()
  const prepared: PreparedTerm[] = []
  for (const term of [...terms, ...terms.flatMap((one) => partsOfName(one, lexicon))]) {
    const spelling = term.spelling.trim()
    const bare = bareLetters(spelling)
    if (bare.length < 2 || seen.has(spelling)) continue
    seen.add(spelling)
    const words = tokensOf(spelling).map((token) => token.lower)
    const frequency = words.length === 1 ? (lexicon?.find(plainLetters(spelling))?.frequency ?? 0) : 0
    if (term.guessed && frequency >= (term.inHeadline ? 1 : ordinaryFrequency)) continue
    const ways = [spelling, ...(term.saidAs ?? [])].flatMap((way) => spokenForms(way, lexicon))
    prepared.push({
      term: { ...term, spelling },
      index: prepared.length,
      bare,
      written: waysToWrite(spelling),
      words,
      sounds: [...new Set(ways)].map(soundOf),
      frequency,
    })
  }
  return prepared
}

/** Capitalised words of letters alone, two or three of them. */
const nameInFull = /^\p{Lu}[\p{Ll}\p{M}'’-]+(?: \p{Lu}[\p{Ll}\p{M}'’-]+){1,2}$/u

/**
 * The parts of a full name that no list has as ordinary words: people are called by either. A list of terms
 * seldom says which of them are people, but "Armin" is hardly said of anything else.
 */
function partsOfName(
  { spelling, kind, sources, guessed, ofEpisode }: VocabularyTerm,
  lexicon: Lexicon | undefined,
): VocabularyTerm[] {
  if (guessed || (kind !== 'other' && kind !== 'person')) return []
  if (!lexicon || !nameInFull.test(spelling)) return []
  const parts = spelling.split(' ')
  const isName = (word: string): boolean => (lexicon.find(plainLetters(word))?.frequency ?? 0) < rareFrequency
  if (!parts.every(isName)) return []
  return parts
    .filter((part) => part.length > 2)
    .map((part) => ({
      spelling: part,
      kind,
      isPart: true,
      ...(sources && { sources }),
      ...(ofEpisode && { ofEpisode }),
    }))
}
