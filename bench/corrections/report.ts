import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { findInText } from '../../core/corrections/find-in-text.ts'
import { createLexicon } from '../../core/corrections/lexicon.ts'
import { readLabelledPairs } from '../../scripts/corrections-model/labelled-pairs.ts'
import { columns } from '../measure.ts'
import { type Instrument, openInstrument, type Score, score } from './instrument.ts'
import { openLabelledTalks } from './labelled-talks.ts'
import { type CurvePoint, learningCurve } from './learning-curve.ts'
import { memoryInUse } from './memory-in-use.ts'
import { printSpeed } from './speed.ts'
import { inventedSpeech, realTalks } from './talks.ts'

/**
 * How quick and how good the suggestions are, as tables: speed first; then Galley and its peers by the instrument
 * beside the checkout, show by show, and what reviewing teaches. In quick, only speed at fewer sizes and Galley's
 * own line.
 */
export async function reportCorrections(root: string, lexiconFile: string, isQuick: boolean): Promise<void> {
  const instrument = openInstrument(root)
  await printSpeed(root, lexiconFile, instrument, isQuick)
  console.log(`\n${memoryTable(lexiconFile)}`)
  // Only here, since the browser is not needed for anything else.
  const { printTypingBeside } = await import('./beside-typing.ts')
  await printTypingBeside(root, instrument ? realTalks(instrument) : inventedSpeech(lexiconFile), isQuick)
  if (!instrument) {
    console.log('\nThe instrument is not beside this checkout, so quality is not measured.')
    return
  }
  const program = join(root, '.cache', 'bench-engine.mjs')
  const bundle = await rolldown({
    input: join(root, 'bench/corrections/engine.ts'),
    platform: 'node',
    transform: { target: 'node20' },
  })
  await bundle.write({ file: program, format: 'esm', codeSplitting: false })
  console.log(
    '\nquality by the instrument beside the checkout, in percent; ms with the start of a program for each episode',
  )
  console.log(qualityTable(instrument, program, lexiconFile, isQuick))
  for (const { name, isLearned, instrument: talk } of openLabelledTalks(root, instrument)) {
    const learned = isLearned ? 'the model has learned from it' : 'of a show the model has never met'
    console.log(`\n${name}, labelled word by word, with a glossary of 170 terms; ${learned}`)
    console.log(qualityTable(talk, program, lexiconFile, isQuick))
  }
  if (isQuick) return
  console.log(
    '\nwhat reviewing the first episodes of a show does to the later ones, judged by the same golds',
  )
  console.log(curveTable(instrument, lexiconFile))
}

/** What stays in memory once the garbage is gone: the dictionary, and it with all a long text made it look up. */
function memoryTable(lexiconFile: string): string {
  const before = memoryInUse()
  const lexicon = createLexicon('en', readFileSync(lexiconFile, 'utf8'))
  const opened = memoryInUse() - before
  const words = readFileSync(lexiconFile, 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter((_, nth) => nth % 12 === 0)
  findInText(words.join(' '), [{ spelling: 'BrinyDB', kind: 'product' }], lexicon)
  const used = memoryInUse() - before
  const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`
  return columns(
    ['Memory', 'Galley', 'Target'],
    [
      ['dictionary opened', megabytes(opened), '≤ 80 MB'],
      [`and ${words.length} different words looked up`, megabytes(used), '≤ 80 MB'],
    ],
  )
}

function qualityTable(
  instrument: Instrument,
  program: string,
  lexiconFile: string,
  isQuick: boolean,
): string {
  const run = (engine: string): readonly Score[] =>
    score(instrument, {
      program,
      environment: { GALLEY_BENCH_ENGINE: engine, GALLEY_BENCH_LEXICON: lexiconFile },
    })
  const engines: readonly (readonly [string, readonly Score[]])[] = [
    ['Galley', run('galley')],
    ['Galley, first tier', run('galley-first-tier')],
    ...(isQuick ? [] : peers(instrument, run)),
  ]
  const shows = engines[0]?.[1].map(({ name }) => name) ?? []
  const rows = shows.flatMap((show) =>
    engines.flatMap(([engine, scores]) =>
      scores.filter(({ name }) => name === show).map((one) => cells(engine, one)),
    ),
  )
  return columns(
    ['Show', 'Engine', 'Golds', 'Found', 'Precision', 'False/1k', 'Capitals', 'Joins', 'ms'],
    rows,
  )
}

function peers(
  instrument: Instrument,
  run: (engine: string) => readonly Score[],
): readonly (readonly [string, readonly Score[]])[] {
  return [
    ['Levenshtein .80', score(instrument, { baseline: 'lev' })],
    ['Jaro-Winkler .92', score(instrument, { baseline: 'jw' })],
    ['Double Metaphone', run('metaphone')],
    ['Plain phonemes .80', run('phonemes')],
  ]
}

function cells(engine: string, one: Score): string[] {
  return [
    one.name,
    engine,
    `${one.golds}`,
    percent(one.found),
    percent(one.precision),
    one.falsePerThousand.toFixed(2),
    percent(one.capitals),
    percent(one.joins),
    one.millis.toFixed(0),
  ]
}

/** After how many reviewed episodes the later ones are measured. */
const steps = [0, 1, 2, 4, 8]

function curveTable({ pairs }: Instrument, lexiconFile: string): string {
  const lexicon = createLexicon('en', readFileSync(lexiconFile, 'utf8'))
  const all = readLabelledPairs(pairs)
  const shows = [...new Set(all.map(({ show }) => show))]
  const points = shows
    .map((show) => all.filter((pair) => pair.show === show))
    .filter((episodes) => episodes.length >= 3)
    .flatMap((episodes) =>
      learningCurve(
        episodes,
        steps.filter((step) => step < episodes.length - 1),
        lexicon,
      ),
    )
  return columns(
    ['Show', 'Reviewed', 'Answers', 'Measured', 'Found', 'First tier', 'Precision', 'False/1k'],
    points.map((point) => curveCells(point)),
  )
}

function curveCells(point: CurvePoint): string[] {
  return [
    point.show,
    point.reviewed === 0 ? 'none (no memory)' : `first ${point.reviewed}`,
    `${point.answers}`,
    `${point.measured} later`,
    percent(100 * point.found),
    percent(100 * point.first),
    percent(100 * point.precision),
    point.falsePerThousand.toFixed(2),
  ]
}

const percent = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '–')
