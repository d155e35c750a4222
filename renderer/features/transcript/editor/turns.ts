import { type ChangeSet, type EditorState, StateEffect, StateField, type Text } from '@codemirror/state'
import type { Segment } from '../../../../core/episode/schema.ts'
import type { SegmentId } from '../../../../core/ids.ts'

/** Which turns the lines of the document are. */
export interface Turns {
  /** The turns the host has confirmed. */
  readonly segments: readonly Segment[]
  /**
   * For every line the position of its turn, or -1 for a line that is no turn yet. Absent while lines
   * and turns are the same, which is nearly always.
   */
  readonly lineTurns?: readonly number[]
}

/** Says which turns the document's lines are from now on. */
export const setTurns = StateEffect.define<Turns>()

/** Keeps lines and turns together while lines are split and joined before the host has answered. */
export const turnsField = StateField.define<Turns>({
  create: () => ({ segments: [] }),
  update(turns, transaction) {
    const { startState, changes, newDoc } = transaction
    let next = transaction.docChanged ? turnsThrough(turns, startState.doc, changes, newDoc) : turns
    for (const effect of transaction.effects) if (effect.is(setTurns)) next = effect.value
    return next
  },
})

/** The turn of a line; lines count from 1. Undefined for a line that is no turn yet. */
export function turnOfLine(state: EditorState, line: number): Segment | undefined {
  const { segments, lineTurns } = state.field(turnsField)
  return segments[lineTurns ? (lineTurns[line - 1] ?? -1) : line - 1]
}

const positions = new WeakMap<readonly Segment[], ReadonlyMap<SegmentId, number>>()

/** Turn id → position, worked out once for each list. */
function positionsOf(segments: readonly Segment[]): ReadonlyMap<SegmentId, number> {
  const known = positions.get(segments)
  if (known) return known
  const made = new Map(segments.map((segment, index) => [segment.id, index]))
  positions.set(segments, made)
  return made
}

/** The line of a turn, counting from 1; undefined where it is not in the document. */
export function lineOfTurn(state: EditorState, id: SegmentId): number | undefined {
  const { segments, lineTurns } = state.field(turnsField)
  const position = positionsOf(segments).get(id)
  if (position === undefined) return undefined
  const line = lineTurns ? lineTurns.indexOf(position) + 1 : position + 1
  return line >= 1 && line <= state.doc.lines ? line : undefined
}

/**
 * Which turns the lines are after changes of the text `old`. Lines that were split or joined keep the turn of their
 * start; the rest of a split is no turn yet.
 */
export function turnsThrough(turns: Turns, old: Text, changes: ChangeSet, newDoc: Text): Turns {
  let lineTurns: number[] | undefined
  let shift = 0
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    const [firstA, lastA] = [lineAt(old, fromA), lineAt(old, toA)]
    const [firstB, lastB] = [lineAt(newDoc, fromB), lineAt(newDoc, toB)]
    if (firstA === lastA && firstB === lastB) return
    lineTurns ??= [...(turns.lineTurns ?? Array.from({ length: old.lines }, (_, i) => i))]
    const first = lineTurns[firstA - 1 + shift] ?? -1
    const last = lineTurns[lastA - 1 + shift] ?? -1
    const count = lastB - firstB + 1
    const between = Array.from({ length: count }, (_, i) =>
      i === 0 ? first : i === count - 1 && last !== first ? last : -1,
    )
    lineTurns.splice(firstA - 1 + shift, lastA - firstA + 1, ...between)
    shift += count - (lastA - firstA + 1)
  })
  return lineTurns ? { segments: turns.segments, lineTurns } : turns
}

function lineAt(text: Text, position: number): number {
  return text.lineAt(position).number
}
