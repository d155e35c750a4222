import { carriedPossessive } from './carried-possessive.ts'
import { fullerFirst, type Judged } from './fuller-names.ts'
import { heardRuns } from './heard-runs.ts'
import { type HeardSpan, spansSpelled } from './heard-spans.ts'
import { type HeardText, hearTextInSteps } from './heard-words.ts'
import { atOnce, type InSteps } from './in-steps.ts'
import type { Lexicon } from './lexicon.ts'
import { likenessFeatures, type TextFacts, textFacts } from './likeness-features.ts'
import type { FindLikenesses } from './likeness-memo.ts'
import shippedModel from './likeness-model.json' with { type: 'json' }
import { isMereVariant, stems } from './mere-variants.ts'
import { probability, type TreeModel } from './model.ts'
import { functionWords } from './ordinary-words.ts'
import { lettersLookedFor, respelled } from './respelled.ts'
import { type Likeness, likenessesInSteps } from './sound-index.ts'
import { type Evidence, placeOf, type TextSuggestion, take } from './text-suggestion.ts'
import { type Token, tokensOf } from './tokens.ts'
import { type PreparedTerm, prepareVocabulary, type VocabularyTerm } from './vocabulary.ts'

/** Nothing less alike than this is looked at. */
const soundFloor = 0.66
/** Nothing less probable than this is suggested of a long list of terms, and of a short one. */
const leastProbable = { long: 0.2, short: 0.13 } as const
/** How many terms a short list has at most, and a long one at least. */
const listLength = { short: 170, long: 300 } as const
/** Nothing less probable than this is looked at; the whole of a name may gain by a part of it. */
const leastThinkable = 0.08

/** What is suggested at least: of few terms each is likelier to be said than of many, which chance has more to choose from. */
function leastProbableOf(terms: number): number {
  const share = (terms - listLength.short) / (listLength.long - listLength.short)
  return leastProbable.short + (leastProbable.long - leastProbable.short) * Math.max(0, Math.min(1, share))
}

/** A span that ends with a small word has to be this alike: "Kelp he" for Kelpie. */
const trailingFloor = 0.8

/** What the program uses unless it is told otherwise: training judges models of its own, a worker remembers. */
export interface SuggestingOptions {
  readonly model?: TreeModel
  readonly find?: FindLikenesses
  /** The words of the text, where they are known already. */
  readonly tokens?: readonly Token[]
}

/** Suspected mishearings of the vocabulary in a text, the most probable first; places never overlap. */
export function suggestInText(
  text: string,
  vocabulary: readonly VocabularyTerm[],
  lexicon: Lexicon | undefined,
  options: SuggestingOptions = {},
): TextSuggestion[] {
  return atOnce(suggestInTextInSteps(text, vocabulary, lexicon, options))
}

/** What `suggestInText` gives, in steps. */
export function* suggestInTextInSteps(
  text: string,
  vocabulary: readonly VocabularyTerm[],
  lexicon: Lexicon | undefined,
  { model = shippedModel, find = likenessesInSteps, tokens = tokensOf(text) }: SuggestingOptions = {},
): InSteps<TextSuggestion[]> {
  const terms = prepareVocabulary(vocabulary, lexicon)
  const least = leastProbableOf(vocabulary.length)
  yield
  const heard = yield* hearTextInSteps(tokens, lexicon)
  const spans = spansSpelled(heard, lettersLookedFor(terms))
  yield
  const alike = yield* candidatesInSteps(heard, terms, { find })
  yield
  const facts = textFacts(heard, spans, terms, alike, lexicon)
  yield
  const judged: Judged[] = []
  for (const [nth, likeness] of alike.entries()) {
    const probable = probability(model, likenessFeatures(likeness, facts))
    const confidence = inThisEpisode(likeness.term, probable)
    if (confidence >= leastThinkable) judged.push({ likeness, confidence })
    if (nth % likenessesOfStep === 0) yield
  }
  const taken = new Uint8Array(tokens.length)
  return [
    ...respelled(text, tokens, spans, terms, taken, lexicon),
    ...withoutOverlap(
      fullerFirst(judged).filter(({ confidence }) => confidence >= least),
      facts,
      taken,
    ),
  ]
}

/** How much likelier a term is said in an episode that names it itself: of a show's glossary half is, in each. */
const saidInEpisode = 2

function inThisEpisode({ term }: PreparedTerm, probable: number): number {
  if (!term.ofEpisode) return probable
  return (saidInEpisode * probable) / (saidInEpisode * probable + 1 - probable)
}

