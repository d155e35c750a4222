import type { Likeness } from './sound-index.ts'

/** What else in the text is like the same term. A name that was misheard once was mostly misheard more often. */
export interface OtherHearings {
  /** How much the best of them is worth, 0 to 1. */
  readonly best: number
  /** How many are worth a good deal; at most as many as are kept of a term. */
  readonly many: number
}

/** The hearings of each term that are worth most, by the letters of the term without a plural. */
export type HearingsByTerm = ReadonlyMap<string, readonly Hearing[]>

interface Hearing {
  readonly key: string
  readonly words: readonly string[]
  readonly worth: number
}

/** As many hearings of one term are kept, so that a term half the text is like costs no more than another. */
const kept = 12
/** From here on a hearing is worth a good deal. */
const goodWorth = 0.6
/** Words as common as this are worth nothing, however alike: they are mostly just meant. In the lexicon's tenths of a decade. */
const commonest = 60

/** Gathers what is most like each term; `alikeness` says how alike. Linear in likenesses. */
export function hearingsByTerm(
  likenesses: readonly Likeness[],
  alikeness: (likeness: Likeness) => number,
): HearingsByTerm {
  const byTerm = new Map<string, Hearing[]>()
  for (const likeness of likenesses) {
    const { span, term } = likeness
    const worth = alikeness(likeness) * (1 - Math.min(1, span.frequency / commonest))
    const hearings = byTerm.get(singular(term.bare)) ?? []
    byTerm.set(singular(term.bare), hearings)
    keep(hearings, { key: span.key, words: span.words, worth })
  }
  return byTerm
}

/** Keeps the list in order of worth and short; words that are there for another form of the term stay once. */
function keep(hearings: Hearing[], hearing: Hearing): void {
  const last = hearings[kept - 1]
  if (last && last.worth >= hearing.worth) return
  const same = hearings.findIndex(({ key }) => key === hearing.key)
  if (same >= 0) {
    if ((hearings[same] as Hearing).worth >= hearing.worth) return
    hearings.splice(same, 1)
  }
  const at = hearings.findIndex(({ worth }) => worth < hearing.worth)
  hearings.splice(at < 0 ? hearings.length : at, 0, hearing)
  hearings.length = Math.min(hearings.length, kept)
}

/** The hearings of a likeness's term elsewhere: those that share no word with it. */
export function otherHearings({ span, term }: Likeness, byTerm: HearingsByTerm): OtherHearings {
  const others = (byTerm.get(singular(term.bare)) ?? []).filter(
    ({ words }) => !words.some((word) => span.words.includes(word)),
  )
  return { best: others[0]?.worth ?? 0, many: others.filter(({ worth }) => worth > goodWorth).length }
}

const singular = (bare: string): string => bare.replace(/s$/u, '')
