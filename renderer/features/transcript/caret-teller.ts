import type { ViewUpdate } from '@codemirror/view'
import { setCaret } from '../../state/caret.ts'
import { timeInTurn } from './editor/caret-time.ts'
import { turnOfLine } from './editor/turns.ts'
import { turnFrame } from './place-time.ts'

/** The caret must rest this long before its time is worked out, so that typing does not feel it. */
const rest = 120

/** Tells the frame where in the episode the caret is. */
export function createCaretTeller(): {
  readonly changed: (update: ViewUpdate) => void
  readonly stop: () => void
} {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    changed(update) {
      if (!update.selectionSet && !update.docChanged) return
      clearTimeout(timer)
      timer = setTimeout(() => tell(update), rest)
    },
    stop: () => clearTimeout(timer),
  }
}

function tell({ view }: ViewUpdate): void {
  const { state } = view
  const line = state.doc.lineAt(state.selection.main.head)
  const segment = turnOfLine(state, line.number)
  if (!segment) return
  const place = timeInTurn(
    segment,
    line.text,
    state.selection.main.head - line.from,
    turnFrame(state, line.number),
  )
  setCaret({
    segmentId: segment.id,
    ...(place && { time: place.time, ...(place.isEstimated && { isEstimated: true }) }),
  })
}
