import type { ViewUpdate } from '@codemirror/view'
import { segmentStart } from '../../../core/episode/transcript.ts'
import { setCaret } from '../../state/caret.ts'
import { timeInTurn } from './editor/caret-time.ts'
import { turnOfLine, turnsField } from './editor/turns.ts'
import type { InfoKeeper } from './info-keeper.ts'

/** The caret must rest this long before its time is worked out, so that typing does not feel it. */
const rest = 120

/** Tells the frame where in the episode the caret is. */
export function createCaretTeller(info: InfoKeeper): {
  readonly changed: (update: ViewUpdate) => void
  readonly stop: () => void
} {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    changed(update) {
      if (!update.selectionSet && !update.docChanged) return
      clearTimeout(timer)
      timer = setTimeout(() => tell(update, info), rest)
    },
    stop: () => clearTimeout(timer),
  }
}

function tell({ view }: ViewUpdate, info: InfoKeeper): void {
  const { state } = view
  const line = state.doc.lineAt(state.selection.main.head)
  const segment = turnOfLine(state, line.number)
  if (!segment) return
  const reckoned = info.reckoned()
  const start = segmentStart(segment)
  const about = reckoned.get(segment.id)
  const next = state.field(turnsField).segments[line.number]
  const place = timeInTurn(segment, line.text, state.selection.main.head - line.from, {
    start:
      start !== undefined
        ? { time: start, isEstimated: false }
        : about === undefined
          ? undefined
          : { time: about, isEstimated: true },
    next: next && (segmentStart(next) ?? reckoned.get(next.id)),
  })
  setCaret({
    segmentId: segment.id,
    ...(place && { time: place.time, ...(place.isEstimated && { isEstimated: true }) }),
  })
}
