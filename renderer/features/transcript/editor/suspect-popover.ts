import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { showTooltip, type Tooltip, tooltips } from '@codemirror/view'

/** Where the popover stands: under the words between `from` and `to`, or above them near the bottom. */
export interface PopoverPlace {
  readonly from: number
  readonly to: number
  /** What is shown there; the same element moves from place to place. */
  readonly dom: HTMLElement
}

/** Shows the popover at a place, or nowhere. */
export const setPopover = StateEffect.define<PopoverPlace | undefined>()

const popoverField = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    let next =
      tooltip && transaction.docChanged
        ? { ...tooltip, pos: transaction.changes.mapPos(tooltip.pos) }
        : tooltip
    for (const effect of transaction.effects)
      if (effect.is(setPopover)) next = effect.value ? tooltipAt(effect.value) : null
    return next
  },
  provide: (field) => showTooltip.from(field),
})

const makers = new WeakMap<HTMLElement, Tooltip['create']>()

/** The same function for the same element: the editor then moves the element instead of taking it away. */
function makerOf(dom: HTMLElement): Tooltip['create'] {
  const known = makers.get(dom)
  if (known) return known
  const create = () => ({ dom, offset: { x: -12, y: 6 } })
  makers.set(dom, create)
  return create
}

function tooltipAt({ from, dom }: PopoverPlace): Tooltip {
  return { pos: from, above: false, create: makerOf(dom) }
}

/** So far the popover keeps from the edges of the pane, for its shadow and the scroll bar, in pixels. */
const edge = 12

/** Keeps the popover at its words while the text moves, and inside the text's own pane. */
export const suspectPopover: Extension = [
  popoverField,
  tooltips({
    tooltipSpace: (view) => {
      const { left, top, right, bottom } = view.dom.getBoundingClientRect()
      return { left: left + edge, top, right: right - edge, bottom }
    },
  }),
]
