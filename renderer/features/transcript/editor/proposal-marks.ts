import { type EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'

/** A proposed place in the text: what would stand before `from`, and the sentence up to `to`. */
export interface ProposalMark {
  /** Names the row of the panel it belongs to. */
  readonly key: string
  readonly from: number
  readonly to: number
  readonly label: string
  readonly kind: 'turn' | 'heading'
  /** The speaker's colour, where one is known. */
  readonly colour?: string | undefined
  readonly isCurrent: boolean
  readonly isTicked: boolean
}

/** Shows what is proposed; nothing while no preview is open. */
export const setProposals = StateEffect.define<readonly ProposalMark[]>()

class ProposalWidget extends WidgetType {
  readonly mark: ProposalMark

  constructor(mark: ProposalMark) {
    super()
    this.mark = mark
  }

  override eq({ mark }: ProposalWidget): boolean {
    const { key, label, kind, colour, isCurrent, isTicked } = this.mark
    return (
      key === mark.key &&
      label === mark.label &&
      kind === mark.kind &&
      colour === mark.colour &&
      isCurrent === mark.isCurrent &&
      isTicked === mark.isTicked
    )
  }

  override toDOM(): HTMLElement {
    const { key, label, kind, colour, isCurrent, isTicked } = this.mark
    const element = document.createElement('span')
    element.className = ['prop', kind, isCurrent ? 'on' : '', isTicked ? '' : 'off'].filter(Boolean).join(' ')
    if (colour !== undefined) element.style.setProperty('--c', colour)
    element.dataset['proposal'] = key
    element.textContent = label
    return element
  }

  override ignoreEvent(): boolean {
    return true
  }
}

const sentenceNow = Decoration.mark({ class: 'prop-now' })

/** Marks where turns or headings would begin, and the sentence of the current one. */
export const proposalMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes)
    for (const effect of transaction.effects)
      if (effect.is(setProposals)) next = decorationsOf(transaction.state, effect.value)
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

function decorationsOf(state: EditorState, marks: readonly ProposalMark[]): DecorationSet {
  const { length } = state.doc
  const ranges = marks.flatMap((mark) => {
    if (mark.from > length) return []
    const widget = Decoration.widget({ widget: new ProposalWidget(mark), side: 1 }).range(mark.from)
    const to = Math.min(mark.to, length)
    return mark.isCurrent && to > mark.from ? [widget, sentenceNow.range(mark.from, to)] : [widget]
  })
  return Decoration.set(ranges, true)
}
