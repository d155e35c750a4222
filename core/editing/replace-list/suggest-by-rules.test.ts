import { expect, test } from 'vitest'
import { suggestionId } from '../../corrections/suggest.ts'
import type { CorrectionGroup } from '../../corrections/suggestion.ts'
import { SegmentId } from '../../ids.ts'
import { readReplaceList } from '../../show/replace-list-file.ts'
import { episode } from '../../testing/episode-builder.ts'
import { applied } from '../../testing/expect-edit.ts'
import { acceptGroup } from '../accept-group.ts'
import { revertRule, ruleDone, rulesInEpisode } from './rule-in-episode.ts'
import { withRuleSuggestions } from './suggest-by-rules.ts'

const talk = episode('Ada: century, and the pie bites', 'Bo: a century of pie')
const segments = talk.transcript?.segments ?? []
const heard = (right: string, segmentId: string, from: number, to: number): CorrectionGroup => ({
  id: suggestionId('x', right),
  heard: 'x',
  right,
  kind: 'term',
  confidence: 0.9,
  tier: 1,
  reasons: ['Sounds alike'],
  places: [
    {
      segmentId: SegmentId.parse(segmentId),
      from,
      to,
      before: '',
      after: right,
      leftContext: '',
      rightContext: '',
    },
  ],
})
const suggested = (list: string, groups: readonly CorrectionGroup[] = [], refused: [string, string][] = []) =>
  withRuleSuggestions(
    groups,
    segments,
    readReplaceList(list).rules,
    refused.map(([word, right]) => ({ heard: word, right, times: 1 })),
  )

test('plain rules of the show are suggested first, in every place with its punctuation', () => {
  const [rule, other] = suggested('century\tSentry', [heard('Pybites', 'sg-1', 3, 5)])
  expect(rule).toMatchObject({
    heard: 'century',
    right: 'Sentry',
    tier: 1,
    reasons: ['From your replace list'],
  })
  expect(rule?.places.map(({ before, after }) => `${before} → ${after}`)).toEqual([
    'century, → Sentry,',
    'century → Sentry',
  ])
  expect(other?.right).toBe('Pybites')
})

test('a word belongs to the first that wants it', () => {
  const groups = suggested('pie bites\tPybites\npie\tPy', [heard('Python', 'sg-2', 3, 4)])
  expect(groups.map(({ right, places }) => [right, places.length])).toEqual([
    ['Pybites', 1],
    ['Py', 1],
  ])
})

test('expressions, words that only go, refused pairs and finished places suggest nothing', () => {
  const header = 'find\treplace\texpression\n'
  expect(
    suggested(`${header}cent.*\tSentry\tyes\npie\t\tno\ncentury\tSentry\tno`, [], [['century', 'Sentry']]),
  ).toEqual([])
  expect(suggested('the\tthe')).toEqual([])
})

test('what was accepted as a suggestion is taken back with its rule', () => {
  const [group] = suggested('century\tSentry')
  const [rule] = readReplaceList('century\tSentry').rules
  if (!group || !rule) throw new Error('The rule is suggested.')
  const accepted = applied(talk, acceptGroup(group))
  const done = ruleDone(rulesInEpisode(accepted), rule)
  expect(done).toMatchObject({ standing: 2, covered: 0, edited: 0 })
  const edit = done && revertRule(done)
  expect(edit && applied(accepted, edit).transcript).toEqual(talk.transcript)
})
