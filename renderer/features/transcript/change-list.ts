import {
  changesSince,
  type SpeakerChange,
  speakerChanges,
  type TranscriptChange,
} from '../../../core/editing/original-diff.ts'
import type { Episode, Transcript } from '../../../core/episode/schema.ts'
import { refineChange } from '../../../core/episode/word-diff.ts'
import type { RuleId } from '../../../core/ids.ts'
import { formatClock } from '../../../core/time.ts'
import { changesText } from '../../text/transcript.ts'
import { voicesOf } from './transcript-info.ts'

/** What made a change. */
export type ChangeKind = 'accepted' | 'typed' | 'speakers'

/** One row of the list of changes. */
export interface ChangeRow {
  readonly id: string
  readonly kind: ChangeKind
  /** What was, and what is, without punctuation that stayed. */
  readonly gone: string
  readonly come: string
  readonly time: string
  readonly said: string
  readonly words?: TranscriptChange
  readonly speaker?: SpeakerChange
}

/** Every change since the import, in the order of the text; changed speakers come first. */
export function changeRows(episode: Episode, original: Transcript): readonly ChangeRow[] {
  const { transcript } = episode
  if (!transcript) return []
  return [...speakerRows(episode, original, transcript), ...wordRows(episode, original, transcript)]
}

function wordRows(episode: Episode, original: Transcript, transcript: Transcript): readonly ChangeRow[] {
  const corrections = new Map(episode.corrections.map((correction) => [correction.id, correction]))
  const places = new Map<RuleId, number>()
  for (const { ruleId } of episode.corrections) places.set(ruleId, (places.get(ruleId) ?? 0) + 1)
  return changesSince(original, transcript).map((change) => {
    const [first] = change.correctionIds
    const correction = first === undefined ? undefined : corrections.get(first)
    const { before, after } = refineChange(change.wasText, change.isText)
    const start =
      transcript.segments[change.from.segment]?.words[change.from.word]?.start ?? change.was[0]?.start
    return {
      id: change.id,
      kind: correction ? 'accepted' : 'typed',
      gone: change.wasText.slice(before, change.wasText.length - after),
      come: change.isText.slice(before, change.isText.length - after),
      time: start === undefined ? '' : formatClock(start),
      said: correction
        ? changesText.acceptedAt(places.get(correction.ruleId) ?? 1, clockOf(correction.decidedAt))
        : changesText.typedHere,
      words: change,
    }
  })
}

function speakerRows(episode: Episode, original: Transcript, transcript: Transcript): readonly ChangeRow[] {
  const voices = voicesOf(episode.people)
  const name = (id: SpeakerChange['was']): string => (id === undefined ? '' : (voices.get(id)?.name ?? ''))
  return speakerChanges(original, transcript).map((speaker) => ({
    id: `speaker ${speaker.was ?? ''} ${speaker.is ?? ''}`,
    kind: 'speakers',
    gone: name(speaker.was),
    come: name(speaker.is),
    time: '',
    said: changesText.speakerOf(speaker.segmentIds.length),
    speaker,
  }))
}

/** The changes of the words that touch the turn of one of them; that one alone where it is no word's. */
export function changesInTurn(rows: readonly ChangeRow[], row: ChangeRow): readonly ChangeRow[] {
  const turn = row.words?.from.segment
  if (turn === undefined) return [row]
  return rows.filter(({ words }) => words && words.from.segment <= turn && turn <= words.to.segment)
}

/** An instant as the clock on the wall showed it. */
function clockOf(instant: string): string {
  const date = new Date(instant)
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** The list as a table for a spreadsheet: tabs between columns, one change a line. */
export function changeListAsText(rows: readonly ChangeRow[]): string {
  const lines = rows.map(({ time, gone, come }) =>
    [time, gone, come].map((cell) => cell.replace(/\s+/gu, ' ')).join('\t'),
  )
  return [changesText.columns, ...lines].join('\n')
}
