import type { Cut } from '../../../../core/editing/proposals/apply-cuts.ts'
import type { ProposedTurn, TurnProposals } from '../../../../core/editing/proposals/propose-turns.ts'
import { peopleWhoSpeak } from '../../../../core/editing/proposals/speaking-people.ts'
import { guessSpeakers } from '../../../../core/editing/proposals/turn-speakers.ts'
import type { Person, Transcript } from '../../../../core/episode/schema.ts'
import type { PersonId, SegmentId } from '../../../../core/ids.ts'

/** How turns get their speakers: guessed where likely, two who alternate, or not at all. */
export type SpeakerMode = 'guess' | 'alternate' | 'none'

/** What a person set in the preview of turns. Keys are the sentence a turn was proposed at. */
export interface TurnAdjustments {
  /** The least confidence that is shown and taken. */
  readonly least: number
  readonly mode: SpeakerMode
  readonly ticks: ReadonlyMap<number, boolean>
  readonly moves: ReadonlyMap<number, number>
  readonly speakers: ReadonlyMap<number, PersonId | undefined>
}

/** What stands before anything was set: places at least as likely as not. */
export const noTurnAdjustments: TurnAdjustments = {
  least: 0.5,
  mode: 'guess',
  ticks: new Map(),
  moves: new Map(),
  speakers: new Map(),
}

/** One turn of the preview. */
export interface TurnRow {
  readonly key: number
  /** The sentence it begins with now. */
  readonly sentence: number
  readonly segmentId: SegmentId
  readonly at: number
  readonly isTicked: boolean
  /** A turn begins here already; it can only get a speaker. */
  readonly isStanding: boolean
  readonly isMoved: boolean
  readonly confidence: number
  readonly reason: string
  readonly speaker: PersonId | undefined
}

/** A guess below this is not worth a name; of those above, about three in four are right. */
const likelySpeaker = 0.7

/** The turns of a preview, as adjusted, in the order of the text. */
export function turnRows(
  proposals: TurnProposals,
  transcript: Transcript,
  people: readonly Person[],
  adjustments: TurnAdjustments,
): readonly TurnRow[] {
  const { least, ticks, moves } = adjustments
  const shown = proposals.turns
    .filter((turn) => isShown(turn, adjustments))
    .map((turn) => placed(turn, proposals, transcript, moves.get(turn.sentence)))
    .sort((a, b) => a.sentence - b.sentence)
    .map(
      (row): TurnRow => ({
        ...row,
        isTicked: row.isStanding || (ticks.get(row.key) ?? (row.isMoved || row.confidence >= least)),
        speaker: undefined,
      }),
    )
  return withSpeakers(shown, proposals, transcript, people, adjustments)
}

function isShown(
  { sentence, at, confidence }: ProposedTurn,
  { least, ticks, moves }: TurnAdjustments,
): boolean {
  return at === 0 || confidence >= least || ticks.has(sentence) || moves.has(sentence)
}

function placed(
  turn: ProposedTurn,
  { sentences }: TurnProposals,
  { segments }: Transcript,
  moved: number | undefined,
): Omit<TurnRow, 'isTicked' | 'speaker'> {
  const { sentence: key, confidence, reason } = turn
  const sentence = moved ?? key
  const place = sentences[sentence]
  const segment = place && segments[place.segment]
  return {
    key,
    sentence,
    segmentId: segment?.id ?? turn.segmentId,
    at: place?.from ?? turn.at,
    isStanding: turn.at === 0,
    isMoved: moved !== undefined && moved !== key,
    confidence,
    reason,
  }
}

/** The sentence a turn could move to, by one; undefined at the edges of its old turn. */
export function movedTurn(row: TurnRow, by: 1 | -1, { sentences }: TurnProposals): number | undefined {
  const to = sentences[row.sentence + by]
  const here = sentences[row.sentence]
  return !row.isStanding && to && here && to.segment === here.segment && to.from > 0
    ? row.sentence + by
    : undefined
}

