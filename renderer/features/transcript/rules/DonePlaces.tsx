import { useMemo } from 'react'
import { type ReplacedPlace, replacedPlaces } from '../../../../core/editing/replace-list/replaced-places.ts'
import type { RuleInEpisode } from '../../../../core/editing/replace-list/rule-in-episode.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { rulesText } from '../../../text/rules.ts'
import { PlaceList, type PlaceWords, type WordInTurn } from './PlaceList.tsx'

interface DonePlacesProps {
  readonly rule: ReplaceRule
  readonly done: RuleInEpisode
  readonly timeOf: (place: WordInTurn) => string
  readonly onGo: (place: WordInTurn) => void
}

const replaced: PlaceWords<ReplacedPlace> = {
  idOf: ({ correctionId }) => correctionId,
  labelOf: rulesText.replacedRow,
}

/** The places one rule has replaced that stand in the text, in context; each leads to its place. */
export function DonePlaces({ rule, done, timeOf, onGo }: DonePlacesProps) {
  const transcript = useEpisodeSelector((episode) => episode.transcript)
  const corrections = useEpisodeSelector((episode) => episode.corrections)
  const places = useMemo(
    () => replacedPlaces({ corrections, ...(transcript && { transcript }) }, done.correctionIds),
    [transcript, corrections, done],
  )
  if (places.length === 0) return null
  return (
    <PlaceList
      label={rulesText.replacedBy(rule.find, rule.replace)}
      hint={rulesText.goHint}
      places={places}
      words={replaced}
      timeOf={timeOf}
      onGo={onGo}
    />
  )
}
