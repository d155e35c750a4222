import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { Segment } from '../../../../core/episode/schema.ts'
import type { SegmentId } from '../../../../core/ids.ts'
import { type ProposalMark, setProposals } from '../editor/proposal-marks.ts'
import { lineOfTurn, turnOfLine } from '../editor/turns.ts'
import { wordPlaces } from '../editor/word-places.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'

/** A row as the text shows it. */
export interface MarkedRow {
  readonly key: string
  readonly segmentId: SegmentId
  readonly at: number
  /** The word after the sentence, in the same turn. */
  readonly to: number
  readonly label: string
  readonly colour?: string | undefined
  readonly isTicked: boolean
}

/** Shows rows in the text, keeps the current one in view, and hears a press on any of them. */
export function useProposalMarks(
  transcript: OpenTranscript | undefined,
  kind: ProposalMark['kind'],
  rows: readonly MarkedRow[],
  current: string | undefined,
  onPress: (key: string) => void,
): void {
  useEffect(() => {
    if (!transcript) return
    const { view } = transcript
    const marks = marksOf(view, kind, rows, current)
    const now = marks.find(({ isCurrent }) => isCurrent)
    view.dispatch({
      effects: [
        setProposals.of(marks),
        ...(now ? [EditorView.scrollIntoView(now.from, { y: 'center' })] : []),
      ],
    })
  }, [transcript, kind, rows, current])
  useEffect(() => {
    if (!transcript) return
    return () => {
      // The editor may be gone before its panel is.
      if (transcript.view.dom.isConnected) transcript.view.dispatch({ effects: setProposals.of([]) })
    }
  }, [transcript])
  const latest = useRef(onPress)
  latest.current = onPress
  useEffect(() => {
    const dom = transcript?.view.dom
    if (!dom) return
    const press = ({ target }: MouseEvent) => {
      const mark = target instanceof Element ? target.closest<HTMLElement>('[data-proposal]') : null
      if (mark?.dataset['proposal'] !== undefined) latest.current(mark.dataset['proposal'])
    }
    dom.addEventListener('click', press)
    return () => dom.removeEventListener('click', press)
  }, [transcript])
}

function marksOf(
  view: EditorView,
  kind: ProposalMark['kind'],
  rows: readonly MarkedRow[],
  current: string | undefined,
): readonly ProposalMark[] {
  const lines = new Map<SegmentId, LinePlaces | undefined>()
  return rows.flatMap(({ key, segmentId, at, to, label, colour, isTicked }) => {
    const isCurrent = key === current
    if (!isTicked && !isCurrent) return []
    if (!lines.has(segmentId)) lines.set(segmentId, placesIn(view, segmentId))
    const line = lines.get(segmentId)
    const start = line?.starts[at]
    if (!line || start === undefined) return []
    const end = line.starts[to]
    return [
      {
        key,
        kind,
        label,
        colour,
        isTicked,
        isCurrent,
        from: line.from + start,
        to: end === undefined ? line.to : line.from + end - 1,
      },
    ]
  })
}

interface LinePlaces {
  readonly from: number
  readonly to: number
  /** Where each word stands in the line. */
  readonly starts: readonly number[]
}

const starts = new WeakMap<Segment, readonly number[]>()

function placesIn({ state }: EditorView, id: SegmentId): LinePlaces | undefined {
  const number = lineOfTurn(state, id)
  const segment = number === undefined ? undefined : turnOfLine(state, number)
  if (number === undefined || !segment) return undefined
  const line = state.doc.line(number)
  const known = starts.get(segment) ?? wordPlaces(segment.words, line.text).map(({ from }) => from)
  starts.set(segment, known)
  return { from: line.from, to: line.to, starts: known }
}
