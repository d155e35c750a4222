import { type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'

/** One difference to the original, as it is drawn: what is gone before what came. */
export interface ChangeMark {
  readonly id: string
  /** Where what is gone would stand; what came lies between `from` and `to`. */
  readonly from: number
  readonly to: number
  readonly gone: string
  readonly isCurrent: boolean
}

/** Shows the differences, or nothing. */
export const setChangeMarks = StateEffect.define<readonly ChangeMark[]>()

class GoneWidget extends WidgetType {
  readonly text: string
  readonly id: string
  readonly isCurrent: boolean
  readonly hasNew: boolean

  constructor({ gone, id, isCurrent, from, to }: ChangeMark) {
    super()
    this.text = gone
    this.id = id
    this.isCurrent = isCurrent
    this.hasNew = to > from
  }

  override eq(other: GoneWidget): boolean {
    return (
      this.text === other.text &&
      this.id === other.id &&
      this.isCurrent === other.isCurrent &&
      this.hasNew === other.hasNew
    )
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('del')
    element.textContent = this.text
    element.dataset['change'] = this.id
    if (this.isCurrent) element.className = 'on'
    const wrap = document.createElement('span')
    wrap.className = this.hasNew ? 'gone with-new' : 'gone'
    wrap.append(element)
    return wrap
  }

  override ignoreEvent(event: Event): boolean {
    return event.type !== 'mousedown'
  }
}

/** Insertions underlined, deletions struck and put back for the eye, changed turns marked at their edge. */
export const changeMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (effect.is(setChangeMarks)) next = marksOf(effect.value, transaction.state.doc)
    }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

const changedLine = Decoration.line({ class: 'changed' })

function marksOf(
  marks: readonly ChangeMark[],
  doc: { readonly length: number; lineAt(at: number): { readonly from: number; readonly to: number } },
): DecorationSet {
  const ranges: Range<Decoration>[] = []
  const lines = new Set<number>()
  for (const mark of marks) {
    const from = Math.min(mark.from, doc.length)
    const to = Math.min(mark.to, doc.length)
    if (mark.gone !== '')
      ranges.push(Decoration.widget({ widget: new GoneWidget(mark), side: -1 }).range(from))
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at)
      lines.add(line.from)
      const end = Math.min(to, line.to)
      if (end > at) ranges.push(inserted(mark).range(at, end))
      at = line.to + 1
    }
  }
  for (const from of lines) ranges.push(changedLine.range(from))
  return Decoration.set(ranges, true)
}

function inserted({ id, isCurrent }: ChangeMark): Decoration {
  return Decoration.mark({
    tagName: 'ins',
    class: isCurrent ? 'on' : '',
    attributes: { 'data-change': id },
  })
}
