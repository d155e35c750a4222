import { useMemo } from 'react'
import {
  afterAccepting,
  afterAllowing,
  afterRefusing,
  afterTakingBack,
  type Lesson,
} from '../../../../core/corrections/lessons.ts'
import { suggestionId } from '../../../../core/corrections/suggest.ts'
import { ruleIdOf } from '../../../../core/editing/accept-group.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import type { Show } from '../../../../core/show/schema.ts'
import { tellError } from '../../../state/errors.ts'
import type { ChangeShow } from './use-show-changes.ts'

/** What answers teach the show, in step with undo and redo. */
export interface Lessons {
  /** Teaches an accepted pair, once however many of its places were accepted. */
  readonly learn: (lesson: Lesson) => void
  /** Teaches that a pair is never suggested again. */
  readonly refuse: (lesson: Lesson) => void
  /**
   * Follows what the episode says was answered: an answer that goes was undone or taken back, and its
   * lesson is taken back; one that comes again was redone, and is taught again. Every window that has the
   * episode open follows it, so what a step means is saved under the name of that step, and counts once.
   */
  readonly follow: (
    episode: Pick<Episode, 'id' | 'revision' | 'updatedAt' | 'corrections' | 'answers'>,
  ) => void
}

/** Keeps the show's memory in step with the answers of the open episode. */
export function useLessons(changeShow: ChangeShow): Lessons {
  return useMemo(() => {
    const change: Change = (how, once) => void changeShow(how, once).catch(tellError)
    const accepted = ledger(change, afterAccepting, afterTakingBack)
    const refused = ledger(change, afterRefusing, afterAllowing)
    return {
      learn: (lesson) => accepted.teach(ruleIdOf(lesson.heard, lesson.right), lesson),
      refuse: (lesson) => refused.teach(suggestionId(lesson.heard, lesson.right), lesson),
      follow({ id, revision, updatedAt, corrections, answers = [] }) {
        const step = `${id} ${revision} ${updatedAt}`
        const rules = new Set(corrections.map(({ ruleId }) => ruleId))
        accepted.follow(rules, `${step} accepted`, (rule, { memory }) =>
          memory.accepted.find(({ heard, right }) => ruleIdOf(heard, right) === rule),
        )
        const going = new Set(answers.flatMap(({ id, answer }) => (answer === 'refused' ? [id] : [])))
        refused.follow(going, `${step} refused`, (id, { memory }) =>
          memory.refused.find(({ heard, right }) => suggestionId(heard, right) === id),
        )
      },
    }
  }, [changeShow])
}

/** One kind of answer, by what the episode calls it. */
interface Ledger {
  readonly teach: (id: string, lesson: Lesson) => void
  /** Takes back what has gone and teaches again what has come back; `find` knows pairs of earlier sessions. */
  readonly follow: (ids: ReadonlySet<string>, step: string, find: Find) => void
}

type Change = (how: (show: Show) => Show, once?: string) => void

type Find = (id: string, show: Show) => { readonly heard: string; readonly right: string } | undefined

function ledger(
  change: Change,
  teaching: (show: Show, lesson: Lesson) => Show,
  unlearning: (show: Show, lesson: Lesson) => Show,
): Ledger {
  const taught = new Map<string, Lesson>()
  const takenBack = new Map<string, Lesson>()
  let last: ReadonlySet<string> | undefined
  const teach = (id: string, lesson: Lesson, once?: string): void => {
    if (taught.has(id)) return
    takenBack.delete(id)
    taught.set(id, lesson)
    if (once === undefined) change((show) => teaching(show, lesson))
    else {
      change((show) => teaching(show, withoutSounds(lesson)), once)
      changeSounds(teaching, lesson, once)
    }
  }
  const takeBack = (id: string, once: string, find: Find): void => {
    const lesson = taught.get(id)
    taught.delete(id)
    if (lesson) takenBack.set(id, lesson)
    change((show) => {
      const pair = find(id, show)
      const known = lesson ?? (pair && { heard: pair.heard, right: pair.right, kind: 'other' as const })
      if (!known) return show
      takenBack.set(id, known)
      return unlearning(show, withoutSounds(known))
    }, once)
    if (lesson) changeSounds(unlearning, lesson, once)
  }
  // Only the window that heard the answer knows its sounds, and it may not be the first to count the pair.
  const changeSounds = (how: typeof teaching, lesson: Lesson, once: string): void => {
    if (lesson.sounds) change((show) => withSounds(show, how(show, lesson).memory.sounds), `${once} sounds`)
  }
  return {
    teach,
    follow(ids, step, find) {
      for (const id of last ?? []) if (!ids.has(id)) takeBack(id, `${step} ${id}`, find)
      for (const [id, lesson] of takenBack) if (ids.has(id)) teach(id, lesson, `${step} ${id}`)
      last = ids
    },
  }
}

function withoutSounds({ sounds: _, ...lesson }: Lesson): Lesson {
  return lesson
}

function withSounds(show: Show, sounds: Show['memory']['sounds']): Show {
  const { sounds: _, ...memory } = show.memory
  return { ...show, memory: { ...memory, ...(sounds && { sounds }) } }
}
