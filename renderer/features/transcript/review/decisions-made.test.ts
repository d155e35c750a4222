import { expect, test } from 'vitest'
import { ruleIdOf } from '../../../../core/editing/accept-group.ts'
import type { Correction } from '../../../../core/episode/schema.ts'
import { CorrectionId, RuleId, SuggestionId } from '../../../../core/ids.ts'
import { countDecided, decisionsMade, withoutOpen } from './decisions-made.ts'

const at = (minute: number) => `2026-01-02T03:0${minute}:00.000Z`
const rule = ruleIdOf('century', 'Sentry')
const accepted = (n: number, before: string, after: string, ruleId = rule): Correction => ({
  id: CorrectionId.parse(`co-${n}`),
  ruleId,
  before: before === '' ? [] : [{ text: before }],
  after,
  reason: 'Sounds alike',
  origin: 'suggestion',
  decidedAt: at(n),
})
const skipped = {
  id: SuggestionId.parse('su-1'),
  heard: 'rust',
  right: 'Rust',
  answer: 'skipped',
  places: 22,
  decidedAt: at(2),
} as const

test('places of one rule are one decision, told without the punctuation that stayed', () => {
  const corrections = [accepted(1, '', 'Sentry.'), accepted(3, 'century,', 'Sentry,')]
  const [first, second] = decisionsMade({ corrections, answers: [skipped] })
  expect(first).toMatchObject({ kind: 'skipped', heard: 'rust', right: 'Rust', count: 22 })
  expect(second).toMatchObject({ kind: 'accepted', heard: 'century', right: 'Sentry', count: 2 })
  expect(countDecided(decisionsMade({ corrections, answers: [skipped] }))).toBe(24)
})

test('what was replaced or typed is no decision of the review', () => {
  const byHand = { ...accepted(1, 'a', 'b', RuleId.parse('ru-x')), origin: 'replace' as const }
  expect(decisionsMade({ corrections: [byHand] })).toEqual([])
})

test('a suggestion that has a place left is not done', () => {
  const decisions = decisionsMade({ corrections: [accepted(1, 'century', 'Sentry')], answers: [skipped] })
  const open = [{ heard: 'century', right: 'Sentry' }]
  expect(withoutOpen(decisions, open).map(({ kind }) => kind)).toEqual(['skipped'])
})
