import type { HeardSpan } from './heard-spans.ts'
import type { Lexicon } from './lexicon.ts'
import { functionWords } from './ordinary-words.ts'
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
}

/** Gathers what the features need to know about the text. Linear in spans and likenesses. */
export function textFacts(
  tokens: readonly Token[],
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
  return { tokens, lexicon, heardCounts, contenders, termWords: new Set(terms.flatMap((term) => term.words)) }
}

/** The features of one likeness, in the order of `featureNames`. */
export function likenessFeatures(likeness: Likeness, facts: TextFacts): number[] {
  const { span, term, sound, spelling } = likeness
  const n = span.words.length
  const alike = alikeness(likeness)
  const [first = 0, second = 0] = facts.contenders.get(span.key) ?? []
  const expected = (facts.tokens.length * 10 ** (span.frequency / 10)) / corpusWords
  const said = span.sounds[0]?.phonemes ?? ''
  const meant = term.sounds[0]?.phonemes ?? ''
  const written = term.term.spelling
  const share = (holds: (word: string) => boolean): number => span.words.filter(holds).length / n
  const flag = (holds: boolean): number => (holds ? 1 : 0)
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
    flag(span.bare.startsWith(term.bare) || term.bare.startsWith(span.bare)),
    flag(span.bare.endsWith(term.bare) || term.bare.endsWith(span.bare)),
    share((word) => functionWords.has(word)),
    flag(/\p{Lu}.*\p{Lu}|\p{N}/u.test(written)),
  ]
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
