import type { HeardRuns } from './heard-runs.ts'
import type { HeardWord } from './heard-words.ts'
import { createRunTable, type RunTable } from './run-table.ts'
import { type Alike, type likenesses, likeRuns, type RunLikeness, withSpans } from './sound-index.ts'
import type { PreparedTerm } from './vocabulary.ts'

/** What `likenesses` gives, from what is remembered of an earlier text where that is the same. */
export type FindLikenesses = typeof likenesses

/** A likeness without its run. */
interface Remembered extends Alike {
  readonly term: number
}

/** Nearly every run is like nothing, so they share one empty list. */
const none: readonly Remembered[] = []

/**
 * Finds likenesses as `likenesses` does, and remembers them by how a run is written. After an edit only runs
 * that no turn had before are compared with the terms, which is the dearest part of a look. Other terms, or
 * another floor, forget everything. What the newest text has no longer is forgotten too.
 */
export function rememberingLikenesses(compare: typeof likeRuns = likeRuns): FindLikenesses {
  let table = createRunTable(0)
  let known: readonly (readonly Remembered[])[] = []
  let numbers = new Map<string, number>()
  let subject = ''
  return (runs, terms, floor) => {
    const now = subjectOf(terms, floor)
    const isOther = now !== subject
    if (isOther || numbers.size > tooMany(runs)) {
      table = createRunTable(0)
      known = []
      numbers = new Map()
    }
    subject = now
    const written = runs.heard.differentWords.map(({ text }) => numberOf(text, numbers))
    const kept = createRunTable(runs.count)
    const places: number[] = []
    const fresh: number[] = []
    for (let run = 0; run < runs.count; run += 1) {
      const place = remember(runs, run, written, table, kept)
      if (place < 0) fresh.push(run)
      places.push(place)
    }
    const alike = byRun(compare(runs, fresh, terms, floor))
    known = places.map((place, run) => (place < 0 ? alike.get(run) : known[place]) ?? none)
    table = kept
    const found = known.flatMap((likenesses, run) => likenesses.map((one) => ({ run, ...one })))
    return withSpans(found, runs, terms)
  }
}

/** Words of texts long gone are numbered too; from here on everything is forgotten. */
function tooMany({ heard }: HeardRuns): number {
  return 2 * heard.differentWords.length + 10_000
}

function numberOf(text: string, numbers: Map<string, number>): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  numbers.set(text, numbers.size + 1)
  return numbers.size
}

/** Notes a run, by all that its likenesses depend on, and tells where it was noted the last time; -1 for nowhere. */
function remember(
  { heard, firsts, lengths, floors }: HeardRuns,
  run: number,
  written: readonly number[],
  before: RunTable,
  now: RunTable,
): number {
  const first = firsts[run] as number
  const length = lengths[run] as number
  const at = (nth: number): number =>
    nth < length ? (written[(heard.words[first + nth] as HeardWord).index] as number) : 0
  const [a, b, c, d] = [at(0), at(1), at(2), at(3)]
  const floor = Math.round((floors[run] as number) * 1_000)
  now.place(a, b, c, d, floor)
  return before.size === 0 ? -1 : before.find(a, b, c, d, floor)
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

/** All of the terms that likenesses depend on, and the floor. */
function subjectOf(terms: readonly PreparedTerm[], floor: number): string {
  const forms = terms.map(({ bare, sounds }) => [bare, ...sounds.map(({ phonemes }) => phonemes)].join('\0'))
  return `${floor}\n${forms.join('\n')}`
}
