import { useCallback, useMemo } from 'react'
import type { TurnProposals } from '../../../../core/editing/proposals/propose-turns.ts'
import type { Person, Transcript } from '../../../../core/episode/schema.ts'
import type { PersonId } from '../../../../core/ids.ts'
import { carryTurns } from './carry-adjustments.ts'
import {
  movedTurn,
  noTurnAdjustments,
  type SpeakerMode,
  type TurnAdjustments,
  type TurnRow,
  turnRows,
} from './turn-rows.ts'
import { type Adjusted, useAdjusted } from './use-adjusted.ts'
import type { Kept } from './use-kept.ts'
import { useProposed } from './use-proposed.ts'

/** The preview of turns: what is proposed, as adjusted, and what adjusts it. */
export interface TurnPreview {
  readonly transcript: Transcript
  readonly people: readonly Person[]
  readonly proposals: TurnProposals
  readonly isReading: boolean
  readonly rows: readonly TurnRow[]
  readonly adjustments: TurnAdjustments
  /** How many rows lost what was set on them, since the text or the people changed. */
  readonly lost: number
  readonly current: TurnRow | undefined
  readonly choose: (key: number) => void
  readonly setLeast: (least: number) => void
  readonly setMode: (mode: SpeakerMode) => void
  readonly tick: (key: number) => void
  readonly shift: (by: 1 | -1) => void
  readonly setSpeaker: (key: number, speaker: PersonId | undefined) => void
  /** Lets go what was set. */
  readonly forget: () => void
}

type AdjustedTurns = Adjusted<TurnProposals, TurnAdjustments, number>

const kept: Kept<AdjustedTurns> = new WeakMap()

const nothing: TurnProposals = { turns: [], sentences: [], chances: [], readsWords: true }
const unadjusted = { of: nothing, adjustments: noTurnAdjustments, current: undefined, lost: 0 }

/**
 * Proposes turns for the open transcript; nothing of it is changed. A changed transcript is read anew, and what was set
 * goes on where its sentences are.
 */
export function useTurnPreview(): TurnPreview {
  const { source, proposals: read } = useProposed('turns')
  const { transcript, people } = source
  const proposals = read ?? nothing
  const carry = useCallback(
    (state: AdjustedTurns, is: TurnProposals) => carryTurns(state, state.of, is, people),
    [people],
  )
  const adjusted = useAdjusted({ kept, read, unadjusted, carry })
  const { adjustments, current, lost, choose, forget } = adjusted
  const rows = useMemo(
    () => turnRows(proposals, transcript, people, adjustments),
    [proposals, transcript, people, adjustments],
  )
  const now = rows.find(({ key }) => key === current) ?? rows[0]
  const adjust = (some: Partial<TurnAdjustments>, at = now?.key) => adjusted.adjust(some, at)
  return {
    transcript,
    people,
    proposals,
    isReading: read === undefined,
    rows,
    adjustments,
    lost,
    current: now,
    choose,
    forget,
    setLeast: (least) => adjust({ least }),
    setMode: (mode) => adjust({ mode }),
    tick(key) {
      const row = rows.find((one) => one.key === key)
      if (row && !row.isStanding) adjust({ ticks: new Map(adjustments.ticks).set(key, !row.isTicked) }, key)
    },
    shift(by) {
      const to = now && movedTurn(now, by, proposals)
      if (now && to !== undefined) adjust({ moves: new Map(adjustments.moves).set(now.key, to) })
    },
    setSpeaker: (key, speaker) => adjust({ speakers: new Map(adjustments.speakers).set(key, speaker) }, key),
  }
}
