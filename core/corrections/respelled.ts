import type { HeardSpan } from './heard-spans.ts'
import type { Lexicon } from './lexicon.ts'
import { functionWords, numberWords } from './ordinary-words.ts'
import { placeOf, type TextPlace, type TextSuggestion, take } from './text-suggestion.ts'
import type { Token } from './tokens.ts'
import { ordinaryFrequency, type PreparedTerm } from './vocabulary.ts'

/** The letters of the terms, in one and in many: the spans with these are all that `respelled` asks for. */
export function lettersLookedFor(terms: readonly PreparedTerm[]): ReadonlySet<string> {
  return new Set(terms.flatMap(({ bare, written }) => [...written, otherNumber(bare)]))
}

/** Places that have a term's very letters with other capitals, spaces or points, or its signs and digits in words. */
export function respelled(
  text: string,
  tokens: readonly Token[],
  spans: readonly HeardSpan[],
  terms: readonly PreparedTerm[],
  taken: Uint8Array,
  lexicon: Lexicon | undefined,
): TextSuggestion[] {
  const byBare = spelledTerms(terms)
  const groups = new Map<
    string,
    { term: PreparedTerm; heard: string; places: TextPlace[]; joined: boolean }
  >()
  const apart = countedApart(spans)
  // The longest first: a name in full before a part of it.
  for (const span of [...spans].sort((a, b) => b.words.length - a.words.length)) {
    const spelled = spelledAs(span, apart, byBare)
    if (!spelled || isSmallTalk(span, lexicon)) continue
    const [term] = spelled.terms
    for (const first of span.places) {
      const whole = placeOf(tokens, first, span.words.length)
      const place = { ...whole, end: whole.end - spelled.possessive }
      const heard = text.slice(place.start, place.end)
      if (spelled.terms.some((known) => known.term.spelling === heard)) continue
      if (isParted(heard, term) || isMeant(text, tokens, span, first, place, term)) continue
      if (!take(taken, first, span.words.length)) continue
      const key = `${heard}\0${term.term.spelling}`
      const group = groups.get(key)
      if (group) group.places.push(place)
      else groups.set(key, { term, heard, joined: span.words.length !== term.words.length, places: [place] })
    }
  }
  return [...groups.values()].map(({ term, heard, places, joined }) => ({
    heard,
    right: term.term.spelling,
    kind: joined ? 'joined' : 'capitals',
    confidence: joined ? 0.95 : 0.9,
    term: term.term,
    places,
  }))
}

/** The terms that a span has the letters of, the one to write first. */
interface SpelledAs {
  readonly terms: readonly [PreparedTerm, ...PreparedTerm[]]
  /** How much of the end of a place is a possessive that stays as it is, in UTF-16 units. */
  readonly possessive: number
}

function spelledAs(
  span: HeardSpan,
  apart: ReadonlyMap<string, number>,
  byBare: ReadonlyMap<string, readonly PreparedTerm[]>,
): SpelledAs | undefined {
  const owned = ownedLetters(span, byBare)
  const [term, ...rivals] = byBare.get(owned ?? span.bare) ?? []
  if (!term || isPhrase(span, apart, byBare) || isNoPlural(span, term)) return undefined
  return { terms: [term, ...rivals], possessive: owned === undefined ? 0 : "'s".length }
}

