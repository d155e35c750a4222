import { expect, test } from 'vitest'
import { proposeHeadings } from '../../../../core/editing/proposals/propose-headings.ts'
import { proposeTurns } from '../../../../core/editing/proposals/propose-turns.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import { joinWords, splitWords } from '../../../../core/episode/transcript.ts'
import type { PersonId } from '../../../../core/ids.ts'
import { untimedEpisode } from '../../../../core/testing/episode-builder.ts'
import { carryHeadings, carryTurns } from './carry-adjustments.ts'
import { headingRows } from './heading-rows.ts'
import { noTurnAdjustments, type TurnAdjustments, turnRows } from './turn-rows.ts'

const talk = [
  'Welcome to the show, I am Ada.',
  'Thanks for having me, it is great to be here.',
  'So what do you do all day?',
  'Well, I keep bees.',
  'And I sell the honey.',
  'Did you always want that?',
  'Yeah, I think so.',
]

/** One wall of these sentences, with two people and two chapters. */
function wall(sentences: readonly string[]): Episode {
  const made = untimedEpisode('# 0:00 Start', '# 0:10 Bees', 'Ada: x', 'Bo: y', sentences.join(' '))
  const [, , ...rest] = made.transcript?.segments ?? []
  return { ...made, transcript: { segments: rest } }
}

const was = wall(talk)
const [ada, bo] = was.people.map(({ id }) => id)
const turnsOf = ({ transcript, people }: Episode) => proposeTurns(transcript ?? { segments: [] }, people)
const set: TurnAdjustments = {
  ...noTurnAdjustments,
  least: 0.3,
  mode: 'alternate',
  ticks: new Map([
    [2, true],
    [4, true],
  ]),
  moves: new Map([[5, 6]]),
  speakers: new Map<number, PersonId | undefined>([[2, bo]]),
}
const carried = (is: Episode, adjustments = set) =>
  carryTurns({ adjustments, current: 4 }, turnsOf(was), turnsOf(is), is.people)
/** What the turns that were set on begin with now. */
const rowsSet = (is: Episode) => {
  const { adjustments } = carried(is)
  const transcript = is.transcript ?? { segments: [] }
  const keys = new Set(
    [adjustments.ticks, adjustments.moves, adjustments.speakers].flatMap((map) => [...map.keys()]),
  )
  return turnRows(turnsOf(is), transcript, is.people, adjustments)
    .filter(({ key }) => keys.has(key))
    .map(({ segmentId, at, isTicked, speaker }) => {
      const words = transcript.segments.find(({ id }) => id === segmentId)?.words ?? []
      return [joinWords(words.slice(at, at + 2)), isTicked, speaker]
    })
}

test('what was set stays with its sentence when sentences come, go and are reworded around it', () => {
  const here = rowsSet(was)
  expect(here).toEqual([
    ['So what', true, bo],
    ['And I', true, expect.anything()],
    ['Yeah, I', true, expect.anything()],
  ])
  const more = wall(['Hello all.', ...talk.slice(0, 3), 'Well, I keep honey bees.', ...talk.slice(4)])
  expect(rowsSet(more).map(([begins]) => begins)).toEqual(['So what', 'And I', 'Yeah, I'])
  expect(carried(more)).toMatchObject({ lost: 0, current: 5, adjustments: { least: 0.3, mode: 'alternate' } })
  expect(rowsSet(wall(talk.slice(1))).map(([begins]) => begins)).toEqual(['So what', 'And I', 'Yeah, I'])
})

test('other people and another split by somebody else lose nothing', () => {
  const people = was.people.map((person) => ({ ...person, name: `${person.name} Long` }))
  expect(carried({ ...was, people }).adjustments).toEqual(set)
  const [segment] = was.transcript?.segments ?? []
  if (!segment) throw new Error('The wall is one turn.')
  const at = splitWords(talk.slice(0, 2).join(' ')).length
  const other = { ...segment, id: 'sg-other' as typeof segment.id, words: segment.words.slice(at) }
  const split = {
    ...was,
    transcript: { segments: [{ ...segment, words: segment.words.slice(0, at) }, other] },
  }
  expect(carried(split)).toMatchObject({ lost: 0, adjustments: { ...set, ticks: new Map([[4, true]]) } })
})

test('what no longer fits is counted once for each row, and the rest stays', () => {
  const without = wall(talk.filter((sentence) => !sentence.startsWith('And I')))
  expect(carried(without)).toMatchObject({ lost: 1, current: undefined })
  expect(carried(without).adjustments.ticks).toEqual(new Map([[2, true]]))
  expect(carried(without).adjustments.moves).toEqual(new Map([[4, 5]]))
  const people = was.people.filter(({ id }) => id === ada)
  expect(carried({ ...was, people })).toMatchObject({ lost: 1, adjustments: { speakers: new Map() } })
  const both = { ...set, ticks: new Map([[2, true]]) }
  expect(carried(wall(talk.filter((_, at) => at !== 2)), both).lost).toBe(1)
})

test('headings stay with their chapter and their sentence, as long as both are there', () => {
  const [start, bees] = was.chapters.map(({ id }) => id)
  if (!start || !bees) throw new Error('There are two chapters.')
  const adjustments = { ticks: new Map([[start, false]]), moves: new Map([[bees, 3]]) }
  const state = { adjustments, current: bees }
  const more = wall(['Hello all.', ...talk])
  const kept = carryHeadings(state, proposeHeadings(was), proposeHeadings(more))
  expect(kept).toMatchObject({ lost: 0, current: bees })
  const rows = headingRows(
    proposeHeadings(more),
    more.transcript ?? { segments: [] },
    more.chapters,
    kept.adjustments,
  )
  expect(rows.map(({ sentence, isTicked }) => [sentence, isTicked])).toEqual([
    [expect.any(Number), false],
    [4, true],
  ])
  const fewer = { ...was, chapters: was.chapters.filter(({ id }) => id !== bees) }
  expect(carryHeadings(state, proposeHeadings(was), proposeHeadings(fewer))).toMatchObject({
    lost: 1,
    adjustments: { ticks: adjustments.ticks, moves: new Map() },
  })
})
