import { useEffect, useMemo, useRef, useState } from 'react'
import { answerKey, emptyMemory } from '../../../../core/corrections/memory.ts'
import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import type { CorrectionMemory } from '../../../../core/show/schema.ts'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { tellError } from '../../../state/errors.ts'
import { reportOpenCorrections } from '../../../state/open-corrections.ts'
import { type ShowState, showOf } from '../../../state/show.ts'
import { usedOrLeft } from '../../../ui/pending-drafts.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { broughtBack } from './brought-back.ts'
import { countDecided, type Decision, withoutOpen } from './decisions-made.ts'
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
  /** What is decided for good, the oldest first. */
  readonly done: readonly Decision[]
  /** How many places were decided, in this session and before. */
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
  const open = useOpenGroups(suggestions, decisions)
  useReported(open, suggestions)
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const shown = useMemo(() => open.filter((group) => isShown(filter, group)), [open, filter])
  const position = usePosition(shown, () => setFilter('all'))
  useBroughtBack(shown, decisions.made, position)
  const acts = useActs(position, decisions, countPlaces(open))
  const done = useMemo(() => withoutOpen(decisions.made, open), [decisions.made, open])
  return {
    suggestions,
    decisions,
    open,
    shown,
    filter,
    setFilter,
    done,
    reviewed: countDecided(decisions.made),
    ...position,
    ...acts,
  }
}

/** Groups that still have a place in the text and were not decided otherwise. */
function useOpenGroups(
  { groups }: Suggestions,
  { answered, accepting }: Decisions,
): readonly CorrectionGroup[] {
  const live = useSteady(useEpisodeSelector(useMemo(() => liveIn(groups), [groups])))
  return useMemo(
    () => live.filter(({ id }) => !answered.has(id)).flatMap((group) => besides(group, accepting)),
    [live, answered, accepting],
  )
}

/** A group without some of its places; none where those are all it has. */
function besides(group: CorrectionGroup, some: ReadonlySet<SuggestedPlace>): readonly CorrectionGroup[] {
  const places = some.size === 0 ? group.places : group.places.filter((place) => !some.has(place))
  if (places.length === group.places.length) return [group]
  return places.length === 0 ? [] : [{ ...group, places }]
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

/** Undo goes to what it brings back, as it does in a text. */
function useBroughtBack(
  shown: readonly CorrectionGroup[],
  made: readonly Decision[],
  { goBack }: ReviewPosition,
): void {
  const before = useRef({ shown, made })
  useEffect(() => {
    const spot = broughtBack(before.current, { shown, made })
    before.current = { shown, made }
    if (spot) goBack(spot)
  }, [shown, made, goBack])
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
      const accepted = decisions.accept(current, places, latest.current.left - places.length, right)
      if (right === undefined) accepted.catch(tellError)
      else void usedOrLeft(right, accepted)
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
 * What the show had learned when the episode was opened: pairs accepted meanwhile must not change their place
 * in the list under the person's hands, and pairs refused meanwhile stay known, so that undo brings them back
 * at once. A refusal that was taken back in the glossary counts no more.
 */
function useSteadyMemory(state: ShowState): CorrectionMemory {
  const steady = useRef<CorrectionMemory>(undefined)
  const memory = showOf(state)?.memory
  return useMemo(() => {
    const first = steady.current ?? memory
    if (!first || !memory) return emptyMemory
    const known = new Set(memory.refused.map(({ heard, right }) => answerKey(heard, right)))
    const refused = first.refused.filter(({ heard, right }) => known.has(answerKey(heard, right)))
    steady.current = refused.length === first.refused.length ? first : { ...first, refused }
    return steady.current
  }, [memory])
}
