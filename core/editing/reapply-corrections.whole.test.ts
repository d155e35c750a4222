import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Episode } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import { ChapterId, RuleId, SegmentId } from '../ids.ts'
import { episode, untimedEpisode } from '../testing/episode-builder.ts'
import { applied } from '../testing/expect-edit.ts'
import { accept, ids, recognition, renewed, said, talk, type } from '../testing/new-recognition.ts'
import { millis } from '../time.ts'
import { reapplyCorrections } from './reapply-corrections.ts'

test('headings stay where they stood, and a new turn is parted for one', () => {
  const before = episode('# 0:00 Start', '# 0:05 Next', 'Ada: one two three four', 'Ada: five six seven')
  const [first, second] = before.chapters
  const tied: Episode = {
    ...before,
    chapters: [
      { ...(first ?? never()), segmentId: SegmentId.parse('sg-1') },
      { ...(second ?? never()), segmentId: SegmentId.parse('sg-2') },
    ],
  }
  const { episode: after, headings } = renewed(tied, [], recognition('Ada: one two three for five six seven'))
  expect(said(after.transcript)).toEqual(['one two three for', 'five six seven'])
  expect(after.chapters.map(({ segmentId }) => segmentId)).toEqual(
    after.transcript?.segments.map(({ id }) => id),
  )
  expect(headings).toEqual({ all: 2, kept: 2 })
  expect(after.chapters[0]?.id).toBe(ChapterId.parse('ch-1'))
})

test('what is kept as original is the new text without corrections, turn by turn', () => {
  const {
    original,
    episode: after,
    words,
    timing,
  } = renewed(
    untimedEpisode('Ada: we sent it to century'),
    [accept('sg-1', 'century', 'Sentry', 4)],
    recognition('Ada: we sent it to century again'),
  )
  expect(said(original)).toEqual(['we sent it to century again'])
  expect(original.segments.map(({ id }) => id)).toEqual(after.transcript?.segments.map(({ id }) => id))
  expect({ words, timing }).toEqual({
    words: { was: 5, is: 6, differ: 2 },
    timing: { was: 'none', is: 'words' },
  })
})

test.each([
  {
    name: 'words written over the border of two turns',
    turns: ['Ada: one one', 'Bo: one'],
    typed: [type('sg-1', 0, 'one', ''), type('sg-2', 0, 'one', 'three.')],
    kept: ['one', 'three.'],
  },
  {
    name: 'a word put in before one that the next goes after',
    turns: ['Ada: one', 'Bo: four two,', 'Ada: one'],
    typed: [type('sg-2', 1, 'two,', ''), type('sg-2', 0, '', 'one')],
    kept: ['one', 'one four', 'one'],
  },
])('$name find their place again', ({ turns, typed, kept }) => {
  const before = episode(...turns)
  const edited = applied(before, ...typed)
  const fresh = { ...recognition(...turns), ...(before.transcript && { original: before.transcript }) }
  const outcome = reapplyCorrections(edited, fresh, {}, ids())
  expect(outcome.lost).toEqual([])
  expect(said(applied(edited, ...outcome.edits).transcript)).toEqual(kept)
})

test('a recognition of the very same words loses nothing of what was typed', () => {
  const word = fc.constantFrom('one', 'two', 'two,', 'Two', 'three.', 'four')
  const turn = fc.array(word, { minLength: 1, maxLength: 12 })
  const typed = fc.record({
    turn: fc.nat(3),
    at: fc.nat(12),
    takes: fc.nat(2),
    text: fc.array(word, { maxLength: 2 }).map((words) => words.join(' ')),
  })
  fc.assert(
    fc.property(
      fc.array(turn, { minLength: 1, maxLength: 4 }),
      fc.array(typed, { maxLength: 6 }),
      (turns, all) => {
        const before = episode(...turns.map((words) => `Ada: ${words.join(' ')}`))
        let edited = before
        for (const { turn, at, takes, text } of all) {
          const segment = edited.transcript?.segments[turn]
          if (!segment) continue
          const from = Math.min(at, segment.words.length)
          const to = Math.min(from + takes, segment.words.length)
          const isEmptied = text === '' && to - from >= segment.words.length
          if (isEmptied) continue
          edited = applied(edited, type(segment.id, from, joinWords(segment.words.slice(from, to)), text))
        }
        const fresh = recognition(...turns.map((words) => `Ada: ${words.join(' ')}`))
        const outcome = reapplyCorrections(
          edited,
          { ...fresh, ...(before.transcript && { original: before.transcript }) },
          {},
          ids(),
        )
        const after = applied(edited, ...outcome.edits)
        expect(outcome.lost).toEqual([])
        expect(said(after.transcript).join(' ')).toBe(said(edited.transcript).join(' '))
      },
    ),
    { numRuns: 100 },
  )
})

test('without the imported text, what corrections replaced says what was recognised', () => {
  const edited = applied(talk(), accept('sg-1', 'century', 'Sentry', 4))
  const fresh = recognition('Ada: we sent it to century and it was fine', 'Bo: oh century is good for that')
  const { reapplied } = reapplyCorrections(edited, fresh, {}, ids())
  expect(reapplied).toHaveLength(1)
})

test.each([
  ['no words at all', recognition()],
  ['one turn of one word', recognition('hello')],
])('a recognition of %s is taken, and every change is listed', (_, fresh) => {
  const { lost, already, episode: after } = renewed(talk(), [accept('sg-1', 'century', 'Sentry', 4)], fresh)
  expect(lost.length + already.length).toBe(1)
  expect(after.corrections).toEqual([])
})

test('a transcript with thousands of changes is carried over whole', () => {
  const count = 4_000
  const lines = Array.from({ length: count / 10 }, (_, line) =>
    Array.from({ length: 10 }, (_, word) => (word === 5 ? 'century' : `w${line * 10 + word}`)).join(' '),
  )
  const before = episode(...lines.map((line) => `Ada: ${line}`))
  const places = lines.map((_, line) => ({
    segmentId: SegmentId.parse(`sg-${line + 1}`),
    from: 5,
    to: 6,
    before: 'century',
  }))
  const edited = applied(before, {
    type: 'correction.accept',
    ruleId: RuleId.parse('rule-1'),
    places,
    after: 'Sentry',
    reason: 'Sounds alike.',
    origin: 'replace',
  })
  const fresh = recognition(`Ada: ${lines.join(' ')}`)
  const { reapplied, edits } = reapplyCorrections(
    edited,
    { ...fresh, ...(before.transcript && { original: before.transcript }) },
    {},
    ids(),
  )
  expect(reapplied).toHaveLength(400)
  const after = applied(edited, ...edits)
  expect(new Set(after.corrections.map(({ ruleId }) => ruleId))).toEqual(new Set(['rule-1']))
  expect(after.transcript?.segments[0]?.words[5]).toMatchObject({ text: 'Sentry', start: millis(2_500) })
})

function never(): never {
  throw new Error('The builder made less than the test needs.')
}
