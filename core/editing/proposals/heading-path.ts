/** A place a heading could stand, among those of its chapter: where it is in time, and how well it suits. */
export interface Candidate {
  /** Position of its sentence. */
  readonly sentence: number
  /** Estimated time in milliseconds. */
  readonly time: number
  /** Log odds of this place by itself. */
  readonly score: number
}

/** One chapter of the path. */
export interface Stop {
  readonly startTime: number
  /** In order of the text; never empty. */
  readonly candidates: readonly Candidate[]
}

/** The place chosen for one chapter. */
export interface Placed {
  readonly candidate: Candidate
  /** How much of what is likely lies within `nearby` of it, 0 to 1. */
  readonly sureness: number
}

/** Places closer than this are the same to a listener, in milliseconds of estimated time. */
const nearby = 25_000

/**
 * The best places for all headings together: none before the one of an earlier chapter, the time between
 * neighbours like that between their chapters, give or take `spread` as a share of it. Cost: chapters × candidates², and candidates are few.
 */
export function bestPath(stops: readonly Stop[], spread: number): readonly Placed[] {
  const links = stops.map((stop, at) => linksInto(stops[at - 1], stop, spread))
  const places = viterbi(stops, links)
  const chances = posteriors(stops, links)
  return stops.map((stop, at) => {
    const chosen = places.path[at] ?? 0
    const candidate = stop.candidates[chosen] ?? noCandidate
    const row = chances[at] ?? []
    const sureness = stop.candidates.reduce(
      (sum, { time }, i) => (Math.abs(time - candidate.time) <= nearby ? sum + (row[i] ?? 0) : sum),
      0,
    )
    return { candidate, sureness }
  })
}

/** How well the best places suit together, as log odds; `spread` as for `bestPath`. */
export function bestTotal(stops: readonly Stop[], spread: number): number {
  return viterbi(
    stops,
    stops.map((stop, at) => linksInto(stops[at - 1], stop, spread)),
  ).total
}

const noCandidate: Candidate = { sentence: 0, time: 0, score: 0 }

/** Log weight of going from place i of the chapter before to place j of this one: `links[j][i]`. */
type Links = readonly (readonly number[])[]

function linksInto(from: Stop | undefined, to: Stop, spread: number): Links {
  if (!from) return to.candidates.map(() => [])
  const apart = Math.max(to.startTime - from.startTime, 0)
  const width = 12_000 + spread * apart
  return to.candidates.map(({ sentence, time }) =>
    from.candidates.map((other) => {
      if (other.sentence > sentence || (other.sentence === sentence && apart > 0)) return -60
      return -Math.min(Math.abs(time - other.time - apart) / width, 12)
    }),
  )
}

function viterbi(
  stops: readonly Stop[],
  links: readonly Links[],
): { readonly path: readonly number[]; readonly total: number } {
  const came: number[][] = []
  let best: number[] = []
  stops.forEach(({ candidates }, at) => {
    const cameHere: number[] = []
    const next = candidates.map(({ score }, j) => {
      let [most, from] = at === 0 ? [0, 0] : [-Infinity, 0]
      best.forEach((value, i) => {
        const total = value + (links[at]?.[j]?.[i] ?? 0)
        if (total > most) [most, from] = [total, i]
      })
      cameHere.push(from)
      return most + score
    })
    came.push(cameHere)
    best = next
  })
  const path: number[] = new Array(stops.length).fill(0)
  const total = Math.max(...best)
  let place = best.indexOf(total)
  for (let at = stops.length - 1; at >= 0; at -= 1) {
    path[at] = place
    place = came[at]?.[place] ?? 0
  }
  return { path, total }
}

/** Forwards and backwards: the chance of each place of each chapter. */
function posteriors(stops: readonly Stop[], links: readonly Links[]): readonly (readonly number[])[] {
  const forwards: number[][] = []
  stops.forEach(({ candidates }, at) => {
    const before = forwards[at - 1]
    const row = candidates.map(({ score }, j) =>
      before ? score + logSum(before.map((value, i) => value + (links[at]?.[j]?.[i] ?? 0))) : score,
    )
    forwards.push(row)
  })
  const rows: number[][] = new Array(stops.length)
  let back: number[] = (stops.at(-1)?.candidates ?? []).map(() => 0)
  for (let at = stops.length - 1; at >= 0; at -= 1) {
    const total = (forwards[at] ?? []).map((value, i) => value + (back[i] ?? 0))
    const all = logSum(total)
    rows[at] = total.map((value) => Math.exp(value - all))
    const before = stops[at - 1]
    const here = stops[at]
    if (!before || !here) continue
    const now = back
    back = before.candidates.map((_one, i) =>
      logSum(here.candidates.map(({ score }, j) => score + (now[j] ?? 0) + (links[at]?.[j]?.[i] ?? 0))),
    )
  }
  return rows
}

function logSum(values: readonly number[]): number {
  let most = -Infinity
  for (const value of values) if (value > most) most = value
  if (most === -Infinity) return most
  let sum = 0
  for (const value of values) sum += Math.exp(value - most)
  return most + Math.log(sum)
}
