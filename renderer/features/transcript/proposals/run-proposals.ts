import {
  type HeadingProposals,
  proposeHeadings,
} from '../../../../core/editing/proposals/propose-headings.ts'
import { proposeTurns, type TurnProposals } from '../../../../core/editing/proposals/propose-turns.ts'
import type { Episode, Transcript } from '../../../../core/episode/schema.ts'

/** What proposals are read from. */
export interface ProposalSource extends Pick<Episode, 'chapters' | 'people' | 'enclosure'> {
  readonly transcript: Transcript
}

/** What can be asked for, and what comes back. */
export interface ProposalKinds {
  readonly turns: TurnProposals
  readonly headings: HeadingProposals
}

/** A question to the worker. */
export interface ProposalRequest {
  readonly kind: keyof ProposalKinds
  readonly source: ProposalSource
}

/** Reads proposals; the same beside the page and in it. */
export function runProposals<K extends keyof ProposalKinds>(
  kind: K,
  source: ProposalSource,
): ProposalKinds[K] {
  const runs: { readonly [Kind in keyof ProposalKinds]: () => ProposalKinds[Kind] } = {
    turns: () => proposeTurns(source.transcript, source.people),
    headings: () => proposeHeadings(source),
  }
  return runs[kind]()
}
