/** One place: its signs by number, and whether a new turn begins there. */
export interface Example {
  readonly signals: readonly number[]
  readonly isTurn: boolean
}

/** Weights of a logistic regression; the last one is the bias. */
export type Weights = Float64Array

/** How strongly weights are pulled towards zero, and how often the whole set is gone through. */
const [pull, rounds] = [2, 250]

/** Fits a logistic regression by Adam over the whole set, with a pull towards zero. */
export function fitWeights(examples: readonly Example[], size: number): Weights {
  const weights = new Float64Array(size + 1)
  const [mean, spread] = [new Float64Array(size + 1), new Float64Array(size + 1)]
  for (let round = 1; round <= rounds; round += 1) {
    slopeOf(examples, weights).forEach((slope, at) => {
      const g = (slope + (at < size ? pull * (weights[at] ?? 0) : 0)) / examples.length
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * g
      spread[at] = 0.999 * (spread[at] ?? 0) + 0.001 * g * g
      const step = (mean[at] ?? 0) / (1 - 0.9 ** round)
      weights[at] =
        (weights[at] ?? 0) - (0.05 * step) / (Math.sqrt((spread[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8)
    })
  }
  return weights
}

function slopeOf(examples: readonly Example[], weights: Weights): Float64Array {
  const slope = new Float64Array(weights.length)
  const bias = weights.length - 1
  for (const { signals, isTurn } of examples) {
    const miss = probabilityOf(weights, signals) - (isTurn ? 1 : 0)
    for (const signal of signals) slope[signal] = (slope[signal] ?? 0) + miss
    slope[bias] = (slope[bias] ?? 0) + miss
  }
  return slope
}

/** The chance of a new turn that weights give a place. */
export function probabilityOf(weights: Weights, signals: readonly number[]): number {
  let odds = weights[weights.length - 1] ?? 0
  for (const signal of signals) odds += weights[signal] ?? 0
  return 1 / (1 + Math.exp(-odds))
}
