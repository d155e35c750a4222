import type { HeadingProposals } from '../../../../core/editing/proposals/propose-headings.ts'
import type { TurnProposals } from '../../../../core/editing/proposals/propose-turns.ts'
import type { ReadSentence } from '../../../../core/editing/proposals/turn-signals.ts'
import type { Person } from '../../../../core/episode/schema.ts'
import { diffWords } from '../../../../core/episode/word-diff.ts'
import type { ChapterId, PersonId } from '../../../../core/ids.ts'
import type { HeadingAdjustments } from './heading-rows.ts'
import type { TurnAdjustments } from './turn-rows.ts'

/** What was adjusted, as far as it fits what is proposed now. */
export interface Carried<A, C> {
  readonly adjustments: A
  readonly current: C | undefined
  /** How many rows lost something that was set on them. */
  readonly lost: number
}

/**
 * Which sentence each sentence of an older reading is in a newer one. Sentences are known by their words, wherever
 * they have moved to; between those, as many as there were are the same ones, reworded.
 */
function sameSentences(
  was: readonly ReadSentence[],
  is: readonly ReadSentence[],
): (sentence: number) => number | undefined {
  const said = ({ tokens }: ReadSentence): string => tokens.join(' ')
  const hunks = diffWords(was.map(said), is.map(said))
  return (sentence) => {
    let shift = 0
    for (const { fromA, toA, fromB, toB } of hunks) {
      if (sentence < fromA) break
      if (sentence < toA) return toA - fromA === toB - fromB ? fromB + sentence - fromA : undefined
      shift = toB - toA
    }
    const at = sentence + shift
    return at >= 0 && at < is.length ? at : undefined
  }
}

/** Fits what was set in the preview of turns to turns that were proposed anew. */
export function carryTurns(
  { adjustments, current }: Omit<Carried<TurnAdjustments, number>, 'lost'>,
  was: TurnProposals,
  is: TurnProposals,
  people: readonly Person[],
): Carried<TurnAdjustments, number> {
  const now = sameSentences(was.sentences, is.sentences)
  const turns = new Map(is.turns.map((turn) => [turn.sentence, turn]))
  const present = new Set(people.map(({ id }) => id))
  const lost = new Set<number>()
  const turnOf = (key: number) => {
    const to = now(key)
    return to === undefined ? undefined : turns.get(to)
  }
  const ticks = new Map<number, boolean>()
  for (const [key, isWanted] of adjustments.ticks) {
    const turn = turnOf(key)
    if (turn && turn.at > 0) ticks.set(turn.sentence, isWanted)
    // A turn that begins there by now is what was wanted.
    else if (!turn || !isWanted) lost.add(key)
  }
  const moves = new Map<number, number>()
  for (const [key, target] of adjustments.moves) {
    const turn = turnOf(key)
    const to = now(target)
    if (turn && turn.at > 0 && to !== undefined && isInsideOneTurn(is, turn.sentence, to))
      moves.set(turn.sentence, to)
    else lost.add(key)
  }
  const speakers = new Map<number, PersonId | undefined>()
  for (const [key, speaker] of adjustments.speakers) {
    const turn = turnOf(key)
    if (turn && (speaker === undefined || present.has(speaker))) speakers.set(turn.sentence, speaker)
    else lost.add(key)
  }
  return {
    adjustments: { ...adjustments, ticks, moves, speakers },
    current: current === undefined ? undefined : now(current),
    lost: lost.size,
  }
}

/** A turn is moved within the turn it parts, and never to where that begins. */
function isInsideOneTurn({ sentences }: TurnProposals, from: number, to: number): boolean {
  const target = sentences[to]
  return target !== undefined && target.from > 0 && target.segment === sentences[from]?.segment
}

/** Fits what was set in the preview of headings to places that were proposed anew. */
export function carryHeadings(
  { adjustments, current }: Omit<Carried<HeadingAdjustments, ChapterId>, 'lost'>,
  was: HeadingProposals,
  is: HeadingProposals,
): Carried<HeadingAdjustments, ChapterId> {
  const now = sameSentences(was.sentences, is.sentences)
  const present = new Set(is.headings.map(({ chapterId }) => chapterId))
  const lost = new Set<ChapterId>()
  const ticks = new Map<ChapterId, boolean>()
  for (const [id, isWanted] of adjustments.ticks) {
    if (present.has(id)) ticks.set(id, isWanted)
    else lost.add(id)
  }
  const moves = new Map<ChapterId, number>()
  for (const [id, target] of adjustments.moves) {
    const to = now(target)
    if (to !== undefined && present.has(id)) moves.set(id, to)
    else lost.add(id)
  }
  return { adjustments: { ticks, moves }, current, lost: lost.size }
}
