import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { NoTranscript } from './NoTranscript.tsx'
import { TranscriptWorkbench } from './TranscriptWorkbench.tsx'
import '../../styles/proposals.css'
import '../../styles/replace.css'
import '../../styles/review.css'
import '../../styles/transcript.css'

/** The transcript: its text to work in, or the way to get one. */
export function TranscriptPage() {
  const hasTranscript = useEpisodeSelector((episode) => episode.transcript !== undefined)
  return hasTranscript ? <TranscriptWorkbench /> : <NoTranscript />
}
