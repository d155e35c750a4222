import type { Correction, Episode } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import type { CorrectionId, RuleId } from '../../ids.ts'
import type { ReplaceRule } from '../../show/schema.ts'
import { ruleIdOf } from '../accept-group.ts'
import type { EditOf } from '../edit.ts'

/** What is left in an episode of what one rule did. */
export interface RuleInEpisode {
  /** Corrections that stand as they were made, in the text or below another; these can be taken back. */
  readonly correctionIds: readonly CorrectionId[]
  /** How many of them stand in the text. */
  readonly standing: number
  /** How many stand only below what another correction wrote since: they go back when that one does. */
  readonly covered: number
  /** How many places say something else by now, because somebody edited them; they are left alone. */
  readonly edited: number
  /** When the rule was last applied, ISO 8601. */
  readonly lastAt: string
}

/** What rules did to an episode, by rule, however long ago. */
export function rulesInEpisode({ corrections, transcript }: Episode): ReadonlyMap<RuleId, RuleInEpisode> {
  const inText = new Map<CorrectionId, Said>()
  const below = new Map<CorrectionId, Said>()
  for (const { words } of transcript?.segments ?? []) read(words, inText)
  for (const { before } of corrections) read(before, below)
  const rules = new Map<RuleId, Growing>()
  for (const { id, ruleId, after, decidedAt } of corrections) {
    const rule = rules.get(ruleId) ?? {
      correctionIds: [],
      standing: 0,
      covered: 0,
      edited: 0,
      lastAt: decidedAt,
    }
    rules.set(ruleId, rule)
    const isInText = inText.has(id)
    if (!isStanding(inText.get(id) ?? below.get(id), after)) rule.edited += 1
    else {
      rule.correctionIds.push(id)
      rule[isInText ? 'standing' : 'covered'] += 1
    }
    if (decidedAt > rule.lastAt) rule.lastAt = decidedAt
  }
  return rules
}

interface Growing {
  readonly correctionIds: CorrectionId[]
  standing: number
  covered: number
  edited: number
  lastAt: string
}

/**
 * What one rule of a list did, under its own id or as the suggestion "find → replace" that the review
 * made of it; undefined when nothing of it is left.
 */
export function ruleDone(
  rules: ReadonlyMap<RuleId, RuleInEpisode>,
  { id, find, replace }: ReplaceRule,
): RuleInEpisode | undefined {
  const [own, suggested] = [rules.get(id), rules.get(ruleIdOf(find, replace))]
  if (!own || !suggested || own === suggested) return own ?? suggested
  return {
    correctionIds: [...own.correctionIds, ...suggested.correctionIds],
    standing: own.standing + suggested.standing,
    covered: own.covered + suggested.covered,
    edited: own.edited + suggested.edited,
    lastAt: own.lastAt > suggested.lastAt ? own.lastAt : suggested.lastAt,
  }
}

/** The edit that takes back what still stands of a rule; undefined when nothing does. */
export function revertRule({ correctionIds }: RuleInEpisode): EditOf<'correction.revert'> | undefined {
  const [first, ...others] = correctionIds
  return first === undefined ? undefined : { type: 'correction.revert', correctionIds: [first, ...others] }
}

/** What the words of a correction say where they are, and in how many stretches they are. */
interface Said {
  text: string
  stretches: number
}

function read(words: Correction['before'], said: Map<CorrectionId, Said>): void {
  let from = 0
  while (from < words.length) {
    const id = words[from]?.correctionId
    let to = from + 1
    while (to < words.length && words[to]?.correctionId === id) to += 1
    if (id !== undefined) {
      const known = said.get(id)
      const text = joinWords(words.slice(from, to))
      said.set(id, known ? { text, stretches: known.stretches + 1 } : { text, stretches: 1 })
    }
    from = to
  }
}

function isStanding(said: Said | undefined, after: string): boolean {
  return said !== undefined && said.stretches === 1 && said.text === after
}
