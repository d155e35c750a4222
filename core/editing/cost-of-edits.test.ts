import { expect, test } from 'vitest'
import type { Episode, Word } from '../episode/schema.ts'
import { CorrectionId, countingIds, RuleId, SegmentId } from '../ids.ts'
import { episode, testNow } from '../testing/episode-builder.ts'
import { applyEdits } from './apply-edit.ts'
import type { Edit } from './edit.ts'
import { freezeDeeply } from './freeze-deeply.ts'
import { editsForReplacing } from './replace-text.ts'

// What edits cost is counted, not timed: how often the text of a word is read.
let reads = 0

function counted(text: string): Word {
  return {
    get text() {
      reads += 1
      return text
    },
  }
}

const wordsPerTurn = 50

/** An episode of many turns; every tenth word is the one that is replaced. */
function longText(words: number): Episode {
  const segments = Array.from({ length: words / wordsPerTurn }, (_, turn) => ({
    id: SegmentId.parse(`sg-${turn}`),
    words: Array.from({ length: wordsPerTurn }, (__, at) => counted(at % 10 === 0 ? 'harbour' : `word${at}`)),
  }))
  // As an episode that was read or edited is.
  return freezeDeeply({ ...episode(), transcript: { segments } })
}

const context = () => ({ now: testNow, newId: countingIds() })

const typing = (turn: number): Edit => ({
  type: 'transcript.replaceWords',
  place: { segmentId: SegmentId.parse(`sg-${turn}`), from: 3, to: 4, before: 'word3' },
  text: 'typed',
})

function readsOf(work: () => unknown): number {
  reads = 0
  work()
  return reads
}

function replaceEverywhere(before: Episode): readonly Edit[] {
  const segments = before.transcript?.segments ?? []
  const rule = { ruleId: RuleId.parse('ru-1'), reason: 'Replaced', after: 'haven' }
  const matches = segments.flatMap(({ words }, line) => {
    let from = 0
    return words.flatMap(({ text }) => {
      const start = from
      from += text.length + 1
      return text === 'harbour' ? [{ line, from: start, to: start + 7, insert: 'haven' }] : []
    })
  })
  return editsForReplacing(segments, matches, rule)
}

test('one typed word reads the words of its turn, however long the transcript is', () => {
  const costs = [1_000, 8_000, 64_000].map((words) => {
    const before = longText(words)
    return readsOf(() => applyEdits(before, [typing(words / wordsPerTurn / 2)], context()))
  })
  expect(costs[2]).toBe(costs[0])
  expect(costs[2]).toBeLessThan(4 * wordsPerTurn)
})

test('one typed word makes the same few patches, however long the transcript is', () => {
  const sizes = [1_000, 64_000].map((words) => {
    const { patches, inversePatches } = applyEdits(longText(words), [typing(7)], context())
    return [patches.length, inversePatches.length, JSON.stringify(patches).length]
  })
  expect(sizes[0]).toEqual([1, 1, expect.any(Number)])
  expect(sizes[1]).toEqual(sizes[0])
})

test('replacing everywhere reads every word a few times, and twice the text twice as often', () => {
  const costs = [2_000, 4_000, 8_000, 16_000].map((words) => {
    const before = longText(words)
    const edits = replaceEverywhere(before)
    return readsOf(() => applyEdits(before, edits, context())) / words
  })
  for (const perWord of costs) expect(perWord).toBeLessThan(6)
  expect(costs[3]).toBeLessThan((costs[0] ?? 0) * 1.2)
})

test('replacing everywhere makes one small patch for each place, and undo as many', () => {
  const { patches, inversePatches } = (() => {
    const before = longText(10_000)
    return applyEdits(before, replaceEverywhere(before), context())
  })()
  expect(patches.length).toBeLessThanOrEqual(1_000 + 1)
  expect(inversePatches.length).toBeLessThanOrEqual(1_000 + 1)
  expect(JSON.stringify(inversePatches).length).toBeLessThan(200 * 1_000)
})

test('typing after thousands of corrections, and taking all of them back, stays as cheap', () => {
  const before = longText(40_000)
  const after = applyEdits(before, replaceEverywhere(before), context()).episode
  expect(after.corrections).toHaveLength(4_000)
  expect(readsOf(() => applyEdits(after, [typing(11)], context()))).toBeLessThan(4 * wordsPerTurn)
  const ids = after.corrections.map(({ id }) => CorrectionId.parse(id))
  const revert: Edit = { type: 'correction.revert', correctionIds: ids }
  expect(readsOf(() => applyEdits(after, [revert], context()))).toBeLessThan(6 * 40_000)
})
