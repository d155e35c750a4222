import { useCallback, useMemo, useState } from 'react'
import type { Lesson } from '../../../../core/corrections/lessons.ts'
import { forget } from '../../../../core/corrections/memory.ts'
import { suggestionId } from '../../../../core/corrections/suggest.ts'
import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import { acceptGroup } from '../../../../core/editing/accept-group.ts'
import type { Answer, Episode } from '../../../../core/episode/schema.ts'
import { SuggestionId } from '../../../../core/ids.ts'
import { oneAtATime } from '../../../../core/one-at-a-time.ts'
import { useEpisodeNow, useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { tellError } from '../../../state/errors.ts'
import { showToast } from '../../../state/toasts.ts'
import { type Telling, useToldEdits } from '../../../state/told-edits.ts'
import { useEpisodeEffect } from '../../../state/use-episode-effect.ts'
import { reviewText } from '../../../text/review.ts'
import { leaveText } from '../../../ui/pending-drafts.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { type Decision, decisionsMade } from './decisions-made.ts'
import { liveGroups } from './live-groups.ts'
import { useLessons } from './use-lessons.ts'
import type { ChangeShow } from './use-show-changes.ts'

/** What was decided, and how to decide. Every decision is a step of the episode's own undo. */
export interface Decisions {
  readonly made: readonly Decision[]
  /** Suggestions that were answered without a change, also those whose answer is still on its way. */
  readonly answered: ReadonlySet<string>
  /** Places whose acceptance is on its way: they count as decided, so that the next key is about the next one. */
  readonly accepting: ReadonlySet<SuggestedPlace>
  /** Accepts places of a group, with another spelling where one was typed; `left` is said afterwards. */
  readonly accept: (
    group: CorrectionGroup,
    places: readonly SuggestedPlace[],
    left: number,
    right?: string,
  ) => Promise<void>
  readonly skip: (group: CorrectionGroup) => Promise<void>
  readonly never: (group: CorrectionGroup) => Promise<void>
  readonly takeBack: (decision: Decision) => Promise<void>
  /** A pair may be suggested again, although it was refused. */
  readonly allow: (heard: string, right: string) => Promise<void>
}

const answersOf = ({ corrections, answers }: Episode) => [corrections, answers]

/** Accepting, skipping and refusing are edits of the episode; what they teach belongs to the show. */
export function useDecisions(transcript: OpenTranscript | undefined, changeShow: ChangeShow): Decisions {
  const episodeNow = useEpisodeNow()
  const tell = useToldEdits()
  const lessons = useLessons(changeShow)
  const { made, answered, answer } = useAnswers(lessons)
  const hasShow = useEpisodeSelector(({ show }) => show.id !== undefined)

  const { accepting, inTurn } = useAccepting()
  const acceptNow = useCallback<Decisions['accept']>(
    async (group, places, left, right = group.right) => {
      if (!transcript) return
      await transcript.sync.flush()
      const wanted = { ...group, right, places: places.map((place) => respelled(place, group.right, right)) }
      const [live] = liveGroups([wanted], { segments: transcript.sync.segments })
      if (!live) {
        if (right === group.right) showToast({ title: reviewText.gone, tone: 'warn' })
        else leaveText(right, reviewText.gone)
        return
      }
      const { heard } = group
      await tell(
        [acceptGroup(live)],
        {
          title: reviewText.changed(heard, right, live.places.length),
          detail: reviewText.left(Math.max(0, left)),
        },
        { label: reviewText.step(heard, right) },
      )
      lessons.learn(lessonOf(group, right))
    },
    [transcript, tell, lessons],
  )
  const accept = useCallback<Decisions['accept']>(
    (group, places, ...rest) => inTurn(places, () => acceptNow(group, places, ...rest)),
    [inTurn, acceptNow],
  )
  const skip = useCallback((group: CorrectionGroup) => answer(group, 'skipped'), [answer])
  const never = useCallback(
    async (group: CorrectionGroup) => {
      const { heard, right } = group
      await answer(group, 'refused', {
        title: reviewText.neverTold(heard, right),
        ...(!hasShow && { detail: reviewText.neverHere }),
      })
      lessons.refuse(lessonOf(group, right))
    },
    [answer, lessons, hasShow],
  )
  const reopen = useCallback(
    async (id: SuggestionId) => {
      const isAnswered = episodeNow().answers?.some((one) => one.id === id)
      if (isAnswered) await tell([{ type: 'suggestion.reopen', suggestionIds: [id] }])
    },
    [episodeNow, tell],
  )
  const allow = useCallback(
    async (heard: string, right: string) => {
      await reopen(SuggestionId.parse(suggestionId(heard, right)))
      await changeShow((show) => ({ ...show, memory: forget(show.memory, heard, right) })).catch(tellError)
    },
    [changeShow, reopen],
  )
  const takeBack = useCallback(
    async (decision: Decision) => {
      if (decision.kind !== 'accepted') {
        await reopen(decision.id)
        return
      }
      await transcript?.sync.flush()
      const [first, ...others] = episodeNow()
        .corrections.filter(({ ruleId }) => ruleId === decision.id)
        .map(({ id }) => id)
      if (first) await tell([{ type: 'correction.revert', correctionIds: [first, ...others] }])
    },
    [transcript, episodeNow, tell, reopen],
  )
  return useMemo(
    () => ({ made, answered, accepting, accept, skip, never, takeBack, allow }),
    [made, answered, accepting, accept, skip, never, takeBack, allow],
  )
}

const noPlaces: ReadonlySet<SuggestedPlace> = new Set()

/** Acceptances one after another, each made upon the text that the one before it left. */
function useAccepting() {
  const [accepting, setAccepting] = useState(noPlaces)
  const [queue] = useState(oneAtATime)
  const inTurn = useCallback(
    (places: readonly SuggestedPlace[], act: () => Promise<void>) => {
      setAccepting((now) => new Set([...now, ...places]))
      const own = new Set(places)
      return queue(() =>
        act().finally(() => setAccepting((now) => new Set([...now].filter((place) => !own.has(place))))),
      )
    },
    [queue],
  )
  return { accepting, inTurn }
}

const noAnswers: readonly Answer[] = []

/** The decisions that the episode holds, and how to answer. An answer on its way counts as given. */
function useAnswers(lessons: ReturnType<typeof useLessons>) {
  const tell = useToldEdits()
  const [onTheWay, setOnTheWay] = useState<readonly string[]>([])
  const corrections = useEpisodeSelector((episode) => episode.corrections)
  const answers = useEpisodeSelector((episode) => episode.answers ?? noAnswers)
  const made = useMemo(() => decisionsMade({ corrections, answers }), [corrections, answers])
  const answered = useMemo(
    () => new Set([...answers.map(({ id }): string => id), ...onTheWay]),
    [answers, onTheWay],
  )
  const follow = useCallback(
    (episode: Episode) => {
      lessons.follow(episode)
      return undefined
    },
    [lessons],
  )
  useEpisodeEffect(follow, answersOf)
  const answer = useCallback(
    async (group: CorrectionGroup, how: Answer['answer'], telling?: Telling) => {
      const { id, heard, right, places } = group
      setOnTheWay((now) => [...now, id])
      try {
        await tell(
          [
            {
              type: 'suggestion.answer',
              id: SuggestionId.parse(id),
              heard,
              right,
              answer: how,
              places: places.length,
            },
          ],
          telling,
        )
      } finally {
        setOnTheWay((now) => now.filter((one) => one !== id))
      }
    },
    [tell],
  )
  return { made, answered, answer }
}

function respelled(place: SuggestedPlace, right: string, typed: string): SuggestedPlace {
  return right === typed ? place : { ...place, after: place.after.replace(right, () => typed) }
}

/** What an answer to a group teaches; a spelling the person typed is not how the group's own sounds. */
function lessonOf({ heard, kind, sounds, right: suggested }: CorrectionGroup, right: string): Lesson {
  return { heard, right, kind, ...(sounds && right === suggested && { sounds }) }
}
