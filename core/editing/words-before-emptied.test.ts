import { expect, test } from 'vitest'
import type { Episode, Word } from '../episode/schema.ts'
import { RuleId, SegmentId } from '../ids.ts'
import { episode, markedSpan } from '../testing/episode-builder.ts'
import { testContext } from '../testing/expect-edit.ts'
import { applyEdits } from './apply-edit.ts'
import type { Edit } from './edit.ts'
import { emptyHistory, pushStep, takeUndo } from './history.ts'
import { patched } from './patching.ts'
import { wordsBeforeEmptied } from './words-before-emptied.ts'

const bo = SegmentId.parse('sg-2')

/** An open episode that is edited step by step, as a session does it. */
function opened(start: Episode) {
  let now = start
  let history = emptyHistory
  const apply = (...edits: readonly Edit[]): void => {
    const [before, known] = [now, history]
    const wordsBefore = (id: SegmentId) => wordsBeforeEmptied(before, known, id)
    const applied = applyEdits(now, edits, { ...testContext(), wordsBefore })
    now = applied.episode
    history = pushStep(history, { ...applied, label: 'step' })
  }
  const undo = (): void => {
    const taken = takeUndo(history)
    if (!taken) throw new Error('There is a step to undo.')
    now = patched(now, taken.step.inversePatches)
    history = taken.history
  }
  const words = (): readonly Word[] => now.transcript?.segments.find(({ id }) => id === bo)?.words ?? []
  const say = (text: string): void => {
    const before = words()
      .map((word) => word.text)
      .join(' ')
    const place = { segmentId: bo, from: 0, to: words().length, before }
    apply({ type: 'transcript.replaceWords', place, text })
  }
  return { apply, undo, words, say }
}

const lines = ['Ada: so you are', 'Bo: of [flask] I am', 'Ada: nice']

test('words that are cut out of their turn and put back have the times they had', () => {
  const talk = opened(episode(...lines))
  const before = talk.words()
  talk.say('')
  talk.apply({ type: 'details.change', set: { title: 'Meanwhile' } })
  talk.say('of flask I am')
  expect(talk.words()).toEqual(before)
  talk.undo()
  expect(talk.words()).toEqual([])
  talk.say('of flask I am')
  expect(talk.words()).toEqual(before)
})

test('other words typed there are new, and times are not taken from what other turns have moved since', () => {
  const talk = opened(episode(...lines))
  talk.say('')
  talk.say('of django')
  expect(talk.words()).toEqual([{ text: 'of' }, { text: 'django' }])
  const moved = opened(episode(...lines))
  moved.say('')
  const place = { segmentId: SegmentId.parse('sg-3'), from: 0, to: 1, before: 'nice' }
  moved.apply({ type: 'transcript.replaceWords', place, text: '' })
  moved.say('of flask I am')
  expect(moved.words().every(({ start }) => start === undefined)).toBe(true)
})

test('a turn that came empty has no words to go back to', () => {
  const talk = opened(episode('Ada: so'))
  talk.apply({
    type: 'transcript.replaceSegments',
    first: SegmentId.parse('sg-1'),
    last: SegmentId.parse('sg-1'),
    before: 'so',
    segments: [{ id: bo, words: [] }],
  })
  talk.say('so')
  expect(talk.words()).toEqual([{ text: 'so' }])
})

test('a correction that went with its words does not come back with them', () => {
  const talk = opened(episode(...lines))
  const ruleId = RuleId.parse('r-1')
  const places = [markedSpan(...lines)]
  talk.apply({ type: 'correction.accept', ruleId, places, after: 'Flask', reason: '', origin: 'suggestion' })
  const times = talk.words().map(({ start, end }) => [start, end])
  talk.say('')
  talk.say('of Flask I am')
  expect(talk.words().map(({ start, end }) => [start, end])).toEqual(times)
  expect(talk.words().some((word) => word.correctionId !== undefined)).toBe(false)
})
