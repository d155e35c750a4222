import { originalDiff, type TranscriptChange } from '../../../core/editing/original-diff.ts'
import type { WordPlace } from '../../../core/editing/original-diff-compare.ts'
import { namedVoices } from '../../../core/editing/original-diff-revert.ts'
import type { SpeakerChange } from '../../../core/editing/original-diff-speakers.ts'
import type { Correction, Episode, Person, Transcript } from '../../../core/episode/schema.ts'
import { joinWords, timedSegments } from '../../../core/episode/transcript.ts'
import { refineChange } from '../../../core/episode/word-diff.ts'
import type { RuleId, SegmentId } from '../../../core/ids.ts'
import type { Millis } from '../../../core/time.ts'
import { changesText, transcriptText } from '../../text/transcript.ts'
import type { PlaceInTime } from './editor/caret-time.ts'
import { turnsOf } from './speakers/speaker-edits.ts'
import { clockOf, voicesOf } from './transcript-info.ts'

/** What made a change. */
export type ChangeKind = 'accepted' | 'replaced' | 'typed' | 'speakers'

/** One row of the list of changes. */
export interface ChangeRow {
  readonly id: string
  /** The same for the same change, wherever it stands; another as soon as it says something else. */
  readonly what: string
  readonly kind: ChangeKind
  /** What was, and what is, without punctuation that stayed. */
  readonly gone: string
  readonly come: string
  /** A few words on either side, so that equal changes can be told apart. */
  readonly left: string
  readonly right: string
  readonly time: string
  readonly said: string
  /** Where it is, or where it is first. */
  readonly place: WordPlace
  readonly words?: TranscriptChange
  readonly speaker?: SpeakerChange
  /** A voice that had no name. */
  readonly named?: Person
  /** The turns of a changed speaker. */
  readonly segmentIds?: readonly SegmentId[]
}

/** Every change since the import, in the order of the text. */
export function changeRows(episode: Episode, original: Transcript): readonly ChangeRow[] {
  const { transcript } = episode
  if (!transcript) return []
  const { words, speakers } = originalDiff(original, transcript)
  const timeAt = timesIn(episode, transcript)
  return [
    ...namedRows(episode, original, transcript, timeAt),
    ...speakerRows(episode, speakers, timeAt),
    ...wordRows(episode, words, transcript, timeAt),
  ].sort((a, b) => a.place.segment - b.place.segment || a.place.word - b.place.word)
}

function wordRows(
  episode: Episode,
  changes: readonly TranscriptChange[],
  transcript: Transcript,
  timeAt: TimeAt,
): readonly ChangeRow[] {
  const corrections = new Map(episode.corrections.map((correction) => [correction.id, correction]))
  const places = new Map<RuleId, number>()
  for (const { ruleId } of episode.corrections) places.set(ruleId, (places.get(ruleId) ?? 0) + 1)
  return changes.map((change) => {
    const [first] = change.correctionIds
    const correction = first === undefined ? undefined : corrections.get(first)
    const { before, after } = refineChange(change.wasText, change.isText)
    const kind = kindOf(correction)
    const count = (correction && places.get(correction.ruleId)) ?? 1
    return {
      id: change.id,
      what: `${change.id} ${change.isText}`,
      kind,
      gone: change.wasText.slice(before, change.wasText.length - after),
      come: change.isText.slice(before, change.isText.length - after),
      ...surroundings(transcript, change),
      time: timeAt(change.from, change.was[0]?.words[0]?.start),
      said: correction
        ? changesText.doneAt[kind](count, wallClockOf(correction.decidedAt))
        : changesText.typedHere,
      place: change.from,
      words: change,
    }
  })
}

/** Who decided: a suggestion was accepted, a text was replaced by another, the rest was typed. */
function kindOf(correction: Correction | undefined): 'accepted' | 'replaced' | 'typed' {
  if (correction === undefined || correction.origin === 'hand') return 'typed'
  return correction.origin === 'suggestion' ? 'accepted' : 'replaced'
}

/** When a place is said, as it is shown; the second is what the original measured there. */
type TimeAt = (place: WordPlace, original?: Millis) => string

/** Times measured where the words are, else reckoned; the reckoning is made only once asked for. */
function timesIn({ chapters, enclosure }: Episode, transcript: Transcript): TimeAt {
  let reckoned: ReturnType<typeof timedSegments> | undefined
  const placeInTime: (...of: Parameters<TimeAt>) => PlaceInTime | undefined = (place, original) => {
    const measured = transcript.segments[place.segment]?.words[place.word]?.start ?? original
    if (measured !== undefined) return { time: measured, isEstimated: false }
    reckoned ??= timedSegments(transcript, { chapters, duration: enclosure?.duration })
    const turn = reckoned[place.segment]
    return turn && { time: turn.words[place.word]?.start ?? turn.end, isEstimated: true }
  }
  return (place, original) => {
    const time = placeInTime(place, original)
    return time ? clockOf(time) : ''
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

function speakerRows(
  { people }: Episode,
  changes: readonly SpeakerChange[],
  timeAt: TimeAt,
): readonly ChangeRow[] {
  const voices = voicesOf(people)
  const name = (id: SpeakerChange['was']): string =>
    id === undefined ? transcriptText.noSpeaker : (voices.get(id)?.name ?? changesText.voiceGone)
  return changes.flatMap((speaker): readonly ChangeRow[] => {
    const { was, is, moved } = speaker
    const [first] = moved
    if (!first) return []
    const places = moved.map(({ turnId, segmentId, isWholeTurn }) => `${turnId} ${segmentId} ${isWholeTurn}`)
    return [
      {
        id: `speaker ${was ?? ''} ${is ?? ''}`,
        what: `speaker ${was ?? ''} ${is ?? ''} ${places}`,
        kind: 'speakers',
        gone: name(was),
        come: name(is),
        left: '',
        right: '',
        time: timeAt(first.place),
        said: changesText.speakerOf(moved.length),
        place: first.place,
        speaker,
        segmentIds: speaker.segmentIds,
      },
    ]
  })
}

/** A voice that was given a name, one row for all its turns. */
function namedRows(
  episode: Episode,
  original: Transcript,
  { segments }: Transcript,
  timeAt: TimeAt,
): readonly ChangeRow[] {
  return namedVoices(episode, original).flatMap((person): readonly ChangeRow[] => {
    const { id, name, label = '' } = person
    const at = segments.findIndex(({ speaker }) => speaker === id)
    if (at < 0) return []
    const place = { segment: at, word: 0 }
    const segmentIds = turnsOf(segments, id)
    return [
      {
        id: `named ${id}`,
        what: `named ${id} ${name}`,
        kind: 'speakers',
        gone: label,
        come: name,
        left: '',
        right: '',
        time: timeAt(place),
        said: changesText.namedIn(segmentIds.length),
        place,
        named: person,
        segmentIds,
      },
    ]
  })
}

/** Who spoke before, of every turn that is another's now as a whole. */
export function speakersBefore(rows: readonly ChangeRow[]): ReadonlyMap<SegmentId, string> {
  const before = new Map<SegmentId, string>()
  for (const { named, segmentIds = [], gone } of rows)
    if (named) for (const id of segmentIds) before.set(id, gone)
  for (const { speaker, gone } of rows) {
    for (const { segmentId, isWholeTurn } of speaker?.moved ?? [])
      if (isWholeTurn) before.set(segmentId, gone)
  }
  return before
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
