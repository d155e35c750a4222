import { useCallback, useMemo, useRef, useState } from 'react'
import { countPlanned } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import {
  type RuleInEpisode,
  revertRule,
  ruleDone,
  rulesInEpisode,
} from '../../../../core/editing/replace-list/rule-in-episode.ts'
import type { RuleId } from '../../../../core/ids.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { tellError } from '../../../state/errors.ts'
import { showOf } from '../../../state/show.ts'
import { dismissToast, episodeToTellOf, showToast } from '../../../state/toasts.ts'
import { useToldEdits } from '../../../state/told-edits.ts'
import { rulesText } from '../../../text/rules.ts'
import type { ReviewRoom } from '../review/use-review-room.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { type RuleList, useRuleList } from './use-rule-list.ts'
import { type RulePlan, useRulePlan } from './use-rule-plan.ts'

/** The replace list of the show in the open episode. */
export interface Rules {
  readonly showState: ReviewRoom['showState']
  readonly rules: readonly ReplaceRule[]
  readonly list: RuleList
  readonly plan: RulePlan
  /** What every rule has done to this episode that still shows. */
  readonly inEpisode: ReadonlyMap<RuleId, RuleInEpisode>
  readonly isApplying: boolean
  readonly apply: () => void
  readonly revert: (rule: ReplaceRule) => void
}

const none: readonly ReplaceRule[] = []

/** The rules are those of the show; what they would do is tried out while the panel is shown. */
export function useRules(
  transcript: OpenTranscript | undefined,
  { showState, changeShow }: Pick<ReviewRoom, 'showState' | 'changeShow'>,
  isShown: boolean,
): Rules {
  const rules = showOf(showState)?.replaceRules ?? none
  const list = useRuleList(rules, changeShow)
  const plan = useRulePlan(rules, isShown)
  const episode = useEpisodeSelector((now) => (isShown ? now : undefined))
  const inEpisode = useMemo(() => (episode ? rulesInEpisode(episode) : new Map()), [episode])
  const tell = useToldEdits()
  const refusal = useRef<number>(undefined)
  const [isApplying, setApplying] = useState(false)
  const { planFor } = plan

  const apply = useCallback(() => {
    const run = async () => {
      if (!transcript) return
      await transcript.sync.flush()
      const tried = await planFor(transcript.sync.segments)
      if (!tried) {
        const about = episodeToTellOf()
        const title = rulesText.notApplied
        refusal.current = showToast({ title, tone: 'err', stays: true, ...(about && { about }) })
        return
      }
      if (refusal.current !== undefined) dismissToast(refusal.current)
      const count = countPlanned(tried.plan)
      if (tried.plan.edits.length === 0) {
        showToast({ title: rulesText.appliedNothing })
        return
      }
      const used = tried.plan.effects.filter(({ places }) => places.some(({ isLeftOut }) => !isLeftOut))
      const title = rulesText.applied(count, used.length)
      await tell(tried.plan.edits, { title }, { label: rulesText.step(count) })
    }
    setApplying(true)
    void run()
      .catch(tellError)
      .finally(() => setApplying(false))
  }, [transcript, planFor, tell])

  const revert = useCallback(
    (rule: ReplaceRule) => {
      const { find } = rule
      const run = async () => {
        await transcript?.sync.flush()
        const done = ruleDone(inEpisode, rule)
        const edit = done && revertRule(done)
        if (!done || !edit) return
        const detail = [
          ...(done.covered > 0 ? [rulesText.covered(done.covered)] : []),
          ...(done.edited > 0 ? [rulesText.edited(done.edited)] : []),
        ].join(' ')
        const told = { title: rulesText.reverted(find, done.standing), ...(detail !== '' && { detail }) }
        await tell([edit], told, { label: rulesText.revertStep(find) })
      }
      void run().catch(tellError)
    },
    [transcript, inEpisode, tell],
  )
  return { showState, rules, list, plan, inEpisode, isApplying, apply, revert }
}
