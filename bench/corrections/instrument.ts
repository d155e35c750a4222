import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where the instrument and its pairs are; undefined where they are not beside the checkout. */
export interface Instrument {
  readonly script: string
  readonly pairs: string
}

/** Finds the instrument beside the checkout and builds its pairs into a folder that is never committed. */
export function openInstrument(root: string): Instrument | undefined {
  const shared = join(root, '..', 'shared')
  const [build, script] = ['build-pairs.mjs', 'score-pairs.mjs'].map((name) => join(shared, 'tools', name))
  const gold = join(shared, 'data', 'gold-pairs')
  if (!build || !script || ![build, script, gold].every((path) => existsSync(path))) return undefined
  const pairs = join(root, '.cache', 'pairs')
  mkdirSync(pairs, { recursive: true })
  const built = spawnSync(process.execPath, [build, gold, pairs], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The pairs could not be built: ${built.stderr}`)
  return { script, pairs }
}

/** One line of the instrument: a show, or all of them. */
export interface Score {
  readonly name: string
  readonly words: number
  readonly golds: number
  /** Percent; NaN where nothing was there to be counted. */
  readonly found: number
  readonly precision: number
  readonly falsePerThousand: number
  readonly capitals: number
  readonly joins: number
  readonly millis: number
}

/** Runs the instrument with a program or one of its own baselines, and reads the pooled lines of its table. */
export function score(
  { script, pairs }: Instrument,
  engine:
    | { readonly baseline: 'lev' | 'jw' }
    | { readonly program: string; readonly environment: NodeJS.ProcessEnv },
): readonly Score[] {
  const args = 'baseline' in engine ? ['--baseline', engine.baseline, pairs] : [engine.program, pairs]
  const environment = 'baseline' in engine ? {} : engine.environment
  const run = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, ...environment },
  })
  if (run.status !== 0) throw new Error(`The instrument failed: ${run.stderr}`)
  return run.stdout.split('\n').flatMap((line) => scoreOf(line) ?? [])
}

function scoreOf(line: string): Score | undefined {
  const match = /^(.+?) pooled\s+(.*)$/.exec(line)
  if (!match) return undefined
  const [words, golds, , found, , , , precision, falsePerThousand, , capitals, joins, , , millis] = (
    match[2] ?? ''
  )
    .trim()
    .split(/\s+/)
    .map(Number)
  return {
    name: match[1] ?? '',
    words: words ?? 0,
    golds: golds ?? 0,
    found: found ?? Number.NaN,
    precision: precision ?? Number.NaN,
    falsePerThousand: falsePerThousand ?? Number.NaN,
    capitals: capitals ?? Number.NaN,
    joins: joins ?? Number.NaN,
    millis: millis ?? 0,
  }
}
