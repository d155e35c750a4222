import { findInText, type Suspicion } from '../../core/corrections/find-in-text.ts'
import { afterAccepting, afterRefusing } from '../../core/corrections/lessons.ts'
import type { Lexicon } from '../../core/corrections/lexicon.ts'
import { tierOf } from '../../core/corrections/suggest.ts'
import { ShowId } from '../../core/ids.ts'
import { newShow } from '../../core/show/new-show.ts'
import type { CorrectionMemory, Show } from '../../core/show/schema.ts'
import { type LabelledPair, verdict } from '../../scripts/corrections-model/labelled-pairs.ts'

/** What the later episodes of a show look like after a person has reviewed its first ones. */
export interface CurvePoint {
  readonly show: string
  /** Episodes that were reviewed, from the first on. */
  readonly reviewed: number
  readonly measured: number
  readonly answers: number
  /** Shares of the golds of the measured episodes: found at all, and found in the first tier. */
  readonly found: number
  readonly first: number
  readonly precision: number
  readonly falsePerThousand: number
}

/** No show is measured on more episodes than this, so that the default run stays short. */
const mostMeasured = 6

/**
 * Reviews the first episodes of a show as its person did: what the corrected text has is accepted, anything
 * else refused. Measures the same later episodes after each step; with nothing reviewed there is no memory.
 */
export function learningCurve(
  pairs: readonly LabelledPair[],
  steps: readonly number[],
  lexicon: Lexicon,
): CurvePoint[] {
  const most = Math.min(Math.max(...steps), pairs.length - 1)
  const later = pairs.slice(most, most + mostMeasured)
  let show: Show = newShow({ id: ShowId.parse('sh-bench'), title: 'Bench' })
  let answers = 0
  const points: CurvePoint[] = []
  for (let reviewed = 0; reviewed <= most; reviewed += 1) {
    if (steps.includes(reviewed)) points.push({ ...measure(later, show.memory, lexicon), reviewed, answers })
    const next = pairs[reviewed]
    if (!next || reviewed === most) continue
    for (const { right, heard, kind, sounds, places } of look(next, show.memory, lexicon)) {
      const verdicts = places.map(({ start, end }) => verdict(next, start, end, right))
      const lesson = { heard, right, kind, ...(sounds && { sounds }) }
      if (verdicts.includes(true)) show = afterAccepting(show, lesson)
      else if (verdicts.includes(false)) show = afterRefusing(show, lesson)
      else continue
      answers += 1
    }
  }
  return points
}

function look(pair: LabelledPair, memory: CorrectionMemory, lexicon: Lexicon): readonly Suspicion[] {
  const vocabulary = pair.vocabulary.map((spelling) => ({ spelling, kind: 'other' as const }))
  const kept = memory.accepted.map(({ right }) => right).filter((right) => !pair.vocabulary.includes(right))
  const learned = [...new Set(kept)].map((spelling) => ({ spelling, kind: 'other' as const }))
  // Other capitals and spaces are no mishearings: golds and refusals are about sound.
  return findInText(pair.text, [...vocabulary, ...learned], lexicon, { memory }).filter(
    ({ kind }) => kind !== 'capitals' && kind !== 'joined',
  )
}

function measure(
  pairs: readonly LabelledPair[],
  memory: CorrectionMemory,
  lexicon: Lexicon,
): Omit<CurvePoint, 'reviewed' | 'answers'> {
  const tallies = pairs.map((pair) => tallyOf(pair, look(pair, memory, lexicon)))
  const sum = (of: (tally: Tally) => number): number => tallies.reduce((all, one) => all + of(one), 0)
  const share = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole)
  const golds = pairs.reduce((all, { changes }) => all + changes.length, 0)
  const words = pairs.reduce((all, { text }) => all + text.split(/\s+/u).length, 0)
  const right = sum((one) => one.right)
  return {
    show: pairs[0]?.show ?? '',
    measured: pairs.length,
    found: share(
      sum((one) => one.found.size),
      golds,
    ),
    first: share(
      sum((one) => one.first.size),
      golds,
    ),
    precision: share(right, right + sum((one) => one.wrong)),
    falsePerThousand:
      1_000 *
      share(
        sum((one) => one.falseTypes),
        words,
      ),
  }
}

interface Tally {
  /** Golds that were found, and those of them that stood in the first tier. */
  readonly found: ReadonlySet<object>
  readonly first: ReadonlySet<object>
  readonly right: number
  readonly wrong: number
  readonly falseTypes: number
}

function tallyOf(pair: LabelledPair, suspicions: readonly Suspicion[]): Tally {
  const found = new Set<object>()
  const first = new Set<object>()
  let [right, wrong, falseTypes] = [0, 0, 0]
  for (const suspicion of suspicions) {
    const judged = suspicion.places.map((place) => ({
      place,
      isRight: verdict(pair, place.start, place.end, suspicion.right),
    }))
    const good = judged.filter(({ isRight }) => isRight === true)
    right += good.length
    wrong += judged.filter(({ isRight }) => isRight === false).length
    if (judged.some(({ isRight }) => isRight === false)) falseTypes += 1
    for (const gold of good.flatMap(({ place }) => goldsAt(pair, place))) {
      found.add(gold)
      if (tierOf(suspicion.confidence) === 1) first.add(gold)
    }
  }
  return { found, first, right, wrong, falseTypes }
}

function goldsAt(
  { changes }: LabelledPair,
  { start, end }: { readonly start: number; readonly end: number },
) {
  return changes.filter((change) => change.start < end && change.end > start)
}
