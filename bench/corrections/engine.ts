import { readFileSync, writeFileSync } from 'node:fs'
import { addressesIn } from '../../core/corrections/episode-vocabulary.ts'
import { findInText } from '../../core/corrections/find-in-text.ts'
import { createLexicon } from '../../core/corrections/lexicon.ts'
import { knownAddresses } from '../../core/corrections/spoken-addresses.ts'
import { tierOf } from '../../core/corrections/suggest.ts'
import { metaphone, peerSuggestions, plainPhonemes } from './peer-engines.ts'

/**
 * An engine as the instrument starts it: `suggest FILE --vocabulary FILE --json`. Which one, where the
 * lexicon is and where a run may leave its answer for the next come from the environment.
 */
const [, file = '', , vocabularyFile = ''] = process.argv.slice(2)
const { GALLEY_BENCH_ENGINE: engine = '', GALLEY_BENCH_LEXICON: lexiconFile = '' } = process.env
const text = readFileSync(file, 'utf8')
const terms = readFileSync(vocabularyFile, 'utf8').split('\n').filter(Boolean)

const engines: Readonly<Record<string, () => readonly object[]>> = {
  galley: () => {
    const found = galley()
    writeFileSync(answerFile(), JSON.stringify(found))
    return found
  },
  // The first tier of the answer that the run before this one left.
  'galley-first-tier': () =>
    (JSON.parse(readFileSync(answerFile(), 'utf8')) as readonly { readonly confidence: number }[]).filter(
      ({ confidence }) => tierOf(confidence) === 1,
    ),
  metaphone: () => peerSuggestions(text, terms, metaphone),
  phonemes: () => peerSuggestions(text, terms, plainPhonemes(readLexicon())),
}
process.stdout.write(JSON.stringify(engines[engine]?.() ?? []))

function galley() {
  const vocabulary = terms.map((spelling) => ({ spelling, kind: 'other' as const }))
  return findInText(text, vocabulary, readLexicon(), {
    addresses: knownAddresses([...terms, ...addressesIn(text)]),
  })
}

function readLexicon() {
  return createLexicon('en', readFileSync(lexiconFile, 'utf8'))
}

function answerFile(): string {
  return `${file}.answer.json`
}
