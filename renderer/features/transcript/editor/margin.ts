import type { Extension } from '@codemirror/state'
import { type BlockInfo, type EditorView, GutterMarker, gutter } from '@codemirror/view'
import type { Segment } from '../../../../core/episode/schema.ts'
import { transcriptText } from '../../../text/transcript.ts'
import { HeadingWidget } from './headings.ts'
import { infoField, setInfo } from './info.ts'
import { setTurns, turnOfLine, turnsField } from './turns.ts'

/** Asks who speaks in a line; the element is what the menu stands beside. */
export type OpenSpeakerMenu = (line: number, beside: Element) => void

interface TurnFace {
  readonly name: string | undefined
  readonly colour: string | undefined
  readonly time: string | undefined
  /** The same speaker as above goes on: only the time is shown. */
  readonly isContinued: boolean
  readonly isUnnamed: boolean
}

/** Who speaks and when, beside a turn. */
class TurnMarker extends GutterMarker {
  readonly face: TurnFace

  constructor(face: TurnFace) {
    super()
    this.face = face
  }

  override eq(other: TurnMarker): boolean {
    const [a, b] = [this.face, other.face]
    return (
      a.name === b.name &&
      a.colour === b.colour &&
      a.time === b.time &&
      a.isContinued === b.isContinued &&
      a.isUnnamed === b.isUnnamed
    )
  }

  override toDOM(): Node {
    const { name, colour, time, isContinued, isUnnamed } = this.face
    const who = document.createElement('div')
    who.className = isContinued ? 'who cont' : 'who'
    if (!isContinued) {
      const shown = document.createElement('span')
      shown.className = isUnnamed || name === undefined ? 'nm un' : 'nm'
      if (colour && !isUnnamed) shown.style.setProperty('--c', colour)
      shown.textContent = name ?? transcriptText.noSpeaker
      who.append(shown)
    }
    const at = document.createElement('span')
    at.className = 'num tm'
    at.textContent = time ?? '\u00a0'
    who.append(at)
    return who
  }
}

/** The time beside a chapter's heading. */
class HeadingTimeMarker extends GutterMarker {
  readonly time: string

  constructor(time: string) {
    super()
    this.time = time
  }

  override eq(other: HeadingTimeMarker): boolean {
    return this.time === other.time
  }

  override toDOM(): Node {
    const element = document.createElement('div')
    element.className = 'chh-time num'
    element.textContent = this.time
    return element
  }
}

/** Whether the turn above is by the same speaker with no heading between. */
export function isContinued(view: EditorView, line: number, segment: Segment | undefined): boolean {
  if (line <= 1) return false
  const above = turnOfLine(view.state, line - 1)
  if (!segment) return true
  const { headings } = view.state.field(infoField)
  return above !== undefined && above.speaker === segment.speaker && !headings.has(segment.id)
}

function faceOf(view: EditorView, line: number): TurnFace {
  const info = view.state.field(infoField)
  const segment = turnOfLine(view.state, line)
  const voice = segment?.speaker === undefined ? undefined : info.voices.get(segment.speaker)
  return {
    name: voice?.short,
    colour: voice?.colour,
    time: segment && info.timeOf(segment),
    isContinued: isContinued(view, line, segment),
    isUnnamed: voice?.isUnnamed ?? false,
  }
}

/** What a screen reader says of a turn: "Armin, 2:16". */
export function turnLabel(view: EditorView, line: number): string {
  const info = view.state.field(infoField)
  const segment = turnOfLine(view.state, line)
  const voice = segment?.speaker === undefined ? undefined : info.voices.get(segment.speaker)
  return transcriptText.turn(voice?.short, segment && info.timeOf(segment))
}

/** The margin: speaker and time beside every turn, a chapter's time beside its heading. */
export function margin(onSpeaker: OpenSpeakerMenu): Extension {
  const pressed = (view: EditorView, block: BlockInfo, event: Event): boolean => {
    const name = event.target instanceof Element ? event.target.closest('.who') : null
    if (!name || (event instanceof MouseEvent && event.button !== 0)) return false
    event.preventDefault()
    onSpeaker(view.state.doc.lineAt(block.from).number, name.querySelector('.nm') ?? name)
    return true
  }
  return gutter({
    class: 'cm-margin',
    renderEmptyElements: true,
    lineMarker: (view, block) => new TurnMarker(faceOf(view, view.state.doc.lineAt(block.from).number)),
    widgetMarker: (_view, widget) =>
      widget instanceof HeadingWidget ? new HeadingTimeMarker(widget.heading.time) : null,
    lineMarkerChange: (update) =>
      update.startState.field(turnsField) !== update.state.field(turnsField) ||
      update.transactions.some((transaction) =>
        transaction.effects.some((effect) => effect.is(setInfo) || effect.is(setTurns)),
      ),
    domEventHandlers: { mousedown: pressed },
  })
}
