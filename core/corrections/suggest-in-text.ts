import { fullerFirst, type Judged } from './fuller-names.ts'
import { type HeardSpan, heardSpans } from './heard-spans.ts'
import type { Lexicon } from './lexicon.ts'
import { likenessFeatures, textFacts } from './likeness-features.ts'
import type { FindLikenesses } from './likeness-memo.ts'
import shippedModel from './likeness-model.json' with { type: 'json' }
import { isMereVariant, stems } from './mere-variants.ts'
import { probability, type TreeModel } from './model.ts'
import { functionWords } from './ordinary-words.ts'
import { respelled } from './respelled.ts'
import { type Likeness, likenesses } from './sound-index.ts'
import { placeOf, type TextSuggestion, take } from './text-suggestion.ts'
import { type Token, tokensOf } from './tokens.ts'
import { type PreparedTerm, prepareVocabulary, type VocabularyTerm } from './vocabulary.ts'

/** Nothing less alike than this is looked at. */
const soundFloor = 0.66
/** Nothing less probable than this is suggested. */
const leastProbable = 0.1

/** A span that ends with a small word has to be this alike: "Kelp he" for Kelpie. */
const trailingFloor = 0.8

/** What the program uses unless it is told otherwise: training judges models of its own, a worker remembers. */
export interface SuggestingOptions {
  readonly model?: TreeModel
  readonly find?: FindLikenesses
}

/** Suspected mishearings of the vocabulary in a text, the most probable first; places never overlap. */
export function suggestInText(
  text: string,
  vocabulary: readonly VocabularyTerm[],
  lexicon: Lexicon | undefined,
  { model = shippedModel, find = likenesses }: SuggestingOptions = {},
): TextSuggestion[] {
  const tokens = tokensOf(text)
  const terms = prepareVocabulary(vocabulary, lexicon)
  const spans = heardSpans(tokens, lexicon)
  const alike = candidates(spans, terms, find)
  const facts = textFacts(tokens, spans, terms, alike, lexicon)
  const judged = alike
    .map((likeness) => ({ likeness, confidence: probability(model, likenessFeatures(likeness, facts)) }))
    .filter(({ confidence }) => confidence >= leastProbable)
  const taken = new Uint8Array(tokens.length)
  return [
    ...respelled(text, tokens, spans, terms, taken),
    ...withoutOverlap(fullerFirst(judged), tokens, taken),
  ]
}

/** The likenesses worth judging: of words that may have been misheard, with a term they are no form of. */
export function candidates(
  spans: readonly HeardSpan[],
  terms: readonly PreparedTerm[],
  find: FindLikenesses = likenesses,
): Likeness[] {
  return find(openSpans(spans, terms), terms, soundFloor).filter(
    ({ span, term, sound }) => (sound >= trailingFloor || !endsSmall(span)) && !isMereVariant(span, term),
  )
}

const endsSmall = ({ words }: HeardSpan): boolean => functionWords.has(words.at(-1) ?? '')

/**
 * The spans that may be mishearings: no form of any term themselves, and no function word where they
 * begin; where they end only after a single other word.
 */
function openSpans(spans: readonly HeardSpan[], terms: readonly PreparedTerm[]): HeardSpan[] {
  const known = new Set(terms.flatMap((term) => stems(term.bare)))
  const spelled = new Set(terms.filter((term) => term.frequency === 0).map((term) => term.bare))
  const wasNamed = remembered((word) => stems(word).some((stem) => spelled.has(stem)))
  return spans.filter((span) => {
    const { words, bare } = span
    if (functionWords.has(words[0] ?? '') || (endsSmall(span) && words.length !== 2)) return false
    // A name that stands there in full was heard well, and so were the words beside it.
    if (words.length > 1 && words.some(wasNamed)) return false
    return !stems(bare).some((stem) => known.has(stem))
  })
}

/** Answers the same question about the same word only once. */
function remembered(answer: (word: string) => boolean): (word: string) => boolean {
  const answers = new Map<string, boolean>()
  return (word) => {
    const known = answers.get(word) ?? answer(word)
    answers.set(word, known)
    return known
  }
}

/** Takes them in order; a place whose words are taken already is left out. Answers the most probable first. */
function withoutOverlap(
  judged: readonly Judged[],
  tokens: readonly Token[],
  taken: Uint8Array,
): TextSuggestion[] {
  const suggestions: TextSuggestion[] = []
  for (const { likeness, confidence } of judged) {
    const { span, term } = likeness
    const length = span.words.length
    const places = span.places.filter((place) => take(taken, place, length))
    if (places.length === 0) continue
    suggestions.push({
      heard: span.text,
      right: term.term.spelling,
      kind: term.term.kind,
      confidence,
      term: term.term,
      places: places.map((place) => placeOf(tokens, place, length)),
    })
  }
  return suggestions.sort((a, b) => b.confidence - a.confidence)
}
