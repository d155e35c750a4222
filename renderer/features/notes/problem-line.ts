import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

/** Marks the line of the template's problem; undefined takes the mark away. */
export const setProblemLine = StateEffect.define<number | undefined>()

const problemField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (!effect.is(setProblemLine)) continue
      const number = effect.value
      const isThere = number !== undefined && number >= 1 && number <= transaction.state.doc.lines
      next = isThere
        ? Decoration.set([
            Decoration.line({ class: 'cm-problem' }).range(transaction.state.doc.line(number).from),
          ])
        : Decoration.none
    }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

const heading = Decoration.line({ class: 'cm-heading' })

/** Headings are written stronger; only the lines on screen are looked at. */
const headings = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = headingsIn(view)
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = headingsIn(update.view)
    }
  },
  { decorations: ({ decorations }) => decorations },
)

function headingsIn(view: EditorView): DecorationSet {
  const ranges = view.visibleRanges.flatMap(({ from, to }) => {
    const found = []
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at)
      if (/^#{1,6} /.test(line.text)) found.push(heading.range(line.from))
      at = line.to + 1
    }
    return found
  })
  return Decoration.set(ranges)
}

/** What a Markdown line looks like here: headings stronger, the faulty line marked. */
export const lineLooks: Extension = [problemField, headings]
