import { type FormIndex, indexForms } from './form-index.ts'
import type { HeardRuns } from './heard-runs.ts'
import type { HeardSpan } from './heard-spans.ts'
import { atOnce, type InSteps } from './in-steps.ts'
import { type Hit, type Listening, listen, saidWords, startListening } from './listening.ts'
import { spellingSimilarity } from './sound-distance.ts'
import type { PreparedTerm } from './vocabulary.ts'

/** A heard span and a term that sounds like it. */
export interface Likeness extends Alike {
  readonly span: HeardSpan
  readonly term: PreparedTerm
}

/** How alike two are that sound alike. */
export interface Alike {
  /** By sound alone, 0 to 1. */
  readonly sound: number
  /** By letters alone, 0 to 1. */
  readonly spelling: number
  /** Which of the ways the span may have been said is meant, and which of the term's. */
  readonly heardWay: number
  readonly meantWay: number
}

/** A run of the text that sounds like a term, each by its number. */
export interface RunLikeness extends Alike {
  readonly run: number
  readonly term: number
}

/**
 * Pairs spans with terms that sound alike, at least by `floor`; more where sounds are few or words ordinary.
 * A span is held only against spoken forms of about its length.
 */
export function likenesses(runs: HeardRuns, terms: readonly PreparedTerm[], floor: number): Likeness[] {
  return atOnce(likenessesInSteps(runs, terms, floor))
}

/** What `likenesses` gives, in steps. */
export function* likenessesInSteps(
  runs: HeardRuns,
  terms: readonly PreparedTerm[],
  floor: number,
): InSteps<Likeness[]> {
  const all = Array.from({ length: runs.count }, (_, run) => run)
  const found: RunLikeness[] = []
  for (const compared of likeRuns(runs, all, terms, floor)) {
    found.push(...compared.found)
    yield
  }
  return withSpans(found, runs, terms)
}

/** Likenesses of runs with all that is known of both; those of one run follow one another. */
export function withSpans(
  found: readonly RunLikeness[],
  runs: HeardRuns,
  terms: readonly PreparedTerm[],
): Likeness[] {
  let [last, span] = [-1, undefined as HeardSpan | undefined]
  return found.flatMap(({ run, term: place, ...alike }) => {
    if (run !== last || !span) [last, span] = [run, runs.spanOf(run)]
    const term = terms[place]
    return term ? [{ span, term, ...alike }] : []
  })
}

/** How far some runs are compared with all terms. */
export interface Compared {
  /** How many of the runs are done with, from the first. */
  readonly done: number
  /** The likenesses of those that were not done with the time before, in their order. */
  readonly found: readonly RunLikeness[]
}

/** Runs that are compared in one step: with three hundred terms less than a millisecond's work. */
const runsOfStep = 64
/** The most sums that are kept at a time, so that ten thousand terms take no more room than a thousand. */
const mostSums = 8_000_000

/** Compares some of the runs with the terms, a few at each step; what a step tells stays so. */
export function* likeRuns(
  runs: HeardRuns,
  some: readonly number[],
  terms: readonly PreparedTerm[],
  floor: number,
): Generator<Compared, void, void> {
  if (some.length === 0) return
  const index = indexForms(terms)
  const said = saidWords(runs, some)
  const count = index.sounds.length
  const width = Math.max(64, Math.floor(mostSums / (said.sounds.length + 1)))
  const hits = new Map<number, Hit[]>()
  for (let from = 0; from < count; from += width) {
    const listening = startListening(said, index, from, Math.min(count, from + width))
    for (let done = 0; done < some.length; done += runsOfStep) {
      const part = some.slice(done, done + runsOfStep)
      listenTo(part, listening, runs, floor, hits)
      // Looked for in several parts, a form close to a run may come in the last.
      if (from + width < count) yield { done: 0, found: [] }
      else
        yield {
          done: done + part.length,
          found: part.flatMap((run) => closest(run, hits.get(run), index, runs, terms)),
        }
    }
  }
}

/** Adds the forms that are close to these runs to those found before. */
function listenTo(
  some: readonly number[],
  listening: Listening,
  runs: HeardRuns,
  floor: number,
  hits: Map<number, Hit[]>,
): void {
  for (const run of some) {
    const before = hits.get(run)
    const close = before ?? []
    listen(listening, runs, run, floor, close)
    if (!before && close.length > 0) hits.set(run, close)
  }
}

/** The likenesses of a run: of each term that is close the closest form, of equals the first. */
function closest(
  run: number,
  hits: Hit[] | undefined,
  index: FormIndex,
  runs: HeardRuns,
  terms: readonly PreparedTerm[],
): readonly RunLikeness[] {
  if (!hits) return noLikeness
  hits.sort((a, b) => a.way - b.way || a.form - b.form)
  const best = new Map<number, Hit>()
  for (const hit of hits) {
    const place = index.termOf[hit.form] as number
    if (hit.sound > (best.get(place)?.sound ?? 0)) best.set(place, hit)
  }
  const bare = lettersOf(runs, run)
  return Array.from(best, ([place, { sound, way, form }]) => ({
    run,
    term: place,
    sound,
    spelling: spellingSimilarity(bare, terms[place]?.bare ?? ''),
    heardWay: way,
    meantWay: index.wayOf[form] as number,
  }))
}

const noLikeness: readonly RunLikeness[] = []

function lettersOf({ heard, firsts, lengths }: HeardRuns, run: number): string {
  const first = firsts[run] ?? 0
  const words = heard.words.slice(first, first + (lengths[run] ?? 0))
  return words.map(({ bare }) => bare).join('')
}
