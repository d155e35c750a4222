import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heardRuns } from './heard-runs.ts'
import { hearText } from './heard-words.ts'
import { atOnce } from './in-steps.ts'
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

test('after any edits, and looks put down anywhere, what is remembered gives what looking anew gives', () => {
  const terms = vocabulary('Pybites', 'Sentry', 'BrinyDB', 'Rust')
  const others = vocabulary('Pybites', 'Rest')
  fc.assert(
    fc.property(
      fc.array(turn, { maxLength: 8 }),
      fc.array(edit, { maxLength: 6 }),
      fc.nat(6),
      fc.array(fc.nat(12)),
      (start, edits, change, putDown) => {
        // Steps of one run, so that a look can be put down between any two.
        const remembering = rememberingLikenesses(function* (runs, some, now, floor) {
          for (const [nth, run] of some.entries())
            for (const { found } of likeRuns(runs, [run], now, floor)) yield { done: nth + 1, found }
        })
        let turns: readonly string[] = start
        atOnce(remembering(runsOf(turns), terms, 0.6))
        edits.forEach((one, nth) => {
          turns = edited(turns, one)
          const now = nth >= change ? others : terms
          const runs = runsOf(turns)
          const look = remembering(runs, now, 0.6)
          for (let steps = putDown[nth] ?? 0; steps > 0; steps -= 1) look.next()
          expect(atOnce(remembering(runs, now, 0.6))).toEqual(likenesses(runs, now, 0.6))
        })
      },
    ),
    { numRuns: 60 },
  )
})

/** Remembers, and tells how many runs each look had to compare with the terms. */
function counted() {
  const compared: number[] = []
  const remembering = rememberingLikenesses((runs, some, terms, floor) => {
    compared.push(some.length)
    return likeRuns(runs, some, terms, floor)
  })
  return { remembering, compared }
}

test('after an edit of one turn only its own words are compared with the terms', () => {
  const { remembering, compared } = counted()
  const terms = vocabulary('Pybites', 'Sentry')
  const turns = Array.from({ length: 50 }, (_, n) => `turn${n} says pibytes number${n}`)
  atOnce(remembering(runsOf(turns), terms, 0.6))
  atOnce(remembering(runsOf(turns.with(7, 'turn7 says nothing anymore')), terms, 0.6))
  expect(compared[0]).toBeGreaterThan(200)
  expect(compared[1]).toBeLessThan(12)
})

test('a look that is put down was not for nothing', () => {
  const { remembering, compared } = counted()
  const terms = vocabulary('Pybites', 'Sentry')
  const runs = runsOf(Array.from({ length: 50 }, (_, n) => `turn${n} says pibytes number${n}`))
  const look = remembering(runs, terms, 0.6)
  for (let steps = 0; steps < 5; steps += 1) look.next()
  atOnce(remembering(runs, terms, 0.6))
  expect(compared[1]).toBeLessThan(compared[0] ?? 0)
})

test('what texts had that are long gone is forgotten at last', () => {
  const { remembering, compared } = counted()
  const terms = vocabulary('Sentry')
  const long = runsOf(Array.from({ length: 80 }, (_, n) => wordsOf(n).join(' ')))
  atOnce(remembering(long, terms, 0.6))
  const short = runsOf(['sentree says'])
  for (let looks = 0; looks < 2; looks += 1)
    expect(atOnce(remembering(short, terms, 0.6))).toEqual(likenesses(short, terms, 0.6))
  atOnce(remembering(long, terms, 0.6))
  expect(long.count).toBeGreaterThan(10_100)
  expect(compared).toEqual([long.count, short.count, 0, long.count])
})

const wordsOf = (turn: number): string[] => Array.from({ length: 40 }, (_, n) => `w${turn}x${n}`)
