import type { Peer } from './bare-pages.ts'

/** The public transcript editors that can be measured here, and for the others why not. */
export function transcriptPeers(_options: { readonly root: string; readonly fetchPeers: boolean }): {
  readonly peers: readonly Peer[]
  readonly missing: readonly string[]
} {
  return { peers: [], missing: [] }
}
