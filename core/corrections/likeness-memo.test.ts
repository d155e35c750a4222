import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heardRuns } from './heard-runs.ts'
import { hearText } from './heard-words.ts'
import { rememberingLikenesses } from './likeness-memo.ts'
import { likenesses, likeRuns } from './sound-index.ts'
import { tokensOf } from './tokens.ts'
import { prepareVocabulary } from './vocabulary.ts'

const vocabulary = (...spellings: string[]) =>
  prepareVocabulary(
    spellings.map((spelling) => ({ spelling, kind: 'product' as const })),
    undefined,
  )
const runsOf = (turns: readonly string[]) =>
  heardRuns(hearText(tokensOf(turns.join('\n\n')), undefined), { isNamed: () => false, hasFloors: true })

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
        remembering(runsOf(turns), terms, 0.6)
        edits.forEach((one, nth) => {
          turns = edited(turns, one)
          const now = nth >= change ? others : terms
          const runs = runsOf(turns)
          expect(remembering(runs, now, 0.6)).toEqual(likenesses(runs, now, 0.6))
        })
      },
    ),
    { numRuns: 60 },
  )
})

test('after an edit of one turn only its own words are compared with the terms', () => {
  const compared: number[] = []
  const remembering = rememberingLikenesses((runs, some, terms, floor) => {
    compared.push(some.length)
    return likeRuns(runs, some, terms, floor)
  })
  const terms = vocabulary('Pybites', 'Sentry')
  const turns = Array.from({ length: 50 }, (_, n) => `turn${n} says pibytes number${n}`)
  remembering(runsOf(turns), terms, 0.6)
  remembering(runsOf(turns.with(7, 'turn7 says nothing anymore')), terms, 0.6)
  expect(compared[0]).toBeGreaterThan(200)
  expect(compared[1]).toBeLessThan(12)
})
