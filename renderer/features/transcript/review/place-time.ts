import type { EditorState } from '@codemirror/state'
import type { SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import { formatClock } from '../../../../core/time.ts'
import { infoField } from '../editor/info.ts'
import { lineOfTurn, turnOfLine } from '../editor/turns.ts'

/** When a place is said: its own time where that was measured, else its turn's. Empty where nothing is known. */
export function placeTime(
  state: EditorState,
  { segmentId, from }: Pick<SuggestedPlace, 'segmentId' | 'from'>,
): string {
  const line = lineOfTurn(state, segmentId)
  const turn = line === undefined ? undefined : turnOfLine(state, line)
  if (!turn) return ''
  const measured = turn.words[from]?.start
  if (measured !== undefined) return formatClock(measured)
  return (state.field(infoField).timeOf(turn) ?? '').replace(/^\D+/u, '')
}
