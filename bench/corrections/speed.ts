import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { createLexicon } from '../../core/corrections/lexicon.ts'
import { spellingSimilarity } from '../../core/corrections/sound-distance.ts'
import { tokensOf } from '../../core/corrections/tokens.ts'
import { columns, quantile } from '../measure.ts'
import type { FirstLook, Took } from './first-look.ts'
import type { Instrument } from './instrument.ts'
import { inventedSpeech, randomWords, realTalks, type Talk } from './talks.ts'

/** What is measured with, and how often. */
interface SpeedBench {
  readonly program: string
  readonly lexiconFile: string
  /** Programs started for one cold figure, and looks for one warm figure. */
  readonly starts: number
  readonly times: number
}

/** Prints how long the worker of the page takes to look through a transcript. */
export async function printSpeed(
  root: string,
  lexiconFile: string,
  instrument: Instrument | undefined,
  isQuick: boolean,
): Promise<void> {
  const program = join(root, '.cache', 'bench-first-look.mjs')
  const bundle = await rolldown({
    input: join(root, 'bench/corrections/first-look.ts'),
    platform: 'node',
    transform: { target: 'node20' },
  })
  await bundle.write({ file: program, format: 'esm', codeSplitting: false })
  const bench = { program, lexiconFile, starts: isQuick ? 1 : 3, times: isQuick ? 3 : 7 }
  console.log(
    'cold: the first look of a program; warm: a worker that knows nothing, in a program that has looked before;\n' +
      'processor: what of it the thread that looks had one, without waiting for other programs',
  )
  const speech = instrument ? realTalks(instrument) : inventedSpeech(lexiconFile)
  const started = performance.now()
  createLexicon('en', readFileSync(lexiconFile, 'utf8'))
  console.log(
    `the dictionary is opened in ${(performance.now() - started).toFixed(0)} ms, when it is first needed`,
  )
  printLooks(bench, speech)
  printGrowth(bench, speech)
  if (isQuick) return
  if (instrument) printLooks(bench, inventedSpeech(lexiconFile))
  printLooks(bench, randomWords(lexiconFile))
}

const asked = [
  [10_000, 300, 250],
  [60_000, 300, 1_500],
  [60_000, 600, 3_000],
] as const

function printLooks(bench: SpeedBench, talk: Talk): void {
  const rows = asked.map(([words, count, target]) => {
    const { cold, warm, edited, looks } = measure(bench, talk, words, count)
    const [first] = looks
    return [
      `${words.toLocaleString('en')} words, ${count} terms`,
      ...both(cold),
      ...both(warm),
      `≤ ${target.toLocaleString('en')} ms`,
      ...both(edited),
      (first?.compared ?? []).map((number) => number.toLocaleString('en')).join(' → '),
      megabytes(Math.max(...looks.map(({ kept }) => kept))),
      megabytes(Math.max(...looks.map(({ most }) => most))),
      `${first?.suggestions}`,
      words === 10_000 ? levenshtein(talk, words, count) : '',
    ]
  })
  const head = [
    'the worker looks through',
    'cold',
    'processor',
    'warm',
    'processor',
    'target',
    'one turn edited',
    'processor',
    'runs compared',
    'keeps',
    'at most',
    'suggests',
    'Levenshtein of every word',
  ]
  console.log(`\n${talk.what}; load ${loadavg()[0]?.toFixed(1)}\n${columns(head, rows)}`)
}

/** Twice the words, or the terms, must not take much more than twice as long. */
function printGrowth(bench: SpeedBench, talk: Talk): void {
  const sizes = [
    ...[7_500, 15_000, 30_000, 60_000].map((words) => [words, 300] as const),
    ...[75, 150, 300, 600].map((count) => [60_000, count] as const),
  ]
  let before = Number.NaN
  const rows = sizes.map(([words, count], nth) => {
    const { cold, warm } = measure({ ...bench, starts: 1 }, talk, words, count)
    const now = quantile(
      warm.map(({ processor }) => processor),
      0.5,
    )
    const growth = nth % 4 === 0 ? '' : `${(now / before).toFixed(2)}×`
    before = now
    return [`${words.toLocaleString('en')} words, ${count} terms`, ...both(cold), ...both(warm), growth]
  })
  const head = ['as it grows', 'cold', 'processor', 'warm', 'processor', 'of the one before']
  console.log(`\n${columns(head, rows)}`)
}

interface Measured {
  readonly cold: readonly Took[]
  readonly warm: readonly Took[]
  readonly edited: readonly Took[]
  readonly looks: readonly FirstLook[]
}

function measure(
  { program, lexiconFile, starts, times }: SpeedBench,
  talk: Talk,
  words: number,
  terms: number,
): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  const file = join(folder, 'talk.json')
  writeFileSync(
    file,
    JSON.stringify({ lines: talk.lines(words), terms: talk.terms(terms), lexiconFile, times }),
  )
  const looks = Array.from({ length: starts }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, file], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`The look could not be measured: ${stderr}`)
    return JSON.parse(stdout) as FirstLook
  })
  rmSync(folder, { recursive: true })
  return {
    cold: looks.map(({ cold }) => cold),
    warm: looks.flatMap(({ warm }) => warm),
    edited: looks.flatMap(({ edited }) => edited),
    looks,
  }
}

function both(times: readonly Took[]): readonly string[] {
  return [times.map(({ wall }) => wall), times.map(({ processor }) => processor)].map(
    (values) => `${quantile(values, 0.5).toFixed(0)} ms`,
  )
}

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`

/** What saved replace lists with fuzzy matching do: every distinct word against every term. */
function levenshtein(talk: Talk, words: number, terms: number): string {
  const text = talk.lines(words).join('\n')
  const vocabulary = talk.terms(terms)
  const started = performance.now()
  for (const word of new Set(tokensOf(text).map((token) => token.lower)))
    for (const spelling of vocabulary) spellingSimilarity(word, spelling.toLowerCase())
  return `${(performance.now() - started).toFixed(0)} ms`
}
