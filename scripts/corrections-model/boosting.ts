import type { TreeModel } from '../../core/corrections/model.ts'

/** One case to learn from. */
export interface Example {
  readonly features: readonly number[]
  readonly right: boolean
  readonly weight: number
}

/** How the trees are grown. */
export interface BoostingOptions {
  readonly trees: number
  readonly depth: number
  readonly rate: number
  /** Share of the features each tree may look at. */
  readonly columns: number
  /** The fewest cases a leaf may rest on. */
  readonly leafCases: number
  /** Keeps leaves of few cases small. */
  readonly ridge: number
  readonly seed: number
  /**
   * By feature: 1 where more of it can only speak for a case, -1 where it can only speak against, 0 or
   * absent where either may be. What is known beforehand need not be learned from few cases.
   */
  readonly monotone?: readonly number[]
}

/** What worked best when whole shows and episodes were left out. */
export const usualOptions: BoostingOptions = {
  trees: 600,
  depth: 2,
  rate: 0.03,
  columns: 0.4,
  leafCases: 20,
  ridge: 3,
  seed: 1,
}

const bins = 32

interface Data {
  readonly binned: readonly Uint8Array[]
  readonly thresholds: readonly (readonly number[])[]
  readonly gradient: Float64Array
  readonly curvature: Float64Array
}

/** Grows boosted decision trees for a yes-or-no question. The same examples and seed give the same model. */
export function boost(examples: readonly Example[], options: BoostingOptions = usualOptions): TreeModel {
  const random = mulberry(options.seed)
  const width = examples[0]?.features.length ?? 0
  const thresholds = Array.from({ length: width }, (_, f) =>
    quantiles(examples.map((example) => example.features[f] ?? 0)),
  )
  const binned = thresholds.map((cuts, f) =>
    Uint8Array.from(examples, (example) => binOf(cuts, example.features[f] ?? 0)),
  )
  const right = examples.reduce((sum, { right: yes, weight }) => sum + (yes ? weight : 0), 0)
  const wrong = examples.reduce((sum, { right: yes, weight }) => sum + (yes ? 0 : weight), 0)
  const bias = Math.log(right / wrong)
  const odds = new Float64Array(examples.length).fill(bias)
  const data: Data = {
    binned,
    thresholds,
    gradient: new Float64Array(examples.length),
    curvature: new Float64Array(examples.length),
  }
  const roots: number[] = []
  const nodes: number[] = []
  for (let tree = 0; tree < options.trees; tree += 1) {
    examples.forEach(({ right: yes, weight }, i) => {
      const p = 1 / (1 + Math.exp(-(odds[i] ?? 0)))
      data.gradient[i] = weight * ((yes ? 1 : 0) - p)
      data.curvature[i] = weight * p * (1 - p) + 1e-9
    })
    const columns = shuffled(width, random).slice(0, Math.ceil(width * options.columns))
    const all = Int32Array.from(examples, (_, i) => i)
    roots.push(grow(all, options.depth, columns, data, options, nodes, odds))
  }
  return { bias, roots, nodes: nodes.map((value) => Number(value.toPrecision(5))) }
}

function grow(
  cases: Int32Array,
  depth: number,
  columns: readonly number[],
  data: Data,
  options: BoostingOptions,
  nodes: number[],
  odds: Float64Array,
): number {
  const at = nodes.length
  const split = depth > 0 ? bestSplit(cases, columns, data, options) : undefined
  if (!split) {
    let gradient = 0
    let curvature = 0
    for (const i of cases) {
      gradient += data.gradient[i] ?? 0
      curvature += data.curvature[i] ?? 0
    }
    const share = (options.rate * gradient) / (curvature + options.ridge)
    for (const i of cases) odds[i] = (odds[i] ?? 0) + share
    nodes.push(-1, share, 0, 0)
    return at
  }
  nodes.push(split.feature, data.thresholds[split.feature]?.[split.bin] ?? 0, 0, 0)
  const column = data.binned[split.feature]
  const low = cases.filter((i) => (column?.[i] ?? 0) <= split.bin)
  const high = cases.filter((i) => (column?.[i] ?? 0) > split.bin)
  nodes[at + 2] = grow(low, depth - 1, columns, data, options, nodes, odds)
  nodes[at + 3] = grow(high, depth - 1, columns, data, options, nodes, odds)
  return at
}

interface Split {
  readonly feature: number
  readonly bin: number
}

const gradients = new Float64Array(bins)
const curvatures = new Float64Array(bins)
const counts = new Int32Array(bins)

function bestSplit(
  cases: Int32Array,
  columns: readonly number[],
  data: Data,
  options: BoostingOptions,
): Split | undefined {
  let best: Split | undefined
  let bestGain = 1e-3
  for (const feature of columns) {
    countBins(cases, data.binned[feature] ?? new Uint8Array(), data)
    const { bin, gain } = bestCut(cases.length, options, options.monotone?.[feature] ?? 0)
    if (gain > bestGain) {
      bestGain = gain
      best = { feature, bin }
    }
  }
  return best
}

/** Sums what each bin of one feature holds. */
function countBins(cases: Int32Array, column: Uint8Array, data: Data): void {
  gradients.fill(0)
  curvatures.fill(0)
  counts.fill(0)
  for (const i of cases) {
    const bin = column[i] ?? 0
    gradients[bin] = (gradients[bin] ?? 0) + (data.gradient[i] ?? 0)
    curvatures[bin] = (curvatures[bin] ?? 0) + (data.curvature[i] ?? 0)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
}

/** The bin after which cutting gains most, among those that leave enough cases on both sides. */
function bestCut(
  size: number,
  { leafCases, ridge }: BoostingOptions,
  direction: number,
): { bin: number; gain: number } {
  const total = { g: sum(gradients), h: sum(curvatures) }
  const best = { bin: 0, gain: 0 }
  let [g, h, n] = [0, 0, 0]
  for (let bin = 0; bin < bins - 1; bin += 1) {
    g += gradients[bin] ?? 0
    h += curvatures[bin] ?? 0
    n += counts[bin] ?? 0
    if (n < leafCases || size - n < leafCases) continue
    if (direction * ((total.g - g) / (total.h - h + ridge) - g / (h + ridge)) < 0) continue
    const gain =
      g ** 2 / (h + ridge) + (total.g - g) ** 2 / (total.h - h + ridge) - total.g ** 2 / (total.h + ridge)
    if (gain > best.gain) Object.assign(best, { bin, gain })
  }
  return best
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

function quantiles(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const cuts = Array.from(
    { length: bins - 1 },
    (_, k) => sorted[Math.floor(((k + 1) / bins) * (sorted.length - 1))] ?? 0,
  )
  // The rare high values are where most true cases are, so the last cuts are finer.
  const tail = [0.98, 0.99, 0.995, 0.998].map((q) => sorted[Math.floor(q * (sorted.length - 1))] ?? 0)
  return [...new Set([...cuts, ...tail])].sort((a, b) => a - b).slice(0, bins - 1)
}

function binOf(cuts: readonly number[], value: number): number {
  let bin = 0
  while (bin < cuts.length && value > (cuts[bin] ?? 0)) bin += 1
  return bin
}

function shuffled(length: number, random: () => number): number[] {
  const order = Array.from({ length }, (_, i) => i)
  for (let i = length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    const swap = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = swap
  }
  return order
}

/** A small seeded generator, so that training can be repeated exactly. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
