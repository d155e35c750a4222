import {
  changesSince,
  type SpeakerChange,
  speakerChanges,
  type TranscriptChange,
} from '../../../core/editing/original-diff.ts'
import type { Correction, Episode, Transcript } from '../../../core/episode/schema.ts'
import { joinWords, timedSegments } from '../../../core/episode/transcript.ts'
import { refineChange } from '../../../core/episode/word-diff.ts'
import type { RuleId } from '../../../core/ids.ts'
import { changesText } from '../../text/transcript.ts'
import type { PlaceInTime } from './editor/caret-time.ts'
import { clockOf, voicesOf } from './transcript-info.ts'

/** What made a change. */
export type ChangeKind = 'accepted' | 'replaced' | 'typed' | 'speakers'

/** One row of the list of changes. */
export interface ChangeRow {
  readonly id: string
  readonly kind: ChangeKind
  /** What was, and what is, without punctuation that stayed. */
  readonly gone: string
  readonly come: string
  /** A few words on either side, so that equal changes can be told apart. */
  readonly left: string
  readonly right: string
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
  const timeOf = timesIn(episode, transcript)
  return changesSince(original, transcript).map((change) => {
    const [first] = change.correctionIds
    const correction = first === undefined ? undefined : corrections.get(first)
    const { before, after } = refineChange(change.wasText, change.isText)
    const time = timeOf(change)
    const kind = kindOf(correction)
    const count = (correction && places.get(correction.ruleId)) ?? 1
    return {
      id: change.id,
      kind,
      gone: change.wasText.slice(before, change.wasText.length - after),
      come: change.isText.slice(before, change.isText.length - after),
      ...surroundings(transcript, change),
      time: time ? clockOf(time) : '',
      said: correction
        ? changesText.doneAt[kind](count, wallClockOf(correction.decidedAt))
        : changesText.typedHere,
      words: change,
    }
  })
}

/** Who decided: a suggestion was accepted, a text was replaced by another, the rest was typed. */
function kindOf(correction: Correction | undefined): 'accepted' | 'replaced' | 'typed' {
  if (correction === undefined || correction.origin === 'hand') return 'typed'
  return correction.origin === 'suggestion' ? 'accepted' : 'replaced'
}

/** When a change is said: measured where its words were, else reckoned; the reckoning is made only once asked for. */
function timesIn(
  { chapters, enclosure }: Episode,
  transcript: Transcript,
): (change: TranscriptChange) => PlaceInTime | undefined {
  let reckoned: ReturnType<typeof timedSegments> | undefined
  return ({ from, was }) => {
    const measured = transcript.segments[from.segment]?.words[from.word]?.start ?? was[0]?.start
    if (measured !== undefined) return { time: measured, isEstimated: false }
    reckoned ??= timedSegments(transcript, { chapters, duration: enclosure?.duration })
    const turn = reckoned[from.segment]
    return turn && { time: turn.words[from.word]?.start ?? turn.end, isEstimated: true }
  }
}

/** So many words of context are enough for a row. */
const contextWords = 6

function surroundings(
  { segments }: Transcript,
  { from, to }: TranscriptChange,
): Pick<ChangeRow, 'left' | 'right'> {
  const before = segments[from.segment]?.words.slice(Math.max(0, from.word - contextWords), from.word) ?? []
  const after = segments[to.segment]?.words.slice(to.word, to.word + contextWords) ?? []
  return { left: joinWords(before), right: joinWords(after) }
}

function speakerRows(episode: Episode, original: Transcript, transcript: Transcript): readonly ChangeRow[] {
  const voices = voicesOf(episode.people)
  const name = (id: SpeakerChange['was']): string => (id === undefined ? '' : (voices.get(id)?.name ?? ''))
  return speakerChanges(original, transcript).map((speaker) => ({
    id: `speaker ${speaker.was ?? ''} ${speaker.is ?? ''}`,
    kind: 'speakers',
    gone: name(speaker.was),
    come: name(speaker.is),
    left: '',
    right: '',
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
function wallClockOf(instant: string): string {
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
