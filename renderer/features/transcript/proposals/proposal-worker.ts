import { type ProposalRequest, runProposals } from './run-proposals.ts'

// The page's own types stand for the worker's here; only these two are used.
const scope = self as unknown as Pick<Worker, 'onmessage' | 'postMessage'>

scope.onmessage = ({ data }) => {
  const { kind, source } = data as ProposalRequest
  scope.postMessage(runProposals(kind, source))
}
