import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CorrectionGroup, SuggestedPlace } from '../corrections/suggestion.ts'
import type { Episode } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import { SegmentId } from '../ids.ts'
import { episode } from '../testing/episode-builder.ts'
import { testContext } from '../testing/expect-edit.ts'
import { acceptGroups } from './accept-groups.ts'
import { applyEdits } from './apply-edit.ts'

function group(of: Episode, heard: string, right: string): CorrectionGroup {
  const length = heard.split(' ').length
  const places = (of.transcript?.segments ?? []).flatMap(({ id, words }): SuggestedPlace[] =>
    words.flatMap((_, from) => {
      const before = joinWords(words.slice(from, from + length))
      if (before !== heard) return []
      return [
        { segmentId: id, from, to: from + length, before, after: right, leftContext: '', rightContext: '' },
      ]
    }),
  )
  return { id: heard, heard, right, kind: 'other', confidence: 1, tier: 1, reasons: ['Sounds alike'], places }
}
const accepted = (of: Episode, groups: readonly CorrectionGroup[]): readonly string[] =>
  applyEdits(of, acceptGroups(groups), testContext()).episode.transcript?.segments.map(({ words }) =>
    joinWords(words),
  ) ?? []

test('groups are accepted together in one turn, although the first leaves it with fewer words or more', () => {
  const talk = episode('Ada: click house beside sentry and my sequel at click house and sentry', 'Bo: sentry')
  const groups = [
    group(talk, 'click house', 'ClickHouse'),
    group(talk, 'sentry', 'The Sentry'),
    group(talk, 'my sequel', 'MySQL'),
  ]
  expect(accepted(talk, groups)).toEqual([
    'ClickHouse beside The Sentry and MySQL at ClickHouse and The Sentry',
    'The Sentry',
  ])
})

test('a turn of sixty thousand words takes thousands of places', () => {
  const words = Array.from({ length: 60_000 }, (_, at) => ({
    text: ['click', 'house', 'and', 'sentry'][at % 4] ?? '',
  }))
  const talk = episode('Ada: one')
  const long: Episode = { ...talk, transcript: { segments: [{ id: SegmentId.parse('sg-1'), words }] } }
  const [said] = accepted(long, [
    group(long, 'click house', 'ClickHouse'),
    group(long, 'sentry', 'Sentry it'),
  ])
  expect(said).toBe('ClickHouse and Sentry it '.repeat(15_000).trim())
})

test('comes to what replacing the words of the text comes to, in any order of groups', () => {
  const becomes: Readonly<Record<string, string>> = { a: 'x', b: 'y y', c: 'z z z', 'd e': 'w' }
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd e', 'n'), { minLength: 1, maxLength: 30 })
  const order = fc.shuffledSubarray(Object.keys(becomes))
  fc.assert(
    fc.property(text, order, (parts, heard) => {
      const talk = episode(`Ada: ${parts.join(' ')}`)
      const groups = heard.map((one) => group(talk, one, becomes[one] ?? ''))
      const wanted = parts.map((part) => (heard.includes(part) ? becomes[part] : part)).join(' ')
      expect(accepted(talk, groups)).toEqual([wanted])
    }),
  )
})
