import type { Extension } from '@codemirror/state'
import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { headingHeight, headingParts, headingPlaces } from './headings.ts'
import type { Heading } from './info.ts'

/** Keeps the heading of the chapter being read at the top while its text scrolls. */
class StickyHeading implements PluginValue {
  private readonly element = document.createElement('div')
  private readonly time = document.createElement('div')
  private readonly body = document.createElement('div')
  private shown: Heading | undefined
  private place = { left: Number.NaN, top: Number.NaN }
  private isAsked = false
  private readonly view: EditorView

  constructor(view: EditorView) {
    this.view = view
    this.element.className = 'sticky-heading'
    this.element.setAttribute('aria-hidden', 'true')
    this.element.hidden = true
    this.time.className = 'chh-time num'
    this.body.className = 'chh'
    this.element.append(this.time, this.body)
    view.dom.append(this.element)
    view.scrollDOM.addEventListener('scroll', this.scrolled, { passive: true })
    this.measure()
  }

  private readonly scrolled = (): void => this.measure()

  update(update: ViewUpdate): void {
    if (update.geometryChanged || update.docChanged || update.transactions.length > 0) this.measure()
  }

  destroy(): void {
    this.view.scrollDOM.removeEventListener('scroll', this.scrolled)
    this.element.remove()
  }

  /** Asked again while it is about to be shown, the editor would measure everything once more. */
  private measure(): void {
    if (this.isAsked) return
    this.isAsked = true
    this.view.requestMeasure({
      key: this,
      read: (view) => {
        const { top } = view.scrollDOM.getBoundingClientRect()
        const left = view.contentDOM.getBoundingClientRect().left - view.dom.getBoundingClientRect().left
        return { heading: headingAbove(view, top - view.documentTop), left, top: view.scrollDOM.offsetTop }
      },
      write: ({ heading, left, top }) => this.show(heading, left, top),
    })
  }

  private show(heading: Heading | undefined, left: number, top: number): void {
    this.isAsked = false
    // Said again, the same place would cost a key its style and layout.
    if (left !== this.place.left || top !== this.place.top) {
      this.place = { left, top }
      this.element.style.top = `${top}px`
      this.element.style.setProperty('--text-left', `${left}px`)
    }
    if (heading === this.shown) return
    this.shown = heading
    this.element.hidden = heading === undefined
    if (!heading) return
    this.time.textContent = heading.time
    this.body.replaceChildren(...headingParts(heading, false))
  }
}

/** The last heading whose own place has scrolled past the top. */
function headingAbove(view: EditorView, top: number): Heading | undefined {
  if (top <= 0) return undefined
  const line = view.lineBlockAtHeight(top)
  const places = headingPlaces(view.state)
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.at ?? 0) <= line.from) low = middle + 1
    else high = middle
  }
  const place = places[low - 1]
  if (!place) return undefined
  // At its own line the heading may still be on screen; several headings stand one above the other.
  const own = place.at >= line.from && place.at <= line.to
  const first = places.findIndex((other) => other.at === place.at)
  if (!own) return place.heading
  const past = Math.floor((top - line.top) / headingHeight)
  return past < 0 ? places[first - 1]?.heading : places[Math.min(low - 1, first + past)]?.heading
}

/** The heading that sticks under the toolbar. */
export const stickyHeading: Extension = ViewPlugin.fromClass(StickyHeading)
