import { useCallback, useMemo, useState } from 'react'
import { afterAllowing, afterRefusing, type Lesson } from '../../../../core/corrections/lessons.ts'
import { forget } from '../../../../core/corrections/memory.ts'
import { suggestionId } from '../../../../core/corrections/suggest.ts'
import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import { acceptGroup, ruleIdOf } from '../../../../core/editing/accept-group.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import type { Show } from '../../../../core/show/schema.ts'
import { useEpisodeNow } from '../../../state/EpisodeProvider.tsx'
import { tellError } from '../../../state/errors.ts'
import { showToast } from '../../../state/toasts.ts'
import { useToldEdits } from '../../../state/told-edits.ts'
import { useEpisodeEffect } from '../../../state/use-episode-effect.ts'
import { reviewText } from '../../../text/review.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { liveGroups } from './live-groups.ts'
import { useLessons } from './use-lessons.ts'
import type { ChangeShow } from './use-show-changes.ts'

/** A group that was decided in this session, folded to one line. */
export interface Decision {
  readonly groupId: string
  readonly kind: 'accepted' | 'skipped' | 'refused'
  readonly heard: string
  readonly right: string
  /** How many places it decided. */
  readonly count: number
}

/** What was decided in this session, and how to decide. */
export interface Decisions {
  readonly made: readonly Decision[]
  /** Accepts places of a group, with another spelling where one was typed; `left` is said afterwards. */
  readonly accept: (
    group: CorrectionGroup,
    places: readonly SuggestedPlace[],
    left: number,
    right?: string,
  ) => Promise<void>
  readonly skip: (group: CorrectionGroup) => void
  readonly never: (group: CorrectionGroup) => Promise<void>
  readonly takeBack: (decision: Decision) => Promise<void>
  /** A pair may be suggested again, although it was refused. */
  readonly allow: (heard: string, right: string) => Promise<void>
}

const correctionsOf = ({ corrections }: Episode) => [corrections]

/** Accepting is an edit of the episode; refusing and what acceptance teaches belong to the show. */
export function useDecisions(transcript: OpenTranscript | undefined, changeShow: ChangeShow): Decisions {
  const episodeNow = useEpisodeNow()
  const tell = useToldEdits()
  const lessons = useLessons(changeShow)
  const [made, setMade] = useMade(lessons)
  const drop = useCallback(
    (id: string) => setMade((now) => now.filter((one) => one.groupId !== id)),
    [setMade],
  )

  const accept = useCallback<Decisions['accept']>(
    async (group, places, left, right = group.right) => {
      if (!transcript) return
      await transcript.sync.flush()
      const wanted = { ...group, right, places: places.map((place) => respelled(place, group.right, right)) }
      const [live] = liveGroups([wanted], { segments: transcript.sync.segments })
      if (!live) {
        showToast({ title: reviewText.gone, tone: 'warn' })
        return
      }
      const { heard } = group
      const count = live.places.length
      await tell(
        [acceptGroup(live)],
        { title: reviewText.changed(heard, right, count), detail: reviewText.left(Math.max(0, left)) },
        { label: reviewText.step(heard, right) },
      )
      lessons.learn(lessonOf(group, right))
      if (places.length < group.places.length) return
      setMade((now) => [
        ...now.filter((one) => one.groupId !== group.id),
        { groupId: group.id, kind: 'accepted', heard, right, count },
      ])
    },
    [transcript, tell, lessons, setMade],
  )
  const skip = useCallback(
    ({ id, heard, right, places }: CorrectionGroup) =>
      setMade((now) => [...now, { groupId: id, kind: 'skipped', heard, right, count: places.length }]),
    [setMade],
  )
  const allow = useCallback(
    async (heard: string, right: string) => {
      drop(suggestionId(heard, right))
      await changed(changeShow, (show) => ({ ...show, memory: forget(show.memory, heard, right) }))
    },
    [changeShow, drop],
  )
  const never = useCallback(
    async (group: CorrectionGroup) => {
      const { id, heard, right, places } = group
      const lesson = lessonOf(group, right)
      setMade((now) => [...now, { groupId: id, kind: 'refused', heard, right, count: places.length }])
      const isKept = await changed(changeShow, (show) => afterRefusing(show, lesson))
      const takeBackRefusal = async () => {
        drop(id)
        await changed(changeShow, (show) => afterAllowing(show, lesson))
      }
      showToast({
        title: reviewText.neverTold(heard, right),
        ...(!isKept && { detail: reviewText.neverHere }),
        action: { label: reviewText.undo, onPress: () => void takeBackRefusal() },
      })
    },
    [changeShow, drop, setMade],
  )
  const takeBack = useCallback(
    async ({ groupId, kind, heard, right }: Decision) => {
      if (kind === 'skipped') drop(groupId)
      else if (kind === 'refused') await allow(heard, right)
      else {
        await transcript?.sync.flush()
        const rule = ruleIdOf(heard, right)
        const ids = episodeNow()
          .corrections.filter(({ ruleId }) => ruleId === rule)
          .map(({ id }) => id)
        const [first, ...others] = ids
        if (first) await tell([{ type: 'correction.revert', correctionIds: [first, ...others] }])
      }
    },
    [transcript, episodeNow, tell, allow, drop],
  )
  return useMemo(
    () => ({ made, accept, skip, never, takeBack, allow }),
    [made, accept, skip, never, takeBack, allow],
  )
}

/** The decisions of this session; what was accepted is forgotten once its corrections are undone. */
function useMade(lessons: ReturnType<typeof useLessons>) {
  const [made, setMade] = useState<readonly Decision[]>([])
  const follow = useCallback(
    ({ corrections }: Episode) => {
      const rules = new Set(corrections.map(({ ruleId }) => ruleId))
      lessons.follow(rules)
      setMade((now) => {
        const kept = now.filter((one) => one.kind !== 'accepted' || rules.has(ruleIdOf(one.heard, one.right)))
        return kept.length === now.length ? now : kept
      })
      return undefined
    },
    [lessons],
  )
  useEpisodeEffect(follow, correctionsOf)
  return [made, setMade] as const
}

function respelled(place: SuggestedPlace, right: string, typed: string): SuggestedPlace {
  return right === typed ? place : { ...place, after: place.after.replace(right, () => typed) }
}

/** What an answer to a group teaches; a spelling the person typed is not how the group's own sounds. */
function lessonOf({ heard, kind, sounds, right: suggested }: CorrectionGroup, right: string): Lesson {
  return { heard, right, kind, ...(sounds && right === suggested && { sounds }) }
}

/** Changes what the show remembers; false where nothing can be remembered. Says what went wrong. */
async function changed(changeShow: ChangeShow, change: (show: Show) => Show): Promise<boolean> {
  try {
    return await changeShow(change)
  } catch (error) {
    tellError(error)
    return false
  }
}
