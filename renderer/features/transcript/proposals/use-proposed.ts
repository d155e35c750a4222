import { useEffect, useMemo, useState } from 'react'
import type { Transcript } from '../../../../core/episode/schema.ts'
import { useEpisode } from '../../../state/EpisodeProvider.tsx'
import { type ProposalKinds, type ProposalSource, runProposals } from './run-proposals.ts'

/** What was read from a source; `proposals` is absent while a worker still reads it. */
export interface Proposed<K extends keyof ProposalKinds> {
  readonly source: ProposalSource
  readonly proposals: ProposalKinds[K] | undefined
}

const noTranscript: Transcript = { segments: [] }

/** Reads proposals for the open episode beside the page, and again when what they rest on changes. */
export function useProposed<K extends keyof ProposalKinds>(kind: K): Proposed<K> {
  const { transcript = noTranscript, chapters, people, enclosure, language } = useEpisode()
  const source = useMemo(
    (): ProposalSource => ({
      transcript: transcript.language === undefined ? { ...transcript, language } : transcript,
      chapters,
      people,
      ...(enclosure && { enclosure }),
    }),
    [transcript, chapters, people, enclosure, language],
  )
  const [read, setRead] = useState<{ readonly of: ProposalSource; readonly proposals: ProposalKinds[K] }>()
  useEffect(() => readBeside(kind, source, (proposals) => setRead({ of: source, proposals })), [kind, source])
  return { source, proposals: read?.of === source ? read.proposals : undefined }
}

/** Asks a worker; where none can run, the page reads them itself. Gives what ends the asking. */
function readBeside<K extends keyof ProposalKinds>(
  kind: K,
  source: ProposalSource,
  onRead: (proposals: ProposalKinds[K]) => void,
): () => void {
  if (typeof Worker === 'undefined') {
    onRead(runProposals(kind, source))
    return () => {}
  }
  const worker = new Worker(new URL('./proposal-worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<ProposalKinds[K]>) => onRead(data)
  worker.onerror = () => onRead(runProposals(kind, source))
  worker.postMessage({ kind, source })
  return () => worker.terminate()
}
