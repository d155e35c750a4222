import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Episode, Segment, Word } from '../episode/schema.ts'
import { joinWords, type TimedSegment, timedSegments } from '../episode/transcript.ts'
import { countingIds } from '../ids.ts'
import { episode } from '../testing/episode-builder.ts'
import { testContext } from '../testing/expect-edit.ts'
import { linedText } from '../testing/lined-text.ts'
import { applyEdits } from './apply-edit.ts'
import { patched } from './patching.ts'
import { editsForText, segmentText, transcriptText } from './transcript-text.ts'

const turnsOf = (of: Episode): readonly Segment[] => of.transcript?.segments ?? []
const middleOf = (of: Episode): readonly Word[] => turnsOf(of)[1]?.words ?? []
const timed = (of: Episode): readonly TimedSegment[] => timedSegments({ segments: turnsOf(of) })

/** Three turns with pauses between them; measured are all words, or only where turns start and end. */
function talk(measured: 'words' | 'cues'): Episode {
  const made = episode('Ada: one two', 'pause', 'Bo: four five six seven', 'pause', 'Ada: nine ten')
  const segments = turnsOf(made)
    .filter((segment) => joinWords(segment.words) !== 'pause')
    .map((segment) => ({
      ...segment,
      words: segment.words.map(({ text, start, end }, i, { length }): Word => {
        const [hasStart, hasEnd] = [0, length - 1].map((edge) => measured === 'words' || i === edge)
        return {
          text,
          ...(hasStart && start !== undefined && { start }),
          ...(hasEnd && end !== undefined && { end }),
        }
      }),
    }))
  return { ...made, transcript: { segments } }
}

/** Types a text over some words of the turn in the middle, by way of its line as the editor does. */
function typed(of: Episode, from: number, to: number, text: string) {
  const turns = turnsOf(of)
  const [first, middle] = turns.map(segmentText)
  const words = middleOf(of)
  const said = (some: readonly Word[]): string[] => some.map((word) => word.text)
  const line = [...said(words.slice(0, from)), ...(text === '' ? [] : [text]), ...said(words.slice(to))].join(
    ' ',
  )
  const before = transcriptText(turns)
  const start = (first?.length ?? 0) + 1
  const end = start + (middle?.length ?? 0)
  const after = before.slice(0, start) + line + before.slice(end)
  const ranges = [{ fromA: start, toA: end, fromB: start, toB: start + line.length }]
  const edits = editsForText(turns, linedText(before), linedText(after), ranges, countingIds())
  return applyEdits(of, edits, testContext())
}

/** Measured times are shown as they are, all follow each other, and what was not measured says so. */
function expectInOrder(of: Episode): void {
  let last = 0
  for (const { segment, words } of timed(of)) {
    for (const [i, { start, end, estimated }] of words.entries()) {
      const kept = segment.words[i]
      expect([start, end]).toEqual([kept?.start ?? start, kept?.end ?? end])
      expect(estimated).toBe(kept?.start === undefined || kept.end === undefined)
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThanOrEqual(start)
      last = end
    }
  }
}

const step = fc.record({
  at: fc.nat(20),
  over: fc.nat(20),
  text: fc.array(fc.constantFrom('um', 'well', 'lantern', 'five', 'Ada'), { maxLength: 3 }),
})

describe('times of words', () => {
  test.each(['words', 'cues'] as const)(
    'stay in order through any typing in a turn, its edges where they were, and undo is exact: %s',
    (measured) => {
      const whole = talk(measured)
      const property = fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        const states = [whole]
        const undo: ReturnType<typeof typed>['inversePatches'][] = []
        for (const { at, over, text } of steps) {
          const before = states.at(-1) ?? whole
          const words = middleOf(before)
          const from = at % (words.length + 1)
          const to = from + (over % (words.length - from + 1))
          const { episode: after, inversePatches } = typed(before, from, to, text.join(' '))
          states.push(after)
          undo.push(inversePatches)
          expectInOrder(after)
          // A word that stood there already may be what is left of the others, which were then deleted.
          const isNew = text.length > 0 && text.every((one) => words.every((word) => word.text !== one))
          if (isNew && words.length > 0) {
            const edges = (some: readonly Word[]) => [some[0]?.start, some.at(-1)?.end]
            expect(edges(middleOf(after))).toEqual(edges(words))
          }
          expect(turnsOf(after).toSpliced(1, 1)).toEqual(turnsOf(whole).toSpliced(1, 1))
        }
        let now = states.at(-1) ?? whole
        for (const [i, patches] of [...undo.entries()].toReversed()) {
          now = patched(now, JSON.parse(JSON.stringify(patches)))
          expect(now).toEqual(states[i])
        }
      })
      fc.assert(property)
    },
  )

  test('typed into an emptied turn lie between its neighbours, reckoned, never passed off as measured', () => {
    const emptied = typed(talk('words'), 0, 4, '').episode
    expect(timed(emptied)[1]).toMatchObject({ start: 1000, end: 1000, estimated: true })
    const [, again] = timed(typed(emptied, 0, 0, 'four five six seven').episode)
    expect(again).toMatchObject({ start: 1000, end: 4000, estimated: true })
    expect(again?.words.every((word) => word.estimated)).toBe(true)
    expect(again?.segment.words.every(({ start, end }) => start === undefined && end === undefined)).toBe(
      true,
    )
  })
})
