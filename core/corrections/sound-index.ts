import { type FormIndex, indexForms } from './form-index.ts'
import type { HeardRuns } from './heard-runs.ts'
import type { HeardSpan } from './heard-spans.ts'
import { type Hit, listen, saidWords, startListening } from './listening.ts'
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
  const all = Array.from({ length: runs.count }, (_, run) => run)
  return withSpans(likeRuns(runs, all, terms, floor), runs, terms)
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

/** The likenesses of some of the runs, in their order. */
export function likeRuns(
  runs: HeardRuns,
  some: readonly number[],
  terms: readonly PreparedTerm[],
  floor: number,
): RunLikeness[] {
  const index = indexForms(terms)
  const hits = closeForms(runs, some, index, floor)
  const found: RunLikeness[] = []
  const closest = new Map<number, Hit>()
  for (let at = 0; at < hits.length; ) {
    const run = hits[at]?.run ?? 0
    closest.clear()
    for (; hits[at]?.run === run; at += 1) {
      const hit = hits[at] as Hit
      const place = index.termOf[hit.form] as number
      if (hit.sound > (closest.get(place)?.sound ?? 0)) closest.set(place, hit)
    }
    const bare = lettersOf(runs, run)
    for (const [place, { sound, way, form }] of closest) {
      const spelling = spellingSimilarity(bare, terms[place]?.bare ?? '')
      found.push({ run, term: place, sound, spelling, heardWay: way, meantWay: index.wayOf[form] as number })
    }
  }
  return found
}

function lettersOf({ heard, firsts, lengths }: HeardRuns, run: number): string {
  const first = firsts[run] ?? 0
  const words = heard.words.slice(first, first + (lengths[run] ?? 0))
  return words.map(({ bare }) => bare).join('')
}

/** The most sums that are kept at a time, so that ten thousand terms take no more room than a thousand. */
const mostSums = 8_000_000

function closeForms(runs: HeardRuns, some: readonly number[], index: FormIndex, floor: number): Hit[] {
  const said = saidWords(runs.heard)
  const hits: Hit[] = []
  const count = index.sounds.length
  const width = Math.max(64, Math.floor(mostSums / (said.sounds.length + 1)))
  for (let from = 0; from < count; from += width) {
    const listening = startListening(said, index, from, Math.min(count, from + width))
    for (const run of some) listen(listening, runs, run, floor, hits)
  }
  // Looked for in several parts, the forms close to one run are in several places.
  if (count > width) hits.sort((a, b) => a.run - b.run || a.way - b.way || a.form - b.form)
  return hits
}
