import { type EditorState, type Extension, RangeSetBuilder, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import type { ChapterId } from '../../../../core/ids.ts'
import { transcriptText } from '../../../text/transcript.ts'
import { type Heading, infoField, setInfo } from './info.ts'
import { lineOfTurn, setTurns } from './turns.ts'

/** The height of a heading in pixels; the style sheet says the same. */
export const headingHeight = 46

/** Builds a heading's own part: number, title, rule and the button for its actions. */
export function headingParts({ id, number, title }: Heading, isReal: boolean): readonly HTMLElement[] {
  const text = document.createElement(isReal ? 'h2' : 'span')
  text.className = 'chh-title'
  const count = document.createElement('span')
  count.className = 't3'
  count.textContent = transcriptText.chapter(number)
  const name = document.createElement('span')
  name.className = 'ell'
  name.textContent = title || transcriptText.untitledChapter
  text.append(count, ' ', name)
  const rule = document.createElement('span')
  rule.className = 'rule'
  if (!isReal) return [text, rule]
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn ghost sm icon chh-more'
  button.dataset['chapter'] = id
  button.setAttribute('aria-label', transcriptText.chapterActions(number))
  button.setAttribute('aria-haspopup', 'menu')
  button.textContent = '···'
  return [text, rule, button]
}

/** A chapter's heading above the turn it stands before. */
export class HeadingWidget extends WidgetType {
  readonly heading: Heading
  readonly isFirst: boolean

  constructor(heading: Heading, isFirst: boolean) {
    super()
    this.heading = heading
    this.isFirst = isFirst
  }

  override eq(other: HeadingWidget): boolean {
    const { id, number, title, time } = this.heading
    const { heading } = other
    return id === heading.id && number === heading.number && title === heading.title && time === heading.time
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('div')
    element.className = 'chh'
    element.append(...headingParts(this.heading, true))
    return element
  }

  override get estimatedHeight(): number {
    return headingHeight
  }

  override ignoreEvent(): boolean {
    return true
  }
}

const headingsField = StateField.define<DecorationSet>({
  create: (state) => placed(state),
  update(decorations, transaction) {
    const isNew = transaction.effects.some((effect) => effect.is(setInfo) || effect.is(setTurns))
    return isNew ? placed(transaction.state) : decorations.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

function placed(state: EditorState): DecorationSet {
  const places: { readonly at: number; readonly heading: Heading }[] = []
  for (const [segmentId, headings] of state.field(infoField).headings) {
    const line = lineOfTurn(state, segmentId)
    if (line === undefined) continue
    const at = state.doc.line(line).from
    for (const heading of headings) places.push({ at, heading })
  }
  places.sort((a, b) => a.at - b.at || a.heading.number - b.heading.number)
  const builder = new RangeSetBuilder<Decoration>()
  places.forEach(({ at, heading }, index) => {
    const widget = new HeadingWidget(heading, index === 0)
    builder.add(at, at, Decoration.widget({ widget, block: true, side: -10 }))
  })
  return builder.finish()
}

/** Where each heading stands, in the order of the text. */
export function headingPlaces(
  state: EditorState,
): readonly { readonly at: number; readonly heading: Heading }[] {
  const places: { at: number; heading: Heading }[] = []
  const cursor = state.field(headingsField).iter()
  for (; cursor.value; cursor.next()) {
    const { widget } = cursor.value.spec as { readonly widget: HeadingWidget }
    places.push({ at: cursor.from, heading: widget.heading })
  }
  return places
}

/** What pressing a heading's button asks for. */
export type OpenHeadingMenu = (chapterId: ChapterId, button: HTMLElement) => void

/** Chapter headings in the text. */
export function headings(onMenu: OpenHeadingMenu): Extension {
  return [
    headingsField,
    EditorView.domEventHandlers({
      click(event) {
        const button = event.target instanceof Element ? event.target.closest<HTMLElement>('.chh-more') : null
        const id = button?.dataset['chapter']
        if (!button || id === undefined) return false
        onMenu(id as ChapterId, button)
        return true
      },
    }),
  ]
}
