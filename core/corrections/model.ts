/** A model of boosted decision trees, flat so that it is small to ship and quick to run. */
export interface TreeModel {
  /** Log odds before any tree. */
  readonly bias: number
  /** Where each tree begins in `nodes`. */
  readonly roots: readonly number[]
  /**
   * Four numbers a node: feature, threshold, and where to go when the feature is at most the threshold
   * and when not. Feature -1 is a leaf, whose second number is its share of the log odds.
   */
  readonly nodes: readonly number[]
}

/** The probability, 0 to 1, that the model gives a case. */
export function probability({ bias, roots, nodes }: TreeModel, features: readonly number[]): number {
  let odds = bias
  for (const root of roots) {
    let at = root
    for (let feature = nodes[at] ?? -1; feature >= 0; feature = nodes[at] ?? -1) {
      at = ((features[feature] ?? 0) <= (nodes[at + 1] ?? 0) ? nodes[at + 2] : nodes[at + 3]) ?? 0
    }
    odds += nodes[at + 1] ?? 0
  }
  return 1 / (1 + Math.exp(-odds))
}
