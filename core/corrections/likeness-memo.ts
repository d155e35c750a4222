import type { HeardRuns } from './heard-runs.ts'
import type { HeardWord } from './heard-words.ts'
import type { InSteps } from './in-steps.ts'
import { createRunTable, type RunTable } from './run-table.ts'
import { type Alike, type Likeness, likeRuns, type RunLikeness, withSpans } from './sound-index.ts'
import type { PreparedTerm } from './vocabulary.ts'

/** Gives in steps what `likenesses` does, from what is remembered of an earlier text where that is the same. */
export type FindLikenesses = (
  runs: HeardRuns,
  terms: readonly PreparedTerm[],
  floor: number,
) => InSteps<Likeness[]>

/** A likeness without its run. */
interface Remembered extends Alike {
  readonly term: number
}

/** What runs are like, as far as they were compared with the same terms. */
interface Memo {
  readonly subject: string
  /** Each run by how it is written, and what it is like at its place. */
  readonly table: RunTable
  readonly known: (readonly Remembered[])[]
  readonly numbers: Map<string, number>
}

/** Nearly every run is like nothing, so they share one empty list. */
const none: readonly Remembered[] = []

/**
 * Finds likenesses as `likenesses` does, and remembers them by how a run is written. After an edit only runs
 * that no turn had before are compared with the terms, which is the dearest part of a look. Other terms, or
 * another floor, forget everything. What was compared is remembered at once, so that a look that is put down
 * for good was not for nothing.
 */
export function rememberingLikenesses(compare: typeof likeRuns = likeRuns): FindLikenesses {
  let memo = emptyMemo('', 0)
  return function* (runs, terms, floor) {
    const subject = subjectOf(terms, floor)
    if (memo.subject !== subject || isFull(memo, runs)) memo = emptyMemo(subject, runs.count)
    const { table, known, numbers } = memo
    const written = runs.heard.differentWords.map(({ text }) => numberOf(text, numbers))
    yield
    const places = new Int32Array(runs.count)
    const fresh: number[] = []
    for (let run = 0; run < runs.count; run += 1) {
      places[run] = byKey(runs, run, written, table.find)
      if (places[run] === -1) fresh.push(run)
      if (run % runsOfStep === 0) yield
    }
    let at = 0
    for (const { done, found } of compare(runs, fresh, terms, floor)) {
      const alike = byRun(found)
      for (; at < done; at += 1) {
        const run = fresh[at] as number
        const place = byKey(runs, run, written, table.place)
        places[run] = place
        known[place] = alike.get(run) ?? none
      }
      yield
    }
    return withSpans(likenessesAt(places, known), runs, terms)
  }
}

/** Runs that are looked up in one step, which takes about a millisecond. */
const runsOfStep = 4_096

function emptyMemo(subject: string, runs: number): Memo {
  return { subject, table: createRunTable(runs), known: [], numbers: new Map() }
}

/** Runs and words of texts long gone are remembered too; from here on everything is forgotten. */
function isFull({ table, numbers }: Memo, { count, heard }: HeardRuns): boolean {
  return table.size > 2 * count + 10_000 || numbers.size > 2 * heard.differentWords.length + 10_000
}

function numberOf(text: string, numbers: Map<string, number>): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  numbers.set(text, numbers.size + 1)
  return numbers.size
}

/** Looks a run up by all that its likenesses depend on, or notes it by that. */
function byKey(
  { heard, firsts, lengths, floors }: HeardRuns,
  run: number,
  written: readonly number[],
  placeOf: RunTable['place'],
): number {
  const first = firsts[run] as number
  const length = lengths[run] as number
  const at = (nth: number): number =>
    nth < length ? (written[(heard.words[first + nth] as HeardWord).index] as number) : 0
  return placeOf(at(0), at(1), at(2), at(3), Math.round((floors[run] as number) * 1_000))
}

function byRun(found: readonly RunLikeness[]): ReadonlyMap<number, readonly Remembered[]> {
  const runs = new Map<number, Remembered[]>()
  for (const { run, ...alike } of found) {
    const list = runs.get(run)
    if (list) list.push(alike)
    else runs.set(run, [alike])
  }
  return runs
}

/** The likenesses of all runs, of which each is remembered at its place; at -1 is none. */
function likenessesAt(places: Int32Array, known: readonly (readonly Remembered[])[]): readonly RunLikeness[] {
  const found: RunLikeness[] = []
  for (let run = 0; run < places.length; run += 1) {
    const place = places[run] as number
    if (place < 0) continue
    for (const alike of known[place] as readonly Remembered[]) found.push({ run, ...alike })
  }
  return found
}

/** All of the terms that likenesses depend on, and the floor. */
function subjectOf(terms: readonly PreparedTerm[], floor: number): string {
  const forms = terms.map(({ bare, sounds }) => [bare, ...sounds.map(({ phonemes }) => phonemes)].join('\0'))
  return `${floor}\n${forms.join('\n')}`
}