/** How candidates are looked for, where that is not how the program does it. */
export interface CandidateOptions {
  readonly find?: FindLikenesses
  /** False to look at ordinary words like at any others. */
  readonly hasFloors?: boolean
}

/** The likenesses worth judging: of words that may have been misheard, with a term they are no form of. */
export function candidates(
  heard: HeardText,
  terms: readonly PreparedTerm[],
  options: CandidateOptions = {},
): Likeness[] {
  return atOnce(candidatesInSteps(heard, terms, options))
}

function* candidatesInSteps(
  heard: HeardText,
  terms: readonly PreparedTerm[],
  { find = likenessesInSteps, hasFloors = true }: CandidateOptions,
): InSteps<Likeness[]> {
  const known = new Set(terms.flatMap((term) => stems(term.bare)))
  const spelled = new Set(
    terms.filter(({ frequency, term }) => frequency === 0 && !term.isPart).map((term) => term.bare),
  )
  const isNamed = (word: string): boolean => stems(word).some((stem) => spelled.has(stem))
  const parts = new Set(terms.flatMap(({ words }) => (words.length > 1 ? words : [])))
  const ofLong = new Set(terms.flatMap(({ words }) => (words.length > 2 ? words : [])))
  const isOfLongTerm = (word: string): boolean => ofLong.has(word) && !functionWords.has(word)
  // No word of speech, but one of a longer term, is a name: Bitcoin, where Bitcoin Core is a term, is not Bitcoind.
  const isPart = ({ words, frequency }: HeardSpan): boolean => {
    const [name = '', ...others] = words.filter((word) => !functionWords.has(word))
    return frequency === 0 && others.length === 0 && stems(name).some((stem) => parts.has(stem))
  }
  const isKnown = (span: HeardSpan): boolean =>
    stems(span.bare).some((stem) => known.has(stem)) || isPart(span)
  const named = new Set<string>()
  for (const { lower, index } of heard.differentWords) {
    if (isNamed(lower)) named.add(lower)
    if (index % wordsOfStep === 0) yield
  }
  const runs = heardRuns(heard, { isNamed: (lower) => named.has(lower), isOfLongTerm, hasFloors })
  yield
  const worthJudging: Likeness[] = []
  const found = yield* find(runs, terms, soundFloor)
  for (const [nth, likeness] of found.entries()) {
    const { span, term, sound } = likeness
    if ((sound >= trailingFloor || !endsSmall(span)) && !isKnown(span) && !isMereVariant(span, term))
      worthJudging.push(likeness)
    if (nth % likenessesOfStep === 0) yield
  }
  return worthJudging
}

/** Different words that are looked up in one step, which takes about a millisecond. */
const wordsOfStep = 512
/** Likenesses that are judged in one step, for about as long. */
const likenessesOfStep = 32

const endsSmall = ({ words }: HeardSpan): boolean => functionWords.has(words.at(-1) ?? '')

/** Takes them in order; a place whose words are taken already is left out. Answers the most probable first. */
function withoutOverlap(judged: readonly Judged[], facts: TextFacts, taken: Uint8Array): TextSuggestion[] {
  const suggestions: TextSuggestion[] = []
  for (const { likeness, confidence } of judged) {
    const { span, term } = likeness
    const length = span.words.length
    const places = span.places.filter((place) => take(taken, place, length))
    if (places.length === 0) continue
    const possessive = carriedPossessive(likeness)
    suggestions.push({
      heard: span.text,
      right: term.term.spelling,
      kind: term.term.kind,
      confidence,
      term: term.term,
      evidence: evidenceOf(likeness, facts),
      places: places.map((place) => ({
        ...placeOf(facts.tokens, place, length),
        ...(possessive && { right: term.term.spelling + possessive }),
      })),
    })
  }
  return suggestions.sort((a, b) => b.confidence - a.confidence)
}

function evidenceOf(
  { span, term, sound, spelling }: Likeness,
  { lexicon, heardCounts }: TextFacts,
): Evidence {
  const isUnknown = (word: string): boolean =>
    lexicon !== undefined && [word, word.replace(/'s$/u, '')].every((form) => !lexicon.find(form))
  return {
    sound,
    spelling,
    isNoWord:
      !/^\p{Lu}+s?$/u.test(span.text) &&
      span.words.every((word) => /^[\p{L}']+$/u.test(word) && isUnknown(word)),
    isElsewhere: (heardCounts.get(term.bare) ?? 0) > 0,
  }
}
