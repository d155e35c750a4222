import { type Extension, RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { setChangedSpeakers } from './changed-speakers.ts'
import { setInfo } from './info.ts'
import { isContinued, turnLabel } from './margin-faces.ts'
import { isLineRightToLeft, lineDirections } from './text-direction.ts'
import { turnOfLine, turnsField } from './turns.ts'

/** Names the turns on screen for screen readers, marks where a speaker begins, and gives each its direction. */
class TurnLines implements PluginValue {
  decorations: DecorationSet

  constructor(view: EditorView) {
    this.decorations = named(view)
  }

  update(update: ViewUpdate): void {
    const isNew =
      update.viewportMoved ||
      update.startState.field(turnsField) !== update.state.field(turnsField) ||
      update.transactions.some((transaction) =>
        transaction.effects.some((effect) => effect.is(setInfo) || effect.is(setChangedSpeakers)),
      ) ||
      (update.docChanged && isTurnedRound(update))
    if (isNew) this.decorations = named(update.view)
    else if (update.docChanged) this.decorations = this.decorations.map(update.changes)
  }
}

/** Whether a line has another direction than before; what splits and joins lines draws them anew anyway. */
function isTurnedRound({ startState, state, changes }: ViewUpdate): boolean {
  let isOther = false
  changes.iterChangedRanges((fromA, _toA, fromB) => {
    isOther ||= isLineRightToLeft(startState, fromA) !== isLineRightToLeft(state, fromB)
  })
  return isOther
}

function named(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const { from, to } = view.viewport
  for (let at = from; at <= to; ) {
    const line = view.state.doc.lineAt(at)
    const continued = isContinued(view, line.number, turnOfLine(view.state, line.number))
    builder.add(
      line.from,
      line.from,
      Decoration.line({
        attributes: {
          role: 'group',
          'aria-label': turnLabel(view, line.number),
          ...(isLineRightToLeft(view.state, line.from) && { dir: 'rtl' }),
        },
        class: continued ? 'turn cont' : 'turn',
      }),
    )
    at = line.to + 1
  }
  return builder.finish()
}

/** Marks up the lines on screen as turns. */
export const turnLines: Extension = [
  lineDirections,
  ViewPlugin.fromClass(TurnLines, { decorations: (plugin) => plugin.decorations }),
]
