import type { Extension } from '@codemirror/state'
import {
  type BlockInfo,
  BlockType,
  type EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { setChangedSpeakers } from './changed-speakers.ts'
import { HeadingWidget } from './headings.ts'
import { setInfo } from './info.ts'
import { drawFace, type Face, faceOf, sameFace } from './margin-faces.ts'
import { turnOfLine, turnsField } from './turns.ts'

/** Asks who speaks in a line; the element is what the menu stands beside. */
export type OpenSpeakerMenu = (line: number, beside: Element) => void

/** A turn or a heading on screen. */
interface Shown {
  /** Names it from one drawing to the next. */
  readonly key: string
  readonly face: Face
  readonly element: HTMLElement
  /** From the top of the column, in pixels. */
  top: number
  /** Where it starts in the document. */
  from: number
}

/** The lines on screen and the headings between them, in their order. */
function blocksOf(view: EditorView): readonly BlockInfo[] {
  return view.viewportLineBlocks
    .flatMap((line) => (Array.isArray(line.type) ? line.type : [line]))
    .filter(({ type, widget }) => type === BlockType.Text || widget instanceof HeadingWidget)
}

/**
 * The margin: speaker and time beside every turn, a chapter's time beside its heading. It is written once the text
 * has been measured, and only where something moved, so that an ordinary key costs it no layout. The editor's own
 * gutters are written from estimates and then again from what was measured, which is two layouts for every key.
 */
class Margin implements PluginValue {
  private readonly view: EditorView
  private readonly onSpeaker: OpenSpeakerMenu
  private readonly column = document.createElement('div')
  private shown: readonly Shown[] = []
  /** Other lines are on screen, or something else stands beside them. */
  private isStale = true
  private isAsked = false

  constructor(view: EditorView, onSpeaker: OpenSpeakerMenu) {
    this.view = view
    this.onSpeaker = onSpeaker
    this.column.className = 'cm-margin'
    // Every line says itself who speaks in it.
    this.column.setAttribute('aria-hidden', 'true')
    this.column.addEventListener('mousedown', this.pressed)
    view.scrollDOM.insertBefore(this.column, view.contentDOM)
    this.ask()
  }

  update(update: ViewUpdate): void {
    this.isStale ||=
      update.viewportMoved ||
      update.startState.field(turnsField) !== update.state.field(turnsField) ||
      update.transactions.some(({ effects }) =>
        effects.some((effect) => effect.is(setInfo) || effect.is(setChangedSpeakers)),
      )
    if (this.isStale || update.geometryChanged) this.ask()
  }

  destroy(): void {
    this.column.remove()
  }

  /** Asked again while it is about to be drawn, the editor would measure everything once more. */
  private ask(): void {
    if (this.isAsked) return
    this.isAsked = true
    this.view.requestMeasure(this.drawing)
  }

  private readonly drawing = {
    key: this,
    read: blocksOf,
    write: (blocks: readonly BlockInfo[]): void => {
      this.isAsked = false
      if (this.isStale || blocks.length !== this.shown.length) this.redraw(blocks)
      this.isStale = false
      const above = this.view.documentPadding.top
      for (const [at, one] of this.shown.entries()) {
        const block = blocks[at]
        const top = ((block?.top ?? 0) + above) / this.view.scaleY
        one.from = block?.from ?? 0
        if (top === one.top) continue
        one.top = top
        one.element.style.top = `${top}px`
      }
    },
  }

  /** Draws what is new, keeps what stands there already and takes away the rest. */
  private redraw(blocks: readonly BlockInfo[]): void {
    const before = new Map(this.shown.map((one) => [one.key, one]))
    this.shown = blocks.map((block) => {
      const key = this.keyOf(block)
      const face = faceOf(this.view, block)
      const known = before.get(key)
      if (known && sameFace(known.face, face)) {
        before.delete(key)
        return known
      }
      const element = drawFace(face)
      this.column.append(element)
      return { key, face, element, top: Number.NaN, from: block.from }
    })
    for (const { element } of before.values()) element.remove()
  }

  private keyOf({ from, widget }: BlockInfo): string {
    if (widget instanceof HeadingWidget) return `heading ${widget.heading.id}`
    const line = this.view.state.doc.lineAt(from).number
    return turnOfLine(this.view.state, line)?.id ?? `line ${line}`
  }

  private readonly pressed = (event: MouseEvent): void => {
    const name = event.target instanceof Element ? event.target.closest('.who') : null
    const pressed = this.shown.find(({ element }) => element === name)
    if (!name || !pressed || event.button !== 0) return
    event.preventDefault()
    const line = this.view.state.doc.lineAt(Math.min(pressed.from, this.view.state.doc.length)).number
    this.onSpeaker(line, name.querySelector('.nm') ?? name)
  }
}

/** The margin of a text; pressing a name in it asks who speaks. */
export function margin(onSpeaker: OpenSpeakerMenu): Extension {
  return ViewPlugin.define((view) => new Margin(view, onSpeaker))
}
