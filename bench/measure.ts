/** One line of the table: what was measured, how long it took, and the peer beside it. */
export interface Measurement {
  readonly what: string
  /** Median in milliseconds. */
  readonly millis: number
  readonly peer?: string
  readonly peerMillis?: number
  readonly target?: string
}

/** The median time of a piece of work in milliseconds, after one run to warm up. */
export async function median(run: () => unknown, times = 7): Promise<number> {
  await run()
  const taken: number[] = []
  for (let i = 0; i < times; i += 1) {
    const started = performance.now()
    await run()
    taken.push(performance.now() - started)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

/** The table as text; the ratio says how many times as long as Galley the peer took. */
export function table(rows: readonly Measurement[]): string {
  const cells = rows.map(({ what, millis, peer, peerMillis, target }) => [
    what,
    `${millis.toFixed(1)} ms`,
    target ?? '',
    peer ?? '',
    peerMillis === undefined ? '' : `${peerMillis.toFixed(1)} ms`,
    peerMillis === undefined ? '' : `${(peerMillis / millis).toFixed(1)}×`,
  ])
  return columns(['What', 'Galley', 'Target', 'Peer', 'Peer took', 'Ratio'], cells)
}

/** Rows of text under their heads, each column as wide as its widest cell. */
export function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The value below which the given part of the values lies: 0.5 is the median, 0.95 the slowest but one in twenty. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
