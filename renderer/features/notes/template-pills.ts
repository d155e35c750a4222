import {
  EditorSelection,
  type EditorState,
  type Extension,
  Prec,
  type Range,
  StateField,
} from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap, WidgetType } from '@codemirror/view'
import { type Pill, pillOf } from './field-choices.ts'
import { type TemplateTag, templateTags } from './template-tags.ts'

class PillWidget extends WidgetType {
  readonly pill: Pill
  readonly isSelected: boolean

  constructor(pill: Pill, isSelected: boolean) {
    super()
    this.pill = pill
    this.isSelected = isSelected
  }

  override eq(other: PillWidget): boolean {
    return (
      other.pill.words === this.pill.words &&
      other.pill.tone === this.pill.tone &&
      other.isSelected === this.isSelected
    )
  }

  override toDOM(): HTMLElement {
    const pill = document.createElement('span')
    pill.className = `tok tok-${this.pill.tone}${this.isSelected ? ' selected' : ''}`
    pill.textContent = this.pill.words
    return pill
  }

  override ignoreEvent(): boolean {
    return false
  }
}

interface Pills {
  readonly tags: readonly TemplateTag[]
  readonly shown: DecorationSet
}

/** The tags of the template as the editor sees them now. */
export const pillField = StateField.define<Pills>({
  create: (state) => pillsOf(state, templateTags(state.doc.toString())),
  update(pills, transaction) {
    if (transaction.docChanged) return pillsOf(transaction.state, templateTags(transaction.newDoc.toString()))
    return transaction.selection ? pillsOf(transaction.state, pills.tags) : pills
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ shown }) => shown),
    EditorView.atomicRanges.of((view) => view.state.field(field).shown),
  ],
})

function pillsOf(state: EditorState, tags: readonly TemplateTag[]): Pills {
  const { from, to } = state.selection.main
  const ranges: Range<Decoration>[] = tags.map((tag) => {
    const isSelected = from < to && from <= tag.from && to >= tag.to
    return Decoration.replace({ widget: new PillWidget(pillOf(tag), isSelected) }).range(tag.from, tag.to)
  })
  return { tags, shown: Decoration.set(ranges) }
}

/** Backspace and Delete first select the pill they would eat, so that nothing big goes by accident. */
function selectPill(edge: 'from' | 'to') {
  return (view: EditorView): boolean => {
    const { main } = view.state.selection
    if (!main.empty) return false
    const tag = view.state.field(pillField).tags.find((each) => each[edge] === main.head)
    if (!tag) return false
    const [anchor, head] = edge === 'to' ? [tag.from, tag.to] : [tag.to, tag.from]
    view.dispatch({ selection: EditorSelection.single(anchor, head) })
    return true
  }
}

/** A click on a pill selects it. */
const clickPill = EditorView.domEventHandlers({
  mousedown(event, view) {
    if (!(event.target instanceof Element) || !event.target.closest('.tok') || event.shiftKey) return false
    const at = view.posAtDOM(event.target)
    const tag = view.state.field(pillField).tags.find(({ from, to }) => from <= at && at <= to)
    if (!tag) return false
    view.dispatch({ selection: EditorSelection.single(tag.from, tag.to) })
    view.focus()
    event.preventDefault()
    return true
  },
})

/** Shows the tags of a template as pills that are moved over, selected and deleted as one. */
export const templatePills: Extension = [
  pillField,
  clickPill,
  Prec.high(
    keymap.of([
      { key: 'Backspace', run: selectPill('to') },
      { key: 'Delete', run: selectPill('from') },
    ]),
  ),
]
