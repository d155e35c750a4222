import { useMemo, useRef } from 'react'
import { afterAccepting, afterTakingBack, type Lesson } from '../../../../core/corrections/lessons.ts'
import { ruleIdOf } from '../../../../core/editing/accept-group.ts'
import type { RuleId } from '../../../../core/ids.ts'
import type { Show } from '../../../../core/show/schema.ts'
import { tellError } from '../../../state/errors.ts'
import type { ChangeShow } from './use-show-changes.ts'

/** What acceptances teach the show, in step with undo and redo. */
export interface Lessons {
  /** Teaches a pair, once however many of its places were accepted. */
  readonly learn: (lesson: Lesson) => void
  /**
   * Follows the rules that have a place in the episode: one that goes was undone or reverted, and its
   * lesson is taken back; one that comes again was redone, and is taught again.
   */
  readonly follow: (rules: ReadonlySet<RuleId>) => void
}

/** Keeps the show's memory in step with the corrections of the open episode. */
export function useLessons(changeShow: ChangeShow): Lessons {
  const taught = useRef(new Map<RuleId, Lesson>())
  const takenBack = useRef(new Map<RuleId, Lesson>())
  const last = useRef<ReadonlySet<RuleId>>(undefined)
  return useMemo(() => {
    const change = (how: (show: Show) => Show) => void changeShow(how).catch(tellError)
    const teach = (rule: RuleId, lesson: Lesson): void => {
      takenBack.current.delete(rule)
      taught.current.set(rule, lesson)
      change((show) => afterAccepting(show, lesson))
    }
    const takeBack = (rule: RuleId): void => {
      const lesson = taught.current.get(rule)
      taught.current.delete(rule)
      if (lesson) takenBack.current.set(rule, lesson)
      change((show) => {
        const known = lesson ?? lessonOf(show, rule)
        if (!known) return show
        takenBack.current.set(rule, known)
        return afterTakingBack(show, known)
      })
    }
    return {
      learn(lesson) {
        const rule = ruleIdOf(lesson.heard, lesson.right)
        if (!taught.current.has(rule)) teach(rule, lesson)
      },
      follow(rules) {
        for (const rule of last.current ?? []) if (!rules.has(rule)) takeBack(rule)
        for (const [rule, lesson] of takenBack.current) if (rules.has(rule)) teach(rule, lesson)
        last.current = rules
      },
    }
  }, [changeShow])
}

/** A pair that was accepted in an earlier session, by its rule. */
function lessonOf({ memory }: Show, rule: RuleId): Lesson | undefined {
  const pair = memory.accepted.find(({ heard, right }) => ruleIdOf(heard, right) === rule)
  return pair && { heard: pair.heard, right: pair.right, kind: 'other' }
}
