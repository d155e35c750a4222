import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Episode } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import { ChapterId, PersonId, RuleId } from '../ids.ts'
import { episode } from '../testing/episode-builder.ts'
import { testContext } from '../testing/expect-edit.ts'
import { millis } from '../time.ts'
import { applyEdits } from './apply-edit.ts'
import type { Edit } from './edit.ts'
import {
  emptyHistory,
  type History,
  heaviestHistory,
  historyLimit,
  historyState,
  pushStep,
  sealStep,
  takeRedo,
  takeUndo,
} from './history.ts'
import { gestureLabel } from './labels.ts'
import { patched } from './patching.ts'

const step = (label: string, mergeKey?: string) => ({
  label,
  patches: [],
  inversePatches: [],
  ...(mergeKey && { mergeKey }),
})

describe('history', () => {
  test('typing in one field is one step until the run is sealed', () => {
    let history = pushStep(
      pushStep(emptyHistory, step('Rename chapter', 'ch-1')),
      step('Rename chapter', 'ch-1'),
    )
    expect(history.done).toHaveLength(1)
    history = pushStep(sealStep(history), step('Rename chapter', 'ch-1'))
    expect(history.done).toHaveLength(2)
  })

  test('a new step forgets what was undone', () => {
    const undone = takeUndo(pushStep(emptyHistory, step('A')))
    expect(historyState(undone?.history ?? emptyHistory)).toEqual({ redoLabel: 'A' })
    expect(historyState(pushStep(undone?.history ?? emptyHistory, step('B')))).toEqual({ undoLabel: 'B' })
  })

  test('the oldest step goes when there are too many', () => {
    let history: History = emptyHistory
    for (let n = 0; n <= historyLimit; n += 1) history = pushStep(history, step(`${n}`))
    expect(history.done).toHaveLength(historyLimit)
    expect(history.done[0]?.label).toBe('1')
  })

  test('of steps that hold much the oldest go sooner, and never the newest', () => {
    const heavy = (label: string, times: number) => ({
      ...step(label),
      patches: [{ op: 'replace' as const, path: ['summary'], value: Array(times).fill('word') }],
    })
    let history: History = emptyHistory
    for (let n = 0; n < 5; n += 1) history = pushStep(history, heavy(`${n}`, heaviestHistory / 2.5))
    expect(history.done.map(({ label }) => label)).toEqual(['3', '4'])
    history = pushStep(history, heavy('too much', heaviestHistory * 2))
    expect(history.done.map(({ label }) => label)).toEqual(['too much'])
  })
})

const start = episode('# 0:00 Start', '# 1:00 Later', 'Ada: one two three four', 'Bo: five six', 'Ada: seven')

/** Any edit that fits the episode as it is now, chosen by three numbers. */
function someEdit(doc: Episode, kind: number, a: number, b: number): Edit {
  const segments = doc.transcript?.segments ?? []
  const segment = segments[a % Math.max(segments.length, 1)]
  const chapter = doc.chapters[a % Math.max(doc.chapters.length, 1)]
  const words = segment?.words ?? []
  const from = b % (words.length + 1)
  const to = Math.min(words.length, from + (a % 3))
  const place = segment && { segmentId: segment.id, from, to, before: joinWords(words.slice(from, to)) }
  const choices: readonly (Edit | undefined)[] = [
    { type: 'chapter.add', chapter: { startTime: millis(a * 1000), title: `Added ${b}` } },
    chapter && { type: 'chapter.move', chapterId: chapter.id, startTime: millis(b * 777) },
    chapter && { type: 'chapter.remove', chapterIds: [ChapterId.parse(chapter.id)] },
    place && { type: 'transcript.replaceWords', place, text: ['', 'x', 'x y', 'a b c d'][b % 4] ?? '' },
    segment && { type: 'transcript.splitSegment', segmentId: segment.id, at: from },
    segment && a % segments.length > 0
      ? { type: 'transcript.joinSegment', segmentId: segment.id }
      : undefined,
    segment && { type: 'transcript.setSpeaker', segmentIds: [segment.id], personId: PersonId.parse('p-1') },
    place && to > from
      ? {
          type: 'correction.accept',
          ruleId: RuleId.parse('r'),
          places: [place],
          after: 'fixed it',
          reason: '',
          origin: 'replace',
        }
      : undefined,
    doc.corrections[0] && { type: 'correction.revert', correctionIds: [doc.corrections[0].id] },
    { type: 'details.change', set: { title: `Title ${a}` } },
  ]
  return choices[kind % choices.length] ?? { type: 'details.change', set: { subtitle: `${b}` } }
}

test('after any edits, undoing all gives the start and redoing all gives the end', () => {
  const plan = fc.array(fc.tuple(fc.nat(9), fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(plan, (numbers) => {
      const context = testContext()
      let doc = start
      let history = emptyHistory
      for (const [kind, a, b] of numbers) {
        const edit = someEdit(doc, kind, a, b)
        const { episode: next, patches, inversePatches } = applyEdits(doc, [edit], context)
        assertTimesInOrder(next)
        doc = next
        history = pushStep(history, { label: gestureLabel([edit]), patches, inversePatches })
      }
      const end = doc
      for (let undo = takeUndo(history); undo; undo = takeUndo(history)) {
        doc = patched(doc, undo.step.inversePatches)
        history = undo.history
      }
      expect(doc).toEqual(start)
      for (let redo = takeRedo(history); redo; redo = takeRedo(history)) {
        doc = patched(doc, redo.step.patches)
        history = redo.history
      }
      expect(doc).toEqual(end)
    }),
    { numRuns: 300 },
  )
})

function assertTimesInOrder(doc: Episode): void {
  let last = 0
  for (const { words } of doc.transcript?.segments ?? []) {
    for (const { start: from, end: to } of words) {
      if (from !== undefined) expect(from).toBeGreaterThanOrEqual(last)
      last = to ?? from ?? last
    }
  }
}
