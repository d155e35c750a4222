import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Segment } from '../../../../core/episode/schema.ts'
import type { RuleId } from '../../../../core/ids.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { packTurns } from '../review/suggestion-request.ts'
import type { TriedOut } from './plan-request.ts'
import { createPlanner } from './planner.ts'

/** What the list would do to the episode now. */
export interface RulePlan {
  /** The last that is known; absent before the first try. */
  readonly tried: TriedOut | undefined
  readonly isTrying: boolean
  readonly failed: string | undefined
  /** Rules whose expressions took too long; they are left out. */
  readonly slow: ReadonlySet<RuleId>
  readonly leftOut: ReadonlySet<string>
  readonly choose: (keys: readonly string[], isWanted: boolean) => void
  /** Tries the list out on these very turns; undefined when that failed. */
  readonly planFor: (segments: readonly Segment[]) => Promise<TriedOut | undefined>
}

/** Text and rules rest this long before the list is tried out again. */
const rest = 150

/** Tries the list out beside the page whenever the text, the rules or the ticks have changed. */
export function useRulePlan(rules: readonly ReplaceRule[], isShown: boolean): RulePlan {
  const segments = useEpisodeSelector((episode) => (isShown ? episode.transcript?.segments : undefined))
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const [slow, setSlow] = useState<ReadonlySet<RuleId>>(new Set())
  const [state, setState] = useState<{ tried?: TriedOut; isTrying: boolean; failed?: string }>({
    isTrying: false,
  })
  const planner = useMemo(() => createPlanner(), [])
  const applying = useMemo(() => createPlanner(), [])
  useEffect(
    () => () => {
      planner.stop()
      applying.stop()
    },
    [planner, applying],
  )
  const latest = useRef({ rules, leftOut, slow })
  latest.current = { rules, leftOut, slow }
  const known = useRef(rules)
  useEffect(() => {
    // A rule that was changed may be quick by now.
    if (known.current !== rules) setSlow((now) => (now.size === 0 ? now : new Set()))
    known.current = rules
  }, [rules])

  useEffect(() => {
    if (!isShown || !segments) return
    let isLatest = true
    setState((now) => ({ ...now, isTrying: true }))
    const tryOut = async () => {
      const answer = await planner.plan(requestFor(segments, { rules, leftOut, slow }))
      if (!isLatest) return
      if (answer.kind === 'too-slow') setSlow((now) => new Set([...now, answer.ruleId]))
      else if (answer.kind === 'failed')
        setState((now) => ({ ...now, isTrying: false, failed: answer.reason }))
      else setState({ tried: answer, isTrying: false })
    }
    const timer = setTimeout(() => void tryOut(), rest)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [planner, segments, rules, leftOut, slow, isShown])

  const choose = useCallback((keys: readonly string[], isWanted: boolean) => {
    setLeftOut((now) => {
      const next = new Set(now)
      for (const key of keys) isWanted ? next.delete(key) : next.add(key)
      return next
    })
  }, [])
  const planFor = useCallback(
    async (turns: readonly Segment[]) => {
      const answer = await applying.plan(requestFor(turns, latest.current))
      return answer.kind === 'planned' ? answer : undefined
    },
    [applying],
  )
  return {
    tried: state.tried,
    isTrying: state.isTrying,
    failed: state.failed,
    slow,
    leftOut,
    choose,
    planFor,
  }
}

function requestFor(
  segments: readonly Segment[],
  {
    rules,
    leftOut,
    slow,
  }: {
    readonly rules: readonly ReplaceRule[]
    readonly leftOut: ReadonlySet<string>
    readonly slow: ReadonlySet<RuleId>
  },
) {
  return {
    turns: packTurns(segments),
    rules: rules.filter(({ id }) => !slow.has(id)),
    leaveOut: [...leftOut],
  }
}
