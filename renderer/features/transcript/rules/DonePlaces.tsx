import { useMemo } from 'react'
import { type ReplacedPlace, replacedPlaces } from '../../../../core/editing/replace-list/replaced-places.ts'
import type { RuleInEpisode } from '../../../../core/editing/replace-list/rule-in-episode.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { rulesText } from '../../../text/rules.ts'
import { type CheckRow, CheckTree } from '../../../ui/CheckTree.tsx'
import { isAbout } from '../transcript-info.ts'
import { PlaceInContext } from './PlaceInContext.tsx'
import { mostShown, rowHeight, type WordInTurn } from './RulePlaces.tsx'

interface DonePlacesProps {
  readonly rule: ReplaceRule
  readonly done: RuleInEpisode
  readonly timeOf: (place: WordInTurn) => string
  readonly onGo: (place: WordInTurn) => void
}

/** The places one rule has replaced that stand in the text, in context; each leads to its place. */
export function DonePlaces({ rule, done, timeOf, onGo }: DonePlacesProps) {
  const transcript = useEpisodeSelector((episode) => episode.transcript)
  const corrections = useEpisodeSelector((episode) => episode.corrections)
  const places = useMemo(
    () => replacedPlaces({ corrections, ...(transcript && { transcript }) }, done.correctionIds),
    [transcript, corrections, done],
  )
  const rows = useMemo(() => places.map((place) => rowOf(place, timeOf(place))), [places, timeOf])
  if (places.length === 0) return null
  return (
    <div className="rule-places" style={{ height: Math.min(places.length, mostShown) * rowHeight }}>
      <CheckTree
        className={places.some((place) => isAbout(timeOf(place))) ? 'in-context about' : 'in-context'}
        label={rulesText.replacedBy(rule.find, rule.replace)}
        hint={rulesText.goHint}
        rows={rows}
        onCheck={nothingToTick}
        onOpen={(id) => {
          const place = places.find(({ correctionId }) => correctionId === id)
          if (place) onGo(place)
        }}
      />
    </div>
  )
}

/** Rows without a tick are never ticked. */
function nothingToTick(): void {}

function rowOf(place: ReplacedPlace, time: string): CheckRow {
  const { correctionId, before, after, leftContext, rightContext } = place
  return {
    id: correctionId,
    level: 2,
    label: rulesText.replacedRow(time, leftContext, before, rightContext, after),
    content: <PlaceInContext time={time} place={place} />,
  }
}
