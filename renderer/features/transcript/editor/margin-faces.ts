import type { BlockInfo, EditorView } from '@codemirror/view'
import type { Segment } from '../../../../core/episode/schema.ts'
import { transcriptText } from '../../../text/transcript.ts'
import { changedSpeakers } from './changed-speakers.ts'
import { HeadingWidget } from './headings.ts'
import { infoField } from './info.ts'
import { turnOfLine } from './turns.ts'

/** What the margin shows beside a turn, or beside a heading, which has a time alone. */
export interface Face {
  readonly kind: 'turn' | 'heading'
  readonly time: string | undefined
  readonly name?: string | undefined
  /** Who spoke when it was imported, where that was somebody else. */
  readonly was?: string | undefined
  /** A colour as CSS. */
  readonly colour?: string | undefined
  /** The same speaker as above goes on: only the time is shown. */
  readonly isContinued?: boolean
  readonly isUnnamed?: boolean
}

/** Whether two faces look the same. */
export function sameFace(a: Face, b: Face): boolean {
  return (
    a.kind === b.kind &&
    a.time === b.time &&
    a.name === b.name &&
    a.was === b.was &&
    a.colour === b.colour &&
    a.isContinued === b.isContinued &&
    a.isUnnamed === b.isUnnamed
  )
}

/** Whether the turn above is, and was, by the same speaker with no heading between. */
export function isContinued(view: EditorView, line: number, segment: Segment | undefined): boolean {
  if (line <= 1) return false
  const above = turnOfLine(view.state, line - 1)
  if (!segment) return true
  const { headings } = view.state.field(infoField)
  const before = view.state.field(changedSpeakers)
  return (
    above !== undefined &&
    above.speaker === segment.speaker &&
    before.get(above.id) === before.get(segment.id) &&
    !headings.has(segment.id)
  )
}

/** What is to be shown beside a line or a heading that is on screen. */
export function faceOf(view: EditorView, { from, widget }: BlockInfo): Face {
  if (widget instanceof HeadingWidget) return { kind: 'heading', time: widget.heading.time }
  const line = view.state.doc.lineAt(from).number
  const info = view.state.field(infoField)
  const segment = turnOfLine(view.state, line)
  const voice = segment?.speaker === undefined ? undefined : info.voices.get(segment.speaker)
  const was = segment && view.state.field(changedSpeakers).get(segment.id)
  return {
    kind: 'turn',
    time: segment && info.timeOf(segment),
    name: voice?.short,
    was,
    colour: voice?.colour,
    isContinued: isContinued(view, line, segment),
    isUnnamed: voice?.isUnnamed ?? false,
  }
}

/** Makes the element that shows a face. */
export function drawFace({
  kind,
  time,
  name,
  was,
  colour,
  isContinued: goesOn,
  isUnnamed,
}: Face): HTMLElement {
  const element = document.createElement('div')
  if (kind === 'heading') {
    element.className = 'chh-time num'
    element.textContent = time ?? ''
    return element
  }
  element.className = goesOn ? 'who cont' : 'who'
  if (!goesOn) {
    const shown = document.createElement('span')
    shown.className = isUnnamed || name === undefined ? 'nm un' : 'nm'
    if (colour && !isUnnamed) shown.style.setProperty('--c', colour)
    if (was === undefined) shown.textContent = name ?? transcriptText.noSpeaker
    else {
      shown.classList.add('renamed')
      const [gone, come] = [document.createElement('del'), document.createElement('ins')]
      gone.textContent = was
      come.textContent = name ?? transcriptText.noSpeaker
      shown.append(gone, come)
    }
    element.append(shown)
  }
  const at = document.createElement('span')
  at.className = 'num tm'
  at.textContent = time ?? '\u00a0'
  element.append(at)
  return element
}

/** What a screen reader says of a turn: "Armin, 2:16". */
export function turnLabel(view: EditorView, line: number): string {
  const info = view.state.field(infoField)
  const segment = turnOfLine(view.state, line)
  const voice = segment?.speaker === undefined ? undefined : info.voices.get(segment.speaker)
  return transcriptText.turn(voice?.short, segment && info.timeOf(segment))
}
