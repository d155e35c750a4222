import { useMemo } from 'react'
import { RuleId } from '../../../../core/ids.ts'
import {
  type ReplaceListRead,
  readReplaceList,
  replaceRuleId,
  writeReplaceList,
} from '../../../../core/show/replace-list-file.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { randomIds } from '../../../state/random-ids.ts'
import type { ChangeShow } from '../review/use-show-changes.ts'

/** A rule while it is typed; it gets its id when it is saved. */
export type RuleDraft = Omit<ReplaceRule, 'id'>

/** What a list held, and how to take its rules out again. */
export interface ListReport extends ReplaceListRead {
  readonly undo: () => Promise<void>
}

/** Changing the rules of the show. Every change is saved with the show. */
export interface RuleList {
  /** False where the list has the rule already. */
  readonly add: (draft: RuleDraft) => Promise<boolean>
  /** A rule that is not there any more becomes one again, at the place `at`, counting from 0. */
  readonly change: (id: RuleId, draft: RuleDraft, at: number) => Promise<void>
  /** Takes a rule out; the answer puts it back where it was. */
  readonly remove: (id: RuleId) => Promise<() => Promise<void>>
  /** Moves a rule up (-1) or down (1); answers its place, counting from 1. */
  readonly move: (id: RuleId, by: -1 | 1) => Promise<number>
  /** Reads a list into the rules, after those that are there. */
  readonly read: (text: string) => Promise<ListReport>
  readonly write: () => string
}

/** The rules of a show and what can be done with them. `rules` are the newest that were saved. */
export function useRuleList(rules: readonly ReplaceRule[], changeShow: ChangeShow): RuleList {
  return useMemo(() => {
    const changeRules = async (change: (now: readonly ReplaceRule[]) => readonly ReplaceRule[]) => {
      await changeShow((show) => ({ ...show, replaceRules: [...change(show.replaceRules)] }))
    }
    return {
      async add(draft) {
        if (rules.some((rule) => findsSame(rule, draft) && rule.replace === draft.replace)) return false
        await changeRules((now) => withNew(now, [{ id: replaceRuleId(draft), ...draft }]))
        return true
      },
      change: (id, draft, at) =>
        changeRules((now) =>
          // What another window removed meanwhile was typed here all the same.
          now.some((rule) => rule.id === id)
            ? now.map((rule) => (rule.id === id ? { ...rule, ...draft } : rule))
            : now.toSpliced(at, 0, { id, ...draft }),
        ),
      async remove(id) {
        const at = rules.findIndex((rule) => rule.id === id)
        const rule = rules[at]
        await changeRules((now) => now.filter((one) => one.id !== id))
        return async () => {
          if (rule) await changeRules((now) => now.toSpliced(at, 0, rule))
        }
      },
      async move(id, by) {
        const at = rules.findIndex((rule) => rule.id === id)
        const to = Math.max(0, Math.min(rules.length - 1, at + by))
        await changeRules((now) => {
          const from = now.findIndex((rule) => rule.id === id)
          const rule = now[from]
          return rule ? now.toSpliced(from, 1).toSpliced(to, 0, rule) : now
        })
        return to + 1
      },
      async read(text) {
        const read = readReplaceList(text, rules)
        let added: ReadonlySet<string> = new Set()
        if (read.rules.length > 0) {
          await changeRules((now) => {
            const all = withNew(now, read.rules)
            added = new Set(all.slice(now.length).map(({ id }) => id))
            return all
          })
        }
        return { ...read, undo: () => changeRules((now) => now.filter(({ id }) => !added.has(id))) }
      },
      write: () => writeReplaceList(rules),
    }
  }, [rules, changeShow])
}

/** Whether two rules find the same in the same way. */
export function findsSame(a: RuleDraft, b: RuleDraft): boolean {
  return replaceRuleId({ ...a, replace: '' }) === replaceRuleId({ ...b, replace: '' })
}

/** New rules at the end. An id that a changed rule still has is not given twice. */
function withNew(rules: readonly ReplaceRule[], more: readonly ReplaceRule[]): readonly ReplaceRule[] {
  const taken = new Set(rules.map(({ id }) => id))
  return [
    ...rules,
    ...more.map((rule) => (taken.has(rule.id) ? { ...rule, id: RuleId.parse(randomIds('rl')) } : rule)),
  ]
}
