import { useMemo } from 'react'
import type { NamePlace } from '../../../../core/editing/proposals/name-tally.ts'
import { type VoiceNames, voiceNames } from '../../../../core/editing/proposals/voice-names.ts'
import { joinWords } from '../../../../core/episode/transcript.ts'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'

/** Words of a turn as they are quoted. */
export type QuoteOf = (place: NamePlace) => string

/** What the words say of who speaks. Read anew with every edit, which costs no more than the turns it changed. */
export function useVoiceNames(): VoiceNames & { readonly quoteOf: QuoteOf } {
  const people = useEpisodeSelector((episode) => episode.people)
  const transcript = useEpisodeSelector((episode) => episode.transcript)
  return useMemo(() => {
    const segments = transcript?.segments ?? []
    const byId = new Map(segments.map((segment) => [segment.id, segment]))
    const quoteOf = ({ segmentId, from, to }: NamePlace) =>
      joinWords(byId.get(segmentId)?.words.slice(from, to) ?? []).replace(/[,;:.]+$/u, '')
    return { ...voiceNames(segments, people), quoteOf }
  }, [people, transcript])
}
