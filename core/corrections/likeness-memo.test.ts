import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { heardSpans } from './heard-spans.ts'
import { rememberingLikenesses } from './likeness-memo.ts'
import * as soundIndex from './sound-index.ts'
import { tokensOf } from './tokens.ts'
import { prepareVocabulary } from './vocabulary.ts'

const vocabulary = (...spellings: string[]) =>
  prepareVocabulary(
    spellings.map((spelling) => ({ spelling, kind: 'product' as const })),
    undefined,
  )
const spansOf = (turns: readonly string[]) => heardSpans(tokensOf(turns.join('\n\n')), undefined)

const word = fc.constantFrom(
  'pibytes',
  'sentree',
  'Sentry',
  'briny',
  'dee',
  'bee',
  'rust',
  'Rusd',
  '😀',
  'n̈o',
  'and',
)
const turn = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
const edit = fc.record({ at: fc.nat(), to: turn, kind: fc.constantFrom('change', 'remove', 'add') })

function edited(
  turns: readonly string[],
  { at, to, kind }: { at: number; to: string; kind: string },
): string[] {
  const place = at % (turns.length + 1)
  return turns.toSpliced(place, kind === 'add' ? 0 : 1, ...(kind === 'remove' ? [] : [to]))
}

test('after any edits, what is remembered gives what looking anew gives', () => {
  const terms = vocabulary('Pybites', 'Sentry', 'BrinyDB', 'Rust')
  const others = vocabulary('Pybites', 'Rest')
  fc.assert(
    fc.property(
      fc.array(turn, { maxLength: 8 }),
      fc.array(edit, { maxLength: 6 }),
      fc.nat(6),
      (start, edits, change) => {
        const remembering = rememberingLikenesses()
        let turns: readonly string[] = start
        remembering(spansOf(turns), terms, 0.6)
        edits.forEach((one, nth) => {
          turns = edited(turns, one)
          const now = nth >= change ? others : terms
          const spans = spansOf(turns)
          expect(remembering(spans, now, 0.6)).toEqual(soundIndex.likenesses(spans, now, 0.6))
        })
      },
    ),
    { numRuns: 60 },
  )
})

test('after an edit of one turn only its own words are compared with the terms', () => {
  const compared: number[] = []
  const whole = soundIndex.likenesses
  const counting = vi.spyOn(soundIndex, 'likenesses').mockImplementation((spans, terms, floor) => {
    compared.push(spans.length)
    return whole(spans, terms, floor)
  })
  const terms = vocabulary('Pybites', 'Sentry')
  const turns = Array.from({ length: 50 }, (_, n) => `turn${n} says pibytes number${n}`)
  const remembering = rememberingLikenesses()
  remembering(spansOf(turns), terms, 0.6)
  remembering(spansOf(turns.with(7, 'turn7 says nothing anymore')), terms, 0.6)
  counting.mockRestore()
  expect(compared[0]).toBeGreaterThan(200)
  expect(compared[1]).toBeLessThan(12)
})
