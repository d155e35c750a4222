import { useEffect, useMemo, useRef, useState } from 'react'
import { emptyMemory } from '../../../../core/corrections/memory.ts'
import type { CorrectionGroup } from '../../../../core/corrections/suggestion.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import type { CorrectionMemory } from '../../../../core/show/schema.ts'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { tellError } from '../../../state/errors.ts'
import { reportOpenCorrections } from '../../../state/open-corrections.ts'
import { type ShowState, showOf } from '../../../state/show.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { countPlaces, liveGroups } from './live-groups.ts'
import { isShown, type ReviewFilter } from './review-filter.ts'
import { type Decisions, useDecisions } from './use-decisions.ts'
import { type ReviewPosition, usePosition } from './use-position.ts'
import type { ChangeShow } from './use-show-changes.ts'
import { type Suggestions, useSuggestions } from './use-suggestions.ts'

/** The review of an episode: what is suspected, what is current, and what can be done about it. */
export interface Review extends ReviewPosition {
  readonly suggestions: Suggestions
  readonly decisions: Decisions
  /** Undecided groups, whatever the filter. */
  readonly open: readonly CorrectionGroup[]
  /** Those of them that the filter shows. */
  readonly shown: readonly CorrectionGroup[]
  readonly filter: ReviewFilter
  readonly setFilter: (filter: ReviewFilter) => void
  readonly reviewed: number
  readonly acceptOne: (right?: string) => void
  readonly acceptAll: (right?: string) => void
  readonly skip: () => void
  readonly never: () => void
}

/** Runs the review of the open episode. */
export function useReview(
  transcript: OpenTranscript | undefined,
  showState: ShowState,
  changeShow: ChangeShow,
): Review {
  const suggestions = useSuggestions(showOf(showState), useSteadyMemory(showState))
  const decisions = useDecisions(transcript, changeShow)
  const accepted = useEpisodeSelector(
    ({ corrections }) => corrections.filter(({ origin }) => origin === 'suggestion').length,
  )
  const open = useOpenGroups(suggestions, decisions)
  useReported(open, suggestions)
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const shown = useMemo(() => open.filter((group) => isShown(filter, group)), [open, filter])
  const position = usePosition(shown, () => setFilter('all'))
  const acts = useActs(position, decisions, countPlaces(open))
  const otherwise = decisions.made.reduce(
    (sum, { kind, count }) => sum + (kind === 'accepted' ? 0 : count),
    0,
  )
  return {
    suggestions,
    decisions,
    open,
    shown,
    filter,
    setFilter,
    reviewed: accepted + otherwise,
    ...position,
    ...acts,
  }
}

/** Groups that still have a place in the text and were not decided otherwise. */
function useOpenGroups({ groups }: Suggestions, { made }: Decisions): readonly CorrectionGroup[] {
  const live = useSteady(useEpisodeSelector(useMemo(() => liveIn(groups), [groups])))
  return useMemo(() => {
    const decided = new Set(made.flatMap(({ groupId, kind }) => (kind === 'accepted' ? [] : [groupId])))
    return live.filter(({ id }) => !decided.has(id))
  }, [live, made])
}

/** The groups in the text of now: the same list for as long as typing moves none of their places. */
function liveIn(groups: readonly CorrectionGroup[]): (episode: Episode) => readonly CorrectionGroup[] {
  let seen: { readonly of: unknown; readonly live: readonly CorrectionGroup[] } | undefined
  return ({ transcript }) => {
    if (seen?.of === transcript && seen) return seen.live
    const live = liveGroups(groups, transcript)
    seen = { of: transcript, live: seen && areSame(live, seen.live) ? seen.live : live }
    return seen.live
  }
}

function areSame(some: readonly CorrectionGroup[], others: readonly CorrectionGroup[]): boolean {
  return some.length === others.length && some.every((group, index) => group === others[index])
}

/** Tells the frame how many suggestions are open, once they were looked for. */
function useReported(open: readonly CorrectionGroup[], { isFirstLook, failed }: Suggestions): void {
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const isKnown = !isFirstLook && failed === undefined
  const count = countPlaces(open)
  useEffect(() => {
    if (isKnown) reportOpenCorrections(episodeId, count)
  }, [episodeId, isKnown, count])
}

function useActs(position: ReviewPosition, decisions: Decisions, left: number) {
  const latest = useRef({ position, left })
  latest.current = { position, left }
  return useMemo(() => {
    const accept = (isAll: boolean, right?: string) => {
      const { current, place, point } = latest.current.position
      if (!current || !place) return
      point()
      const places = isAll ? current.places : [place]
      decisions.accept(current, places, latest.current.left - places.length, right).catch(tellError)
    }
    const decide = (how: 'skip' | 'never') => {
      const { current, point } = latest.current.position
      if (!current) return
      point()
      void decisions[how](current)
    }
    return {
      acceptOne: (right?: string) => accept(false, right),
      acceptAll: (right?: string) => accept(true, right),
      skip: () => decide('skip'),
      never: () => decide('never'),
    }
  }, [decisions])
}

/** The same list for as long as it holds the same groups. */
function useSteady(groups: readonly CorrectionGroup[]): readonly CorrectionGroup[] {
  const steady = useRef(groups)
  if (!areSame(groups, steady.current)) steady.current = groups
  return steady.current
}

/**
 * What the show had learned when the episode was opened, with the refusals of now: pairs accepted
 * meanwhile must not change their place in the list under the person's hands.
 */
function useSteadyMemory(state: ShowState): CorrectionMemory {
  const first = useRef<CorrectionMemory>(undefined)
  const memory = showOf(state)?.memory
  if (memory) first.current ??= memory
  const refused = memory?.refused
  return useMemo(
    () => (refused ? { accepted: first.current?.accepted ?? [], refused } : emptyMemory),
    [refused],
  )
}
