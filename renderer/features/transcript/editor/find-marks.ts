import { type ChangeDesc, type EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

/** A stretch of the document. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What was found, and which of it is the current one (-1 for none). */
export interface FoundPlaces {
  readonly places: readonly Stretch[]
  readonly current: number
}

/** Shows what was found. */
export const setFound = StateEffect.define<FoundPlaces>()

const found = Decoration.mark({ class: 'found' })
const foundNow = Decoration.mark({ class: 'found on' })

/** Above so many changes at once the marks wait for the next search: moving each over each takes too long. */
const manyChanges = 100

/** Marks every place that was found; typing moves the marks along until the search has run again. */
export const findMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = isSweeping(transaction.changes) ? Decoration.none : decorations.map(transaction.changes)
    for (const effect of transaction.effects)
      if (effect.is(setFound)) next = marksOf(transaction.state, effect.value)
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

function isSweeping(changes: ChangeDesc): boolean {
  let count = 0
  if (!changes.empty)
    changes.iterChangedRanges(() => {
      count += 1
    })
  return count > manyChanges
}

function marksOf(state: EditorState, { places, current }: FoundPlaces): DecorationSet {
  const { length } = state.doc
  return Decoration.set(
    places.flatMap(({ from, to }, index) =>
      to > from && to <= length ? [(index === current ? foundNow : found).range(from, to)] : [],
    ),
  )
}
