import type { HeardSpan } from './heard-spans.ts'
import type { HeardText } from './heard-words.ts'
import type { Lexicon } from './lexicon.ts'
import { functionWords } from './ordinary-words.ts'
import { type HearingsByTerm, hearingsByTerm, otherHearings } from './other-hearings.ts'
import { restLikeness, weakestWord } from './rest-likeness.ts'
import type { Likeness } from './sound-index.ts'
import type { Token } from './tokens.ts'
import type { PreparedTerm } from './vocabulary.ts'

/** What is judged about a likeness, in the order the model knows it. Adding one means training anew. */
export const featureNames = [
  'sound',
  'spelling',
  'alike',
  'length',
  'lengthApart',
  'unknown',
  'allUnknown',
  'frequency',
  'unpronounced',
  'oneWord',
  'twoWords',
  'manyWords',
  'termWords',
  'wordsApart',
  'capitals',
  'allCapitals',
  'count',
  'burst',
  'termCount',
  'termFrequency',
  'termLower',
  'termUnknown',
  'firstSound',
  'lastSound',
  'firstLetter',
  'margin',
  'best',
  'insideTerms',
  'prefix',
  'suffix',
  'functionWords',
  'termMixed',
  'acronym',
  'termAcronym',
  'rest',
  'stripped',
  'context',
  'otherHearing',
  'otherHearings',
  'weakestWord',
] as const

/** Words in the body of speech that the lexicon's frequencies were counted in. */
const corpusWords = 51_000_000

/** The larger of sound alone and the mean of sound and spelling. */
export function alikeness({ sound, spelling }: Pick<Likeness, 'sound' | 'spelling'>): number {
  return Math.max(sound, (sound + spelling) / 2)
}

/** What the whole text says about its words, gathered once. */
export interface TextFacts {
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon | undefined
  /** Bare letters → how often they are heard. */
  readonly heardCounts: ReadonlyMap<string, number>
  readonly termWords: ReadonlySet<string>
  /** Span key → the two best alikenesses of it. */
  readonly contenders: ReadonlyMap<string, readonly [number, number]>
  /** Bare letters of a term → the words that stand beside it where it was heard well. */
  readonly company: ReadonlyMap<string, ReadonlySet<string>>
  /** How often each word is heard. */
  readonly wordCounts: ReadonlyMap<string, number>
  readonly hearings: HearingsByTerm
}

/** Gathers what the features need to know about the text. Linear in spans and likenesses. */
export function textFacts(
  { tokens, words, differentWords }: HeardText,
  spans: readonly HeardSpan[],
  terms: readonly PreparedTerm[],
  likenesses: readonly Likeness[],
  lexicon: Lexicon | undefined,
): TextFacts {
  const heardCounts = new Map<string, number>()
  for (const { bare, places } of spans) heardCounts.set(bare, (heardCounts.get(bare) ?? 0) + places.length)
  const contenders = new Map<string, readonly [number, number]>()
  for (const likeness of likenesses) {
    const alike = alikeness(likeness)
    const [first, second] = contenders.get(likeness.span.key) ?? [0, 0]
    if (alike > first) contenders.set(likeness.span.key, [alike, first])
    else if (alike > second) contenders.set(likeness.span.key, [first, alike])
  }
  const counts: number[] = []
  for (const { lowerIndex } of words) counts[lowerIndex] = (counts[lowerIndex] ?? 0) + 1
  const wordCounts = new Map(differentWords.map(({ lower, lowerIndex }) => [lower, counts[lowerIndex] ?? 0]))
  return {
    tokens,
    lexicon,
    heardCounts,
    contenders,
    termWords: new Set(terms.flatMap((term) => term.words)),
    company: companyOf(tokens, spans, terms),
    wordCounts,
    hearings: hearingsByTerm(likenesses, alikeness),
  }
}

/** Which words stand right beside each term; none for a term that was never heard well. */
function companyOf(
  tokens: readonly Token[],
  spans: readonly HeardSpan[],
  terms: readonly PreparedTerm[],
): Map<string, Set<string>> {
  const company = new Map(terms.map((term) => [term.bare, new Set<string>()]))
  for (const { bare, words, places } of spans) {
    const beside = company.get(bare)
    if (!beside) continue
    for (const place of places) {
      const [left, right] = neighbours(tokens, place, words.length)
      if (left !== undefined) beside.add(`<${left}`)
      if (right !== undefined) beside.add(`>${right}`)
    }
  }
  return company
}

