import { describe, expect, test } from 'vitest'
import { turnEdits } from '../../../../core/editing/proposals/apply-cuts.ts'
import { proposeHeadings } from '../../../../core/editing/proposals/propose-headings.ts'
import { proposeTurns } from '../../../../core/editing/proposals/propose-turns.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import { joinWords } from '../../../../core/episode/transcript.ts'
import { countingIds } from '../../../../core/ids.ts'
import { untimedEpisode } from '../../../../core/testing/episode-builder.ts'
import { applied } from '../../../../core/testing/expect-edit.ts'
import { headingCutsOf, headingRows, noHeadingAdjustments } from './heading-rows.ts'
import { cutsOf, movedTurn, noTurnAdjustments, type TurnAdjustments, turnRows } from './turn-rows.ts'

const talk = `Welcome to the show, I am Ada. Thanks for having me, it is great to be here. So what do you do all day?
Well, I keep bees. And I sell the honey. Did you always want that? Yeah, I think so.`

/** One wall of words, with a host and a guest. */
function wall(): Episode {
  const made = untimedEpisode('# 0:00 Start', '# 0:10 Bees', 'Ada: x', 'Bo: y', talk.replaceAll('\n', ' '))
  const [, , ...rest] = made.transcript?.segments ?? []
  return {
    ...made,
    people: made.people.map((person, at) => ({ ...person, role: at === 0 ? 'host' : 'guest' })),
    transcript: { segments: rest },
  }
}

const episode = wall()
const transcript = episode.transcript ?? { segments: [] }
const proposals = proposeTurns(transcript, episode.people)
const rowsOf = (some: Partial<TurnAdjustments>) =>
  turnRows(proposals, transcript, episode.people, { ...noTurnAdjustments, ...some })
const textAt = (at: number) => joinWords(transcript.segments[0]?.words.slice(at, at + 3) ?? [])

describe('the rows of turns', () => {
  test('are more where less is asked for, and the start of a turn is always among them', () => {
    expect(rowsOf({ least: 0.99 }).map(({ at, isStanding }) => [at, isStanding])).toEqual([[0, true]])
    expect(rowsOf({ least: 0.3 }).length).toBeGreaterThan(rowsOf({ least: 0.6 }).length)
  })

  test('one that was left out stays in the list, unticked, and is not cut', () => {
    const row = rowsOf({}).find(({ isStanding }) => !isStanding)
    const rows = rowsOf({ ticks: new Map([[row?.key ?? -1, false]]) })
    expect(rows.find(({ key }) => key === row?.key)?.isTicked).toBe(false)
    expect(cutsOf(rows).map(({ at }) => at)).not.toContain(row?.at)
  })

  test('one that is moved begins with the next sentence, and never leaves its old turn', () => {
    const row = rowsOf({ least: 0.3 }).find(({ isStanding }) => !isStanding)
    const to = row && movedTurn(row, 1, proposals)
    const moved = rowsOf({ least: 0.3, moves: new Map([[row?.key ?? -1, to ?? -1]]) })
    expect(moved.find(({ key }) => key === row?.key)).toMatchObject({
      sentence: to,
      isMoved: true,
      isTicked: true,
    })
    const [first] = rowsOf({})
    expect(first && movedTurn(first, 1, proposals)).toBeUndefined()
  })

  test('two speakers alternate, and go on from one that was set', () => {
    const [ada, bo] = episode.people
    const rows = rowsOf({ least: 0.3, mode: 'alternate' })
    const speakers = rows.map(({ speaker }) => speaker)
    expect(speakers.every((speaker, at) => at === 0 || speaker !== speakers[at - 1])).toBe(true)
    expect(speakers[0]).toBe(ada?.id)
    const set = rowsOf({ least: 0.3, mode: 'alternate', speakers: new Map([[rows[1]?.key ?? -1, ada?.id]]) })
    expect(set.slice(1, 3).map(({ speaker }) => speaker)).toEqual([ada?.id, bo?.id])
  })

  test('alternating, a turn that only a heading parted goes on with its voice', () => {
    const parted = untimedEpisode('Ada: x', 'Bo: y', 'Did you like it? Yes, I did.', 'And then we went home.')
    const [, , ...rest] = parted.transcript?.segments ?? []
    const two = { segments: rest }
    const rows = turnRows(proposeTurns(two, episode.people), two, episode.people, {
      ...noTurnAdjustments,
      mode: 'alternate',
    })
    expect(rows.map(({ at }) => at)).toEqual([0, 4, 0])
    expect(rows[2]?.speaker).toBe(rows[1]?.speaker)
    expect(rows[1]?.speaker).not.toBe(rows[0]?.speaker)
  })

  test('none get a speaker where none is wanted', () => {
    expect(rowsOf({ least: 0.3, mode: 'none' }).every(({ speaker }) => speaker === undefined)).toBe(true)
  })

  test('applied, every word is there in order', () => {
    const counting = countingIds()
    const rows = rowsOf({ least: 0.3, mode: 'alternate' })
    const after = applied(
      episode,
      ...turnEdits(transcript, cutsOf(rows), (prefix) => counting(`new-${prefix}`)),
    )
    expect(after.transcript?.segments.flatMap(({ words }) => words)).toEqual(transcript.segments[0]?.words)
    expect(after.transcript?.segments).toHaveLength(rows.length)
  })
})

describe('the rows of headings', () => {
  const found = proposeHeadings(episode)

  test('a heading that is moved is taken, and stands before the other sentence', () => {
    const [, bees] = headingRows(found, transcript, episode.chapters, noHeadingAdjustments)
    const moves = new Map([[bees?.chapter.id ?? ('' as never), (bees?.sentence ?? 0) + 1]])
    const rows = headingRows(found, transcript, episode.chapters, { ...noHeadingAdjustments, moves })
    expect(rows[1]).toMatchObject({
      isMoved: true,
      isTicked: true,
      at: found.sentences[(bees?.sentence ?? 0) + 1]?.from,
    })
    expect(headingCutsOf(rows).map(({ at }) => textAt(at))[0]).toBe('Welcome to the')
  })

  test('one that was left out is not placed', () => {
    const ticks = new Map(episode.chapters.map(({ id }) => [id, false]))
    expect(
      headingCutsOf(headingRows(found, transcript, episode.chapters, { ...noHeadingAdjustments, ticks })),
    ).toEqual([])
  })
})
