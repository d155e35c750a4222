import type { EditorView, ViewUpdate } from '@codemirror/view'
import type { EpisodeId } from '../../../core/ids.ts'
import { setCaret } from '../../state/caret.ts'
import { createRestTimer } from '../../state/rest-timer.ts'
import { turnOfLine } from './editor/turns.ts'
import { timeOfPosition } from './place-time.ts'

/** The caret must rest this long before its time is worked out. */
const rest = 120
/** While typing it hardly goes on in time, and every key would have to wait for that. */
const restFromTyping = 400

/** Tells the frame where in an episode the caret is. */
export function createCaretTeller(episodeId: EpisodeId): {
  readonly changed: (update: ViewUpdate) => void
  readonly stop: () => void
} {
  let view: EditorView | undefined
  const timer = createRestTimer(() => view && tell(episodeId, view))
  return {
    changed(update) {
      if (!update.selectionSet && !update.docChanged) return
      view = update.view
      timer.set(update.docChanged ? restFromTyping : rest)
    },
    stop: timer.stop,
  }
}

function tell(episodeId: EpisodeId, view: EditorView): void {
  const { state } = view
  const { head } = state.selection.main
  const segment = turnOfLine(state, state.doc.lineAt(head).number)
  if (!segment) return
  const place = timeOfPosition(state, head)
  setCaret(episodeId, {
    segmentId: segment.id,
    ...(place && { time: place.time, ...(place.isEstimated && { isEstimated: true }) }),
  })
}