function withSpeakers(
  rows: readonly TurnRow[],
  proposals: TurnProposals,
  transcript: Transcript,
  people: readonly Person[],
  { mode, speakers }: TurnAdjustments,
): readonly TurnRow[] {
  const before = new Map(transcript.segments.map(({ id, speaker }) => [id, speaker]))
  const given =
    mode === 'alternate'
      ? alternating(rows, proposals, people, speakers)
      : mode === 'guess'
        ? guessed(rows, proposals, people, likelySpeaker)
        : []
  return rows.map((row, at) => ({
    ...row,
    speaker: speakers.has(row.key) ? speakers.get(row.key) : (before.get(row.segmentId) ?? given[at]),
  }))
}

/** The two who alternate: the first host and the first guest, or whoever comes first. */
export function alternatingPair(people: readonly Person[]): readonly [Person, Person] | undefined {
  const voices = peopleWhoSpeak(people)
  const [first] = voices
  const second = voices.find(({ role }) => role === 'guest' && first?.role !== 'guest') ?? voices[1]
  return first && second && first !== second ? [first, second] : undefined
}

function alternating(
  rows: readonly TurnRow[],
  proposals: TurnProposals,
  people: readonly Person[],
  speakers: ReadonlyMap<number, PersonId | undefined>,
): readonly (PersonId | undefined)[] {
  const pair = alternatingPair(people)
  if (!pair) return []
  let last = notFirst(rows, proposals, pair)
  return rows.map(({ key, isTicked, isStanding, confidence }, at) => {
    if (!isTicked) return undefined
    // A turn that a heading parted from the one before goes on with its voice unless the words say otherwise.
    const goesOn = isStanding && at > 0 && confidence < evenOdds
    if (!goesOn || speakers.has(key)) {
      last = speakers.get(key) ?? (last === pair[0].id ? pair[1].id : pair[0].id)
    }
    return last
  })
}

const evenOdds = 0.5

/** So many turns at the beginning say which of two begins: there people greet and give their names. */
const firstTurns = 4

function notFirst(
  rows: readonly TurnRow[],
  proposals: TurnProposals,
  pair: readonly [Person, Person],
): PersonId {
  const [a, b] = pair
  let lead = 0
  const guesses = guessed(rows, proposals, pair, 0)
  const ticked = rows.flatMap(({ isTicked }, at) => (isTicked ? [guesses[at]] : []))
  ticked.slice(0, firstTurns).forEach((guess, at) => {
    if (guess !== undefined) lead += (guess === a.id) === (at % 2 === 0) ? 1 : -1
  })
  return lead >= 0 ? b.id : a.id
}

function guessed(
  rows: readonly TurnRow[],
  { sentences, chances }: TurnProposals,
  people: readonly Person[],
  least: number,
): readonly (PersonId | undefined)[] {
  const ticked = rows.filter(({ isTicked }) => isTicked)
  const turns = ticked.map(({ sentence }, at) => {
    const segment = sentences[sentence]?.segment
    let to = sentence + 1
    const next = ticked[at + 1]?.sentence ?? sentences.length
    while (to < next && sentences[to]?.segment === segment) to += 1
    return { from: sentence, to }
  })
  const guesses = guessSpeakers(turns, sentences, chances, people)
  const byKey = new Map(
    ticked.map(({ key }, at) => {
      const guess = guesses[at]
      return [key, guess && guess.confidence >= least ? guess.personId : undefined]
    }),
  )
  return rows.map(({ key }) => byKey.get(key))
}

/** The cuts that ticked turns ask for. */
export function cutsOf(rows: readonly TurnRow[]): readonly Cut[] {
  return rows
    .filter(({ isTicked }) => isTicked)
    .map(({ segmentId, at, speaker }) => ({ segmentId, at, ...(speaker !== undefined && { speaker }) }))
}
