import { type Extension, RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { Word } from '../../../../core/episode/schema.ts'
import { turnOfLine, turnsField } from './turns.ts'
import { wordPlaces } from './word-places.ts'

const accepted = Decoration.mark({ class: 'dn' })

/** Which words hold corrections; the turns on screen are asked again with every answer of the host, and most stay. */
const known = new WeakMap<readonly Word[], boolean>()

function areCorrected(words: readonly Word[]): boolean {
  const before = known.get(words)
  if (before !== undefined) return before
  const corrected = words.some((word) => word.correctionId !== undefined)
  known.set(words, corrected)
  return corrected
}

/** Underlines words that a correction put here, in the lines on screen. */
class CorrectionMarks implements PluginValue {
  decorations: DecorationSet

  constructor(view: EditorView) {
    this.decorations = marked(view)
  }

  update(update: ViewUpdate): void {
    const isNew =
      update.viewportMoved || update.startState.field(turnsField) !== update.state.field(turnsField)
    if (isNew) this.decorations = marked(update.view)
    else if (update.docChanged) this.decorations = this.decorations.map(update.changes)
  }
}

function marked(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const { doc } = view.state
  const { from, to } = view.viewport
  for (let at = from; at <= to; ) {
    const line = doc.lineAt(at)
    const words = turnOfLine(view.state, line.number)?.words ?? []
    if (areCorrected(words)) {
      for (const { word, from: start, to: end } of wordPlaces(words, line.text)) {
        if (word.correctionId !== undefined && end <= line.length) {
          builder.add(line.from + start, line.from + end, accepted)
        }
      }
    }
    at = line.to + 1
  }
  return builder.finish()
}

/** Shows which words were corrected. */
export const correctionMarks: Extension = ViewPlugin.fromClass(CorrectionMarks, {
  decorations: (plugin) => plugin.decorations,
})