/** The words before and after a place within its sentence. */
function neighbours(
  tokens: readonly Token[],
  place: number,
  length: number,
): readonly [string | undefined, string | undefined] {
  const next = tokens[place + length]
  return [
    tokens[place]?.breakBefore ? undefined : tokens[place - 1]?.lower,
    next && !next.breakBefore ? next.lower : undefined,
  ]
}

/** How much the company of a span is that of the term elsewhere; a rare neighbour says more. 0 to 1. */
function sharedCompany({ places, words }: HeardSpan, term: PreparedTerm, facts: TextFacts): number {
  const company = facts.company.get(term.bare)
  if (!company || company.size === 0) return 0
  const whole = Math.log(facts.tokens.length + 1)
  const rarity = (word: string | undefined, side: string): number =>
    word !== undefined && company.has(side + word) ? 1 - Math.log(facts.wordCounts.get(word) ?? 1) / whole : 0
  let sum = 0
  for (const place of places) {
    const [left, right] = neighbours(facts.tokens, place, words.length)
    sum += Math.max(rarity(left, '<'), rarity(right, '>'))
  }
  return sum / places.length
}

/** The features of one likeness, in the order of `featureNames`. */
export function likenessFeatures(likeness: Likeness, facts: TextFacts): number[] {
  const { span, term, sound, spelling } = likeness
  const n = span.words.length
  const alike = alikeness(likeness)
  const [first = 0, second = 0] = facts.contenders.get(span.key) ?? []
  const expected = (facts.tokens.length * 10 ** (span.frequency / 10)) / corpusWords
  const said = span.sounds[likeness.heardWay]?.phonemes ?? ''
  const meant = term.sounds[likeness.meantWay]?.phonemes ?? ''
  const written = term.term.spelling
  const share = (holds: (word: string) => boolean): number => span.words.filter(holds).length / n
  const flag = (holds: boolean): number => (holds ? 1 : 0)
  const rest = restLikeness(span, term, sound, facts.lexicon)
  const elsewhere = otherHearings(likeness, facts.hearings)
  return [
    sound,
    spelling,
    alike,
    Math.log(Math.max(1, Math.min(said.length, meant.length))),
    Math.abs(said.length - meant.length),
    span.unknownWords / n,
    flag(span.unknownWords === n),
    span.frequency / 60,
    share((word) => (facts.lexicon?.find(word)?.sounds.length ?? 0) === 0),
    flag(n === 1),
    flag(n === 2),
    flag(n >= 3),
    term.words.length,
    n - term.words.length,
    capitals(span, facts.tokens),
    allCapitals(span, facts.tokens),
    Math.log(span.places.length),
    Math.log((span.places.length + 0.5) / (expected + 0.5)),
    Math.log(1 + (facts.heardCounts.get(term.bare) ?? 0)),
    term.frequency / 60,
    flag(/^\p{Ll}+$/u.test(written)),
    flag(term.words.every((word) => (facts.lexicon?.find(word)?.frequency ?? 0) === 0)),
    flag(said[0] === meant[0]),
    flag(said.at(-1) === meant.at(-1)),
    flag(span.bare[0] === term.bare[0]),
    alike - (alike === first ? second : first),
    flag(alike === first),
    share((word) => facts.termWords.has(word)),
    within(span.bare, term.bare, (whole, part) => whole.startsWith(part)),
    within(span.bare, term.bare, (whole, part) => whole.endsWith(part)),
    share((word) => functionWords.has(word)),
    flag(/\p{Lu}.*\p{Lu}|\p{N}/u.test(written)),
    flag(/^[\p{Lu}\p{N}]{2,6}$/u.test(span.text)),
    flag(/^\p{Lu}{2,6}s?$/u.test(written)),
    rest.sound,
    rest.stripped,
    sharedCompany(span, term, facts),
    elsewhere.best,
    Math.log(1 + elsewhere.many),
    weakestWord(span, term, alike, facts.lexicon),
  ]
}

/** 1 where the term only adds letters to what was heard, -1 where it only takes letters away, else 0. */
function within(heard: string, meant: string, holds: (whole: string, part: string) => boolean): number {
  if (holds(meant, heard)) return 1
  return holds(heard, meant) ? -1 : 0
}

const isCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text)

/** Share of places whose first word has a capital that no sentence start explains. */
function capitals(span: HeardSpan, tokens: readonly Token[]): number {
  const places = span.places.filter((place) => !tokens[place]?.sentenceStart && isCapital(tokens[place]))
  return places.length / span.places.length
}

/** Share of places where every word has a capital. */
function allCapitals(span: HeardSpan, tokens: readonly Token[]): number {
  const places = span.places.filter((place) => span.words.every((_, i) => isCapital(tokens[place + i])))
  return places.length / span.places.length
}
