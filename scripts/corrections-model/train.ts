import { readFileSync, writeFileSync } from 'node:fs'
import { heardSpans } from '../../core/corrections/heard-spans.ts'
import { createLexicon, type Lexicon } from '../../core/corrections/lexicon.ts'
import { likenessFeatures, textFacts } from '../../core/corrections/likeness-features.ts'
import { isMereVariant } from '../../core/corrections/mere-variants.ts'
import { probability } from '../../core/corrections/model.ts'
import { likenesses } from '../../core/corrections/sound-index.ts'
import { openSpans, soundFloor } from '../../core/corrections/suggest-in-text.ts'
import { tokensOf } from '../../core/corrections/tokens.ts'
import { prepareVocabulary } from '../../core/corrections/vocabulary.ts'
import { boost, type Example } from './boosting.ts'
import { type LabelledPair, readLabelledPairs, verdict } from './labelled-pairs.ts'

/** A case with the show it comes from and how many of its places were right and wrong. */
interface Case extends Example {
  readonly group: string
  readonly right: boolean
  readonly rightPlaces: number
  readonly wrongPlaces: number
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
const groups = [...new Set(cases.map((one) => one.group))]
const scored = groups.length < 2 ? [] : leaveOut(cases, groups)
for (const least of [0.2, 0.4, 0.75]) report(scored, least)
writeFileSync(outFile, `${JSON.stringify(boost(cases))}\n`)
console.log(`The model of all cases is in ${outFile}.`)

function casesOf(pair: LabelledPair, words: Lexicon): Case[] {
  const tokens = tokensOf(pair.text)
  const spans = heardSpans(tokens, words)
  const terms = prepareVocabulary(
    pair.vocabulary.map((spelling) => ({ spelling, kind: 'other' as const })),
    words,
  )
  const alike = likenesses(openSpans(spans, terms), terms, soundFloor).filter(
    ({ span, term }) => !isMereVariant(span, term),
  )
  const facts = textFacts(tokens, spans, terms, alike, words)
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
    const wrongPlaces = verdicts.filter((one) => one === false).length
    return {
      features: likenessFeatures(likeness, facts),
      right: rightPlaces > wrongPlaces,
      weight: Math.min(1 + Math.log(span.places.length), 4),
      group: `${pair.show}/${pair.episode}`,
      rightPlaces,
      wrongPlaces,
    }
  })
}

/** Judges every episode with a model that has not seen it. */
function leaveOut(all: readonly Case[], episodes: readonly string[]): (Case & { readonly p: number })[] {
  return Array.from({ length: folds }, (_, fold) => {
    const out = new Set(episodes.filter((_episode, i) => i % folds === fold))
    const model = boost(all.filter((one) => !out.has(one.group)))
    return all
      .filter((one) => out.has(one.group))
      .map((one) => ({ ...one, p: probability(model, one.features) }))
  }).flat()
}

function report(judged: readonly (Case & { readonly p: number })[], least: number): void {
  const shown = judged.filter(({ p }) => p >= least)
  const right = shown.reduce((sum, one) => sum + one.rightPlaces, 0)
  const wrong = shown.reduce((sum, one) => sum + one.wrongPlaces, 0)
  console.log(
    `left out, from ${least}: ${right} right places, ${wrong} wrong, precision ${(right / Math.max(1, right + wrong)).toFixed(2)}`,
  )
}
