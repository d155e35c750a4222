import { findReplacing } from '../../episode/find-text.ts'
import type { RuleId } from '../../ids.ts'
import type { ReplaceRule } from '../../show/schema.ts'
import { queryOf, ruleMatcher } from './rule-matcher.ts'
import { tokenBook, tokensIn } from './working-turn.ts'

/** One rule changes what another writes. */
export interface Feeding {
  readonly from: RuleId
  readonly to: RuleId
  /**
   * `later`: in the same run, since the second stands further down. `again`: only when the list is
   * applied once more. `loop`: each leads back to the other, so the list never comes to rest.
   */
  readonly kind: 'later' | 'again' | 'loop'
}

/**
 * Which rules of a list change what rules of it write. Judged by the replacements alone, as they are
 * written; one that is filled from groups of an expression says nothing before it is.
 */
export function feedingRules(rules: readonly ReplaceRule[]): readonly Feeding[] {
  const edges = edgesOf(rules)
  const group = loopsOf(rules.length, edges)
  return edges.flatMap((targets, from) =>
    targets.map((to): Feeding => {
      const isLoop = group[from] === group[to]
      const kind = isLoop ? 'loop' : to > from ? 'later' : 'again'
      return { from: idAt(rules, from), to: idAt(rules, to), kind }
    }),
  )
}

function idAt(rules: readonly ReplaceRule[], index: number): RuleId {
  return (rules[index] as ReplaceRule).id
}

/** For each rule the rules that change its replacement, by their places in the list. */
function edgesOf(rules: readonly ReplaceRule[]): readonly (readonly number[])[] {
  const book = tokenBook()
  const anchored = new Map<number, number[]>()
  const others: number[] = []
  rules.forEach((rule, index) => {
    const { anchor } = ruleMatcher(rule, book)
    if (anchor === undefined) others.push(index)
    else {
      const id = book.idOf(anchor)
      anchored.set(id, [...(anchored.get(id) ?? []), index])
    }
  })
  return rules.map(({ replace, regularExpression }) => {
    if (replace.trim() === '' || (regularExpression && replace.includes('$'))) return []
    const candidates = new Set(others)
    for (const id of tokensIn(replace, book).ids) for (const to of anchored.get(id) ?? []) candidates.add(to)
    return [...candidates].sort((a, b) => a - b).filter((to) => changes(rules[to], replace))
  })
}

function changes(rule: ReplaceRule | undefined, text: string): boolean {
  if (!rule) return false
  const matches = findReplacing([text], queryOf(rule), rule.replace)
  return matches.some(({ from, to, insert }) => text.slice(from, to) !== insert)
}

/** A number for each rule; rules that lead to each other, and to themselves, have the same one. */
function loopsOf(count: number, edges: readonly (readonly number[])[]): readonly number[] {
  const reach = { order: new Array<number>(count).fill(-1), low: new Array<number>(count).fill(0), next: 0 }
  const group = new Array<number>(count).fill(-1)
  const open: number[] = []
  for (let root = 0; root < count; root += 1) {
    if (reach.order[root] === -1) follow(root, edges, reach, open, group)
  }
  return group
}

interface Reach {
  readonly order: number[]
  readonly low: number[]
  next: number
}

/** Tarjan's walk, with a stack of its own so that a long chain of rules is no deep call. */
function follow(
  root: number,
  edges: readonly (readonly number[])[],
  reach: Reach,
  open: number[],
  group: number[],
): void {
  const path: { readonly rule: number; edge: number }[] = []
  const enter = (rule: number): void => {
    reach.order[rule] = reach.next
    reach.low[rule] = reach.next
    reach.next += 1
    open.push(rule)
    path.push({ rule, edge: 0 })
  }
  const lower = (rule: number, to: number): void => {
    reach.low[rule] = Math.min(reach.low[rule] ?? 0, to)
  }
  enter(root)
  for (let here = path.at(-1); here; here = path.at(-1)) {
    const to = edges[here.rule]?.[here.edge]
    here.edge += 1
    if (to !== undefined) {
      if (reach.order[to] === -1) enter(to)
      else if (group[to] === -1) lower(here.rule, reach.order[to] ?? 0)
      continue
    }
    path.pop()
    const above = path.at(-1)
    if (above) lower(above.rule, reach.low[here.rule] ?? 0)
    if (reach.low[here.rule] !== reach.order[here.rule]) continue
    for (const rule of open.splice(open.lastIndexOf(here.rule))) group[rule] = here.rule
  }
}
