import { readFileSync, writeFileSync } from 'node:fs'
import { spansSpelled } from '../../core/corrections/heard-spans.ts'
import { hearText } from '../../core/corrections/heard-words.ts'
import { createLexicon, type Lexicon } from '../../core/corrections/lexicon.ts'
import { likenessFeatures, textFacts } from '../../core/corrections/likeness-features.ts'
import type { TreeModel } from '../../core/corrections/model.ts'
import { lettersLookedFor } from '../../core/corrections/respelled.ts'
import { firstTier } from '../../core/corrections/suggest.ts'
import { candidates, suggestInText } from '../../core/corrections/suggest-in-text.ts'
import { tokensOf } from '../../core/corrections/tokens.ts'
import { prepareVocabulary, type VocabularyTerm } from '../../core/corrections/vocabulary.ts'
import { boost, type Example, usualOptions } from './boosting.ts'
import { directions } from './directions.ts'
import { type LabelledPair, readLabelledPairs, verdict } from './labelled-pairs.ts'

/** A case with the episode it comes from. */
interface Case extends Example {
  readonly pair: LabelledPair
}

const [folder, lexiconFile, outFile] = process.argv.slice(2)
if (!folder || !lexiconFile || !outFile) {
  console.error(
    'Usage: npm run train -- PAIRS_FOLDER (made of raw and corrected transcripts; see docs/how-to/train-the-corrections.md)',
  )
  process.exit(2)
}
const lexicon = createLexicon('en', readFileSync(lexiconFile, 'utf8'))
const pairs = readLabelledPairs(folder)
const cases = pairs.flatMap((pair) => casesOf(pair, lexicon))
console.log(
  `${pairs.length} episodes, ${cases.length} cases, ${cases.filter((one) => one.right).length} of them right`,
)
const folds = 6
for (const [name, leftOut] of [
  ['episodes', byEpisode(pairs)],
  ['shows', byShow(pairs)],
] as const) {
  if (leftOut.length < 2) continue
  const judged = leftOut.flatMap((out) => judge(out, learn(cases.filter((one) => !out.includes(one.pair)))))
  for (const least of [0, 0.4, firstTier]) report(`${name} left out, from ${least}`, judged, least)
}
writeFileSync(outFile, `${JSON.stringify(learn(cases))}\n`)
console.log(`The model of all cases is in ${outFile}.`)

/**
 * Learns from the cases. A show where far more is misheard than in the others together counts less, so that
 * what is said to be probable is so in an ordinary show.
 */
function learn(examples: readonly Case[]): TreeModel {
  const usual = rateOf(pairs)
  const rates = new Map(byShow(pairs).map((show) => [show[0]?.show, rateOf(show)]))
  const weighted = examples.map((one) => ({
    ...one,
    weight: one.weight * Math.min(1, usual / (rates.get(one.pair.show) ?? usual)),
  }))
  return boost(weighted, { ...usualOptions, monotone: directions })
}

/** Changes made by hand for each word. */
function rateOf(some: readonly LabelledPair[]): number {
  const changes = some.reduce((sum, pair) => sum + pair.changes.length, 0)
  return changes / some.reduce((sum, pair) => sum + pair.text.split(/\s+/).length, 0)
}

function byEpisode(all: readonly LabelledPair[]): LabelledPair[][] {
  return Array.from({ length: folds }, (_, fold) => all.filter((_pair, i) => i % folds === fold))
}

function byShow(all: readonly LabelledPair[]): LabelledPair[][] {
  return [...new Set(all.map(({ show }) => show))].map((show) => all.filter((pair) => pair.show === show))
}

function vocabularyOf({ vocabulary }: LabelledPair): VocabularyTerm[] {
  return vocabulary.map((spelling) => ({ spelling, kind: 'other' }))
}

function casesOf(pair: LabelledPair, words: Lexicon): Case[] {
  const tokens = tokensOf(pair.text)
  const heard = hearText(tokens, words)
  const terms = prepareVocabulary(vocabularyOf(pair), words)
  // Ordinary words that are hardly alike teach what is no mishearing, though the program never looks at them.
  const alike = candidates(heard, terms, { hasFloors: false })
  const facts = textFacts(heard, spansSpelled(heard, lettersLookedFor(terms)), terms, alike, words)
  return alike.map((likeness) => {
    const { span, term } = likeness
    const verdicts = span.places.map((first) =>
      verdict(
        pair,
        tokens[first]?.start ?? 0,
        tokens[first + span.words.length - 1]?.end ?? 0,
        term.term.spelling,
      ),
    )
    const rightPlaces = verdicts.filter((one) => one === true).length
    const wrongPlaces = verdicts.filter((one) => one === false || one === 'sloppy').length
    return {
      features: likenessFeatures(likeness, facts),
      right: rightPlaces > wrongPlaces,
      weight: Math.min(1 + Math.log(span.places.length), 4),
      pair,
    }
  })
}

/** One suggested place in an episode the model has not seen. */
interface JudgedPlace {
  readonly pair: LabelledPair
  readonly type: string
  readonly confidence: number
  readonly verdict: ReturnType<typeof verdict>
}

/** Suggests as the program does, and looks up what the person wrote. */
function judge(out: readonly LabelledPair[], model: TreeModel): JudgedPlace[] {
  return out.flatMap((pair) =>
    suggestInText(pair.text, vocabularyOf(pair), lexicon, { model })
      .filter(({ kind }) => kind !== 'capitals' && kind !== 'joined')
      .flatMap(({ heard, right, confidence, places }) =>
        places.map(({ start, end }) => ({
          pair,
          type: `${heard}\0${right}`,
          confidence,
          verdict: verdict(pair, start, end, right),
        })),
      ),
  )
}

function report(name: string, judged: readonly JudgedPlace[], least: number): void {
  const shown = judged.filter(({ confidence }) => confidence >= least)
  const right = shown.filter((place) => place.verdict === true).length
  const wrong = shown.filter((place) => place.verdict === false || place.verdict === 'sloppy')
  const falseTypes = new Set(wrong.map(({ pair, type }) => `${pair.episode}\0${type}`)).size
  const golds = pairs.reduce((sum, { changes }) => sum + changes.length, 0)
  const words = pairs.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  console.log(
    `${name}: ${right} right places (${golds} were changed by hand), precision ${(right / Math.max(1, right + wrong.length)).toFixed(2)}, ` +
      `${((falseTypes / words) * 1000).toFixed(2)} false types per 1,000 words`,
  )
}
