import { useCallback, useState } from 'react'
import type { Episode, Segment } from '../../../../core/episode/schema.ts'
import type { SegmentId } from '../../../../core/ids.ts'
import { useCommand } from '../../../state/commands.ts'
import { useEpisodeNow } from '../../../state/EpisodeProvider.tsx'
import { randomIds } from '../../../state/random-ids.ts'
import { useToldEdits } from '../../../state/told-edits.ts'
import { speakerText } from '../../../text/transcript.ts'
import { usedOrLeft } from '../../../ui/pending-drafts.ts'
import { turnOfLine } from '../editor/turns.ts'
import { voicesOf } from '../transcript-info.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { type SpeakerChoice, type SpeakerScope, speakerEdits, turnsOf } from './speaker-edits.ts'

/** A place on the page a menu stands beside. */
export interface Anchor {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Who speaks in a turn, while that is being asked. */
export interface SpeakerQuestion {
  readonly segment: Segment
  /** Turns that are selected, where there are several. */
  readonly selected: readonly SegmentId[]
  readonly anchor: Anchor
}

/** Asks who speaks in the turn of a line, or of the caret, and gives the answer to the host. */
export function useSpeakerMenu(transcript: OpenTranscript | undefined, isReadOnly: boolean) {
  const [question, setQuestion] = useState<SpeakerQuestion>()
  const episodeNow = useEpisodeNow()
  const tell = useToldEdits()

  const ask = useCallback(
    async (line: number, beside?: Element) => {
      if (!transcript || isReadOnly) return
      // Lines are turns again once everything typed has arrived.
      await transcript.sync.flush()
      const { view } = transcript
      const segment = turnOfLine(view.state, line)
      if (!segment) return
      // The time stands below the name, and stays in sight.
      const face = beside?.closest('.who') ?? beside
      const rect = face?.isConnected ? face.getBoundingClientRect() : caretRect(transcript, line)
      if (rect) setQuestion({ segment, selected: selectedTurns(transcript), anchor: rect })
    },
    [transcript, isReadOnly],
  )
  const askAtCaret = useCallback(() => {
    if (!transcript) return
    const { state } = transcript.view
    void ask(state.doc.lineAt(state.selection.main.head).number)
  }, [transcript, ask])
  useCommand('transcript.speaker', askAtCaret, !isReadOnly)

  const close = useCallback(() => {
    setQuestion(undefined)
    transcript?.view.focus()
  }, [transcript])

  const answer = (choice: SpeakerChoice, scope: SpeakerScope) => {
    if (!question) return
    const { segment, selected } = question
    const episode = episodeNow()
    const all = turnsOf(episode.transcript?.segments ?? [], segment.speaker)
    const ids = scope === 'all' ? all : scope === 'selected' ? selected : [segment.id]
    const whole = scope === 'all' ? segment.speaker : undefined
    const edits = speakerEdits(episode, ids, whole, choice, randomIds)
    const name = nameOf(choice, episode)
    const title = choice.kind === 'nobody' ? speakerText.unset(ids.length) : speakerText.set(ids.length, name)
    const told = tell(edits, ids.length > 1 ? { title } : undefined)
    void (choice.kind === 'new' ? usedOrLeft(name, told) : told)
    close()
  }
  return { question, ask, close, answer }
}

/** How the one who was chosen is called; nothing for nobody. */
function nameOf(choice: SpeakerChoice, { people }: Pick<Episode, 'people'>): string {
  if (choice.kind === 'new') return choice.name.trim()
  return choice.kind === 'person' ? (voicesOf(people).get(choice.personId)?.name ?? '') : ''
}

/** The turns a selection touches, where it is more than one. */
function selectedTurns({ view }: OpenTranscript): readonly SegmentId[] {
  const { state } = view
  const { from, to, empty } = state.selection.main
  const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number]
  if (empty || first === last) return []
  const turns = Array.from({ length: last - first + 1 }, (_, i) => turnOfLine(state, first + i))
  return turns.flatMap((turn) => (turn ? [turn.id] : []))
}

/** The name and the time beside the turn of a line that is on screen. */
function caretRect({ view }: OpenTranscript, line: number): Anchor | undefined {
  const at = view.state.doc.line(Math.min(line, view.state.doc.lines)).from
  const rect = view.coordsAtPos(at)
  if (!rect) return undefined
  const faces = [...view.dom.querySelectorAll('.who')].map((face) => face.getBoundingClientRect())
  const face = faces.find(({ top, bottom }) => top <= rect.top && rect.top < bottom)
  if (face) return face
  const content = view.contentDOM.getBoundingClientRect()
  return { left: content.left - 130, top: rect.top, width: 110, height: rect.bottom - rect.top }
}