const possessive = /['’]s$/u

/** The letters before a possessive that is no part of the name: "php's" has the letters of PHP, "McDonald's" its own. */
function ownedLetters(
  { text, words, bare }: HeardSpan,
  terms: ReadonlyMap<string, readonly PreparedTerm[]>,
): string | undefined {
  if (!possessive.test(text) || functionWords.has(words.at(-1) ?? '')) return undefined
  const isOwn = terms.get(bare)?.some(({ term }) => /['’]/u.test(term.spelling)) ?? false
  return isOwn ? undefined : bare.slice(0, -1)
}

/** As common as this a word is said in every other sentence, and hardly ever as a name. */
const smallTalkFrequency = 45

/**
 * Whether a word is so common that its small letters are no mistake, whatever is called so: "go", "it", "us". What
 * is common in this text alone may well be a name that is never written right.
 */
function isSmallTalk({ words, bare, frequency }: HeardSpan, lexicon: Lexicon | undefined): boolean {
  const isCommon = lexicon?.countedIn === 'speech' && frequency >= smallTalkFrequency
  return words.length === 1 && (isCommon || functionWords.has(bare))
}

/** The terms by their letters, however they are written out, with the plurals of initials. */
function spelledTerms(terms: readonly PreparedTerm[]): ReadonlyMap<string, readonly PreparedTerm[]> {
  const byBare = new Map<string, PreparedTerm[]>()
  for (const term of terms) {
    // The "Podcast" of a longer name is a word as well.
    if (term.term.isPart && term.term.kind !== 'person' && term.frequency > 0) continue
    for (const letters of term.written) byBare.set(letters, [...(byBare.get(letters) ?? []), term])
  }
  for (const plural of pluralsOfInitials(terms, byBare)) byBare.set(plural.bare, [plural])
  return byBare
}

/** Whether letters that the plural of initials has are words of their own: "its", "us". */
const isNoPlural = (span: HeardSpan, term: PreparedTerm): boolean =>
  term.isPlural === true &&
  (span.words.length > 1 || span.frequency >= ordinaryFrequency || functionWords.has(span.bare))

/** "prs" are PRs: initials have a plural that is no other word. */
function pluralsOfInitials(
  terms: readonly PreparedTerm[],
  known: ReadonlyMap<string, unknown>,
): readonly PreparedTerm[] {
  return terms.flatMap((term) => {
    const { spelling } = term.term
    const bare = `${term.bare}s`
    if (!/^\p{Lu}{2,6}$/u.test(spelling) || known.has(bare)) return []
    return [
      { ...term, bare, words: [bare], isPlural: true, term: { ...term.term, spelling: `${spelling}s` } },
    ]
  })
}

/** How often the letters of several words are heard as those words. */
function countedApart(spans: readonly HeardSpan[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { words, bare, places } of spans)
    if (words.length > 1) counts.set(bare, (counts.get(bare) ?? 0) + places.length)
  return counts
}

/** As often as this, in one and in many, words are a phrase of their own. */
const oftenEnough = 3

/**
 * Whether several words are used as words and not as a name split in two: "deep agents" beside many a
 * "deep agent" are agents that are deep, where only "DeepAgents" is a term. A name has one form.
 */
function isPhrase(
  { words, bare }: HeardSpan,
  apart: ReadonlyMap<string, number>,
  terms: ReadonlyMap<string, unknown>,
): boolean {
  if (words.length === 1) return false
  const other = otherNumber(bare)
  return (apart.get(other) ?? 0) >= oftenEnough && !terms.has(other)
}

const otherNumber = (bare: string): string => (bare.endsWith('s') ? bare.slice(0, -1) : `${bare}s`)

/** Whether a sign parts what was heard that is none of the term's: "Node, JS", but not "c++". */
function isParted(heard: string, { term }: PreparedTerm): boolean {
  return [...heard].some((sign) => ',+&/'.includes(sign) && !term.spelling.includes(sign))
}

/** Whether other capitals or spaces are meant at a place, so that they are no mistake there. */
function isMeant(
  text: string,
  tokens: readonly Token[],
  span: HeardSpan,
  first: number,
  place: TextPlace,
  { term, words }: PreparedTerm,
): boolean {
  // Where other capitals are fine, only spaces can be wrong.
  if (term.matchCapitals === false && span.words.length === words.length) return true
  if (isPartOfAddress(text, place)) return true
  // "Satoshi's" has something of Satoshi; "satoshis" are many.
  if (/['’]/u.test(text.slice(place.start, place.end)) && !/['’]/u.test(term.spelling)) return true
  if (isChance(span)) return true
  const isLowered = /\p{Lu}/u.test(text.slice(place.start, place.end)) && !/\p{Lu}/u.test(term.spelling)
  return isLowered && isPartOfName(tokens, first, span.words.length)
}

/** Whether words have the letters of a term by chance: "see to" is no CTO, "a one" no A1. */
function isChance({ words, bare }: HeardSpan): boolean {
  if (words.length === 1) return false
  if (words.every((word) => functionWords.has(word) || numberWords.has(word))) return true
  return bare.length < 4 && words.some((word) => functionWords.has(word))
}

/** Inside an address or a handle capitals and spaces have no say: `example.org/name`, `@name`. */
function isPartOfAddress(text: string, { start, end }: TextPlace): boolean {
  return (
    /[@/_]$|[\p{L}\p{N}]\.$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^(?:[@/_]|\.[\p{L}\p{N}])/u.test(text.slice(end, end + 2))
  )
}

/** A capital is right at the start of a sentence, and in a longer name: "Lightning Network". */
function isPartOfName(tokens: readonly Token[], first: number, length: number): boolean {
  const [before, here, after] = [tokens[first - 1], tokens[first], tokens[first + length]]
  if (here?.sentenceStart) return true
  const isCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text)
  return (
    (isCapital(before) && !here?.breakBefore && !before?.sentenceStart) ||
    (isCapital(after) && !after?.breakBefore)
  )
}
