import { type HeardSpan, heardSpans } from './heard-spans.ts'
import type { Lexicon } from './lexicon.ts'
import { likenessFeatures, textFacts } from './likeness-features.ts'
import model from './likeness-model.json' with { type: 'json' }
import { isMereVariant, stems } from './mere-variants.ts'
import { probability } from './model.ts'
import { functionWords } from './ordinary-words.ts'
import { type Likeness, likenesses } from './sound-index.ts'
import { type Token, tokensOf } from './tokens.ts'
import { type PreparedTerm, prepareVocabulary, type VocabularyTerm } from './vocabulary.ts'

/** A place in a text as UTF-16 offsets. */
export interface TextPlace {
  readonly start: number
  readonly end: number
}

/** One suspected mishearing and everywhere it stands. */
export interface TextSuggestion {
  readonly heard: string
  readonly right: string
  readonly kind: VocabularyTerm['kind'] | 'capitals' | 'joined'
  /** 0 to 1; for order and tiers only, never shown as a number. */
  readonly confidence: number
  readonly term: VocabularyTerm
  readonly places: readonly TextPlace[]
}

/** Nothing less alike than this is looked at. */
export const soundFloor = 0.6
/** Nothing less probable than this is suggested. */
const leastProbable = 0.2

/** Suspected mishearings of the vocabulary in a text, the most probable first; places never overlap. */
export function suggestInText(
  text: string,
  vocabulary: readonly VocabularyTerm[],
  lexicon: Lexicon | undefined,
): TextSuggestion[] {
  const tokens = tokensOf(text)
  const terms = prepareVocabulary(vocabulary, lexicon)
  const spans = heardSpans(tokens, lexicon)
  const open = openSpans(spans, terms)
  const alike = likenesses(open, terms, soundFloor).filter(({ span, term }) => !isMereVariant(span, term))
  const facts = textFacts(tokens, spans, terms, alike, lexicon)
  const judged = alike
    .map((likeness) => ({ likeness, confidence: probability(model, likenessFeatures(likeness, facts)) }))
    .filter(({ confidence }) => confidence >= leastProbable)
    .sort((a, b) => b.confidence - a.confidence)
  const taken = new Uint8Array(tokens.length)
  return [...respelled(text, tokens, spans, terms, taken), ...withoutOverlap(judged, tokens, taken)]
}

/** The spans that may be mishearings: no form of any term themselves, and no function word at either end. */
export function openSpans(spans: readonly HeardSpan[], terms: readonly PreparedTerm[]): HeardSpan[] {
  const known = new Set(terms.flatMap((term) => stems(term.bare)))
  const spelled = new Set(terms.filter((term) => term.frequency === 0).map((term) => term.bare))
  return spans.filter(({ words, bare }) => {
    if (stems(bare).some((stem) => known.has(stem))) return false
    if (functionWords.has(words[0] ?? '') || functionWords.has(words.at(-1) ?? '')) return false
    // A name that stands there in full was heard well, and so were the words beside it.
    return words.length === 1 || !words.some((word) => spelled.has(word))
  })
}

interface Judged {
  readonly likeness: Likeness
  readonly confidence: number
}

/** Takes the most probable first; a place whose words are taken already is left out. */
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
  return suggestions
}

/** Takes a run of words for one suggestion, unless one of them is taken already. */
function take(taken: Uint8Array, first: number, length: number): boolean {
  for (let i = first; i < first + length; i += 1) if (taken[i]) return false
  taken.fill(1, first, first + length)
  return true
}

function placeOf(tokens: readonly Token[], first: number, length: number): TextPlace {
  return { start: tokens[first]?.start ?? 0, end: tokens[first + length - 1]?.end ?? 0 }
}

/** Places that have a term's very letters with other capitals, spaces or points. */
function respelled(
  text: string,
  tokens: readonly Token[],
  spans: readonly HeardSpan[],
  terms: readonly PreparedTerm[],
  taken: Uint8Array,
): TextSuggestion[] {
  const byBare = new Map<string, PreparedTerm[]>()
  for (const term of terms) byBare.set(term.bare, [...(byBare.get(term.bare) ?? []), term])
  const groups = new Map<
    string,
    { term: PreparedTerm; heard: string; places: TextPlace[]; joined: boolean }
  >()
  // The longest first: a name in full before a part of it.
  for (const span of [...spans].sort((a, b) => b.words.length - a.words.length)) {
    const [term, ...rivals] = byBare.get(span.bare) ?? []
    if (!term) continue
    for (const first of span.places) {
      const place = placeOf(tokens, first, span.words.length)
      const heard = text.slice(place.start, place.end)
      if ([term, ...rivals].some((known) => known.term.spelling === heard) || /[,+&/]/.test(heard)) continue
      if (!take(taken, first, span.words.length)) continue
      const key = `${heard}\0${term.term.spelling}`
      const group = groups.get(key)
      if (group) group.places.push(place)
      else groups.set(key, { term, heard, places: [place], joined: span.words.length !== term.words.length })
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
