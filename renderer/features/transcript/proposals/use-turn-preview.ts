import { useMemo, useState } from 'react'
import type { TurnProposals } from '../../../../core/editing/proposals/propose-turns.ts'
import type { Person, Transcript } from '../../../../core/episode/schema.ts'
import type { PersonId } from '../../../../core/ids.ts'
import {
  movedTurn,
  noTurnAdjustments,
  type SpeakerMode,
  type TurnAdjustments,
  type TurnRow,
  turnRows,
} from './turn-rows.ts'
import { useProposed } from './use-proposed.ts'

/** The preview of turns: what is proposed, as adjusted, and what adjusts it. */
export interface TurnPreview {
  readonly transcript: Transcript
  readonly people: readonly Person[]
  readonly proposals: TurnProposals
  readonly isReading: boolean
  readonly rows: readonly TurnRow[]
  readonly adjustments: TurnAdjustments
  readonly current: TurnRow | undefined
  readonly choose: (key: number) => void
  readonly setLeast: (least: number) => void
  readonly setMode: (mode: SpeakerMode) => void
  readonly tick: (key: number) => void
  readonly shift: (by: 1 | -1) => void
  readonly setSpeaker: (key: number, speaker: PersonId | undefined) => void
}

const nothing: TurnProposals = { turns: [], sentences: [], chances: [], readsWords: true }

/** Proposes turns for the open transcript; nothing of it is changed. A changed transcript is read anew. */
export function useTurnPreview(): TurnPreview {
  const { source, proposals: read } = useProposed('turns')
  const { transcript, people } = source
  const proposals = read ?? nothing
  const [state, setState] = useState({ of: proposals, adjustments: noTurnAdjustments, current: 0 })
  // What was adjusted belongs to sentences of the text it was made on.
  const { adjustments, current } =
    state.of === proposals ? state : { adjustments: noTurnAdjustments, current: 0 }
  const rows = useMemo(
    () => turnRows(proposals, transcript, people, adjustments),
    [proposals, transcript, people, adjustments],
  )
  const now = rows.find(({ key }) => key === current) ?? rows[0]
  const adjust = (some: Partial<TurnAdjustments>, at = now?.key ?? 0) =>
    setState({ of: proposals, adjustments: { ...adjustments, ...some }, current: at })
  return {
    transcript,
    people,
    proposals,
    isReading: read === undefined,
    rows,
    adjustments,
    current: now,
    choose: (key) => setState({ of: proposals, adjustments, current: key }),
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
