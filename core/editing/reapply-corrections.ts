import type { Correction, Episode, Person, Segment, Transcript } from '../episode/schema.ts'
import { countWords, type Timing, timingOf } from '../episode/transcript.ts'
import { turnAt, type WordRun, wordRun } from '../episode/word-run.ts'
import type { IdSource, PersonId, SegmentId } from '../ids.ts'
import type { Millis } from '../time.ts'
import { applyEdit } from './apply-edit.ts'
import type { Edit } from './edit.ts'
import { alignWords, countDiffering, neighboursOf, wordKeys } from './recognition/aligned-words.ts'
import { type Fit, fitChange, type Passage, passageOf } from './recognition/fit-change.ts'
import { type Aligned, type FreshTurns, freshTurns } from './recognition/fresh-turns.ts'
import { matchVoices, type VoiceMatch } from './recognition/match-voices.ts'
import { type OwnChange, ownChanges } from './recognition/own-changes.ts'
import { placeChanges, type WantedChange } from './recognition/place-changes.ts'

/** A transcript of the same episode that was recognised anew. */
export interface NewRecognition {
  readonly transcript: Transcript
  /** Its speakers, as it names them. */
  readonly voices: readonly Person[]
  /** The text the present transcript came from, as it was imported; absent for one that was typed. */
  readonly original?: Transcript
}

/** What a person decided after looking. */
export interface RecognitionChoices {
  /** Label of a voice → the person it is; empty for a voice that stays what the recognition calls it. */
  readonly voices?: Readonly<Record<string, PersonId | ''>> | undefined
  /** Ids of changes that are to be put in although the new text reads otherwise. */
  readonly force?: readonly string[] | undefined
}

/** One thing that had been changed, and what becomes of it. */
export interface CarriedChange {
  readonly id: string
  readonly was: string
  readonly is: string
  readonly origin: Correction['origin']
  /** In the transcript there is now. */
  readonly there: Passage
  /** In the new one. */
  readonly here: Passage
  /** Measured start of the place in the new one. */
  readonly start?: Millis
  /** For one that does not fit: whether it can be put there all the same. */
  readonly canForce: boolean
}

/** What a new recognition makes of an episode. */
export interface ReappliedCorrections {
  /** One gesture that puts the new recognition in the place of the present transcript. */
  readonly edits: readonly Edit[]
  /** The new recognition with its turns and speakers, without any correction: what changes are compared with. */
  readonly original: Transcript
  readonly reapplied: readonly CarriedChange[]
  readonly already: readonly CarriedChange[]
  readonly lost: readonly CarriedChange[]
  readonly voices: readonly VoiceMatch[]
  /** How many words there are in both, and how many of them read otherwise, punctuation and capitals aside. */
  readonly words: { readonly was: number; readonly is: number; readonly differ: number }
  readonly timing: { readonly was: Timing; readonly is: Timing }
  /** Chapters whose heading stands in the text, and how many of them found their place again. */
  readonly headings: { readonly all: number; readonly kept: number }
}

/** What corrections say of themselves that were typed before the new recognition came. */
const typedReason = 'Typed in the earlier transcript'

/**
 * Puts a new recognition in the place of an episode's transcript without losing the work done on the old one.
 * Every correction and every word typed by hand is looked for in the new text, between the words that both
 * recognitions share. Cost is in proportion to the words.
 */
export function reapplyCorrections(
  episode: Episode,
  fresh: NewRecognition,
  choices: RecognitionChoices,
  newId: IdSource,
): ReappliedCorrections {
  const present = episode.transcript ?? { segments: [] }
  const now = wordRun(present)
  const old = wordRun(fresh.original ?? recognisedTranscript(episode, newId))
  const aligned = alignedWith(now, fresh.transcript)
  const turns = freshTurns(aligned, episode.chapters, fresh.transcript, newId)
  const voices = matchVoices(episode, aligned, fresh.voices, choices.voices ?? {})
  const segments = withSpeakers(turns.segments, voices)
  const carried = carry({ old, now, segments, episode, force: new Set(choices.force), newId })
  const language = fresh.transcript.language ?? present.language ?? episode.language
  const original = { language, segments }
  return {
    ...carried.lists,
    edits: editsFor({
      episode,
      transcript: { ...original, segments: carried.segments },
      corrections: carried.corrections,
      voices,
      ties: turns.ties,
      people: fresh.voices,
    }),
    original,
    voices,
    words: {
      was: countWords(present),
      is: countWords(fresh.transcript),
      differ: countDiffering(aligned.matched, aligned.fresh.words.length),
    },
    timing: { was: timingOf(present), is: timingOf(fresh.transcript) },
    headings: {
      all: episode.chapters.filter(({ segmentId }) => segmentId !== undefined).length,
      kept: turns.ties.size,
    },
  }
}

/** The transcript with every correction taken back, for an episode whose import was not kept. */
function recognisedTranscript(episode: Episode, newId: IdSource): Transcript {
  const correctionIds = episode.corrections.map(({ id }) => id)
  const { transcript } =
    correctionIds.length === 0
      ? episode
      : applyEdit(episode, { type: 'correction.revert', correctionIds }, { now: episode.updatedAt, newId })
          .episode
  return transcript ?? { segments: [] }
}

function alignedWith(present: WordRun, transcript: Transcript): Aligned {
  const fresh = wordRun(transcript)
  const matched = alignWords(wordKeys(present.words), wordKeys(fresh.words))
  return { present, fresh, matched, around: neighboursOf(matched, fresh.words.length) }
}

function withSpeakers(segments: readonly Segment[], voices: readonly VoiceMatch[]): readonly Segment[] {
  const people = new Map(voices.flatMap(({ voiceId, personId }) => (personId ? [[voiceId, personId]] : [])))
  if (people.size === 0) return segments
  return segments.map((segment) => {
    const person = segment.speaker === undefined ? undefined : people.get(segment.speaker)
    return person === undefined ? segment : { ...segment, speaker: person }
  })
}

interface Carrying {
  readonly old: WordRun
  readonly now: WordRun
  readonly segments: readonly Segment[]
  readonly episode: Episode
  readonly force: ReadonlySet<string>
  readonly newId: IdSource
}

interface Carried {
  readonly segments: readonly Segment[]
  readonly corrections: readonly Correction[]
  readonly lists: Pick<ReappliedCorrections, 'reapplied' | 'already' | 'lost'>
}

/** Looks for every change in the new turns and puts in those that fit or are wanted all the same. */
function carry({ old, now, segments, episode, force, newId }: Carrying): Carried {
  const fresh = wordRun({ segments })
  const freshKeys = wordKeys(fresh.words)
  const matched = alignWords(wordKeys(old.words), freshKeys)
  const around = neighboursOf(matched, fresh.words.length)
  const fits = ownChanges(old, now, episode.corrections).map((change) => ({
    change,
    fit: fitChange({ change, fresh, freshKeys, matched, around }),
  }))
  const wanted = fits.flatMap(({ change, fit }): readonly WantedChange[] => {
    const isWanted = fit.kind === 'fits' || (fit.kind === 'lost' && force.has(change.id))
    if (!isWanted || fit.after === undefined) return []
    const startsTurn = now.starts[turnAt(now, change.fromIs)] === change.fromIs
    return [{ change, from: fit.from, to: fit.to, after: fit.after, startsTurn }]
  })
  const own = { reason: typedReason, decidedAt: episode.updatedAt }
  const placed = placeChanges(segments, inOrder(wanted), own, newId)
  const of = (kind: Fit['kind']): readonly CarriedChange[] =>
    fits
      .filter(({ change, fit }) => (placed.refused.has(change) ? 'lost' : fit.kind) === kind)
      .map(({ change, fit }) => carriedChange(change, fit, now, fresh, placed.refused.has(change)))
  return {
    segments: placed.segments,
    corrections: placed.corrections,
    lists: { reapplied: of('fits'), already: of('already'), lost: of('lost') },
  }
}

function inOrder(wanted: readonly WantedChange[]): readonly WantedChange[] {
  return [...wanted].sort((a, b) => a.from - b.from || a.to - b.to)
}

function carriedChange(
  { id, was, is, correction, fromIs, toIs }: OwnChange,
  fit: Fit,
  now: WordRun,
  fresh: WordRun,
  isRefused: boolean,
): CarriedChange {
  const start = fresh.words[fit.from]?.start
  return {
    id,
    was,
    is,
    origin: correction?.origin ?? 'hand',
    there: passageOf(now.words, fromIs, toIs),
    here: passageOf(fresh.words, fit.from, fit.to),
    ...(start !== undefined && { start }),
    canForce: fit.kind === 'lost' && fit.after !== undefined && !isRefused,
  }
}

interface Outcome {
  readonly episode: Episode
  readonly transcript: Transcript
  readonly corrections: readonly Correction[]
  readonly voices: readonly VoiceMatch[]
  readonly ties: FreshTurns['ties']
  /** The voices of the recognition as people. */
  readonly people: readonly Person[]
}

/** People first, so that turns can name them; voices nobody named and nobody speaks with any more go last. */
function editsFor({ episode, transcript, corrections, voices, ties, people }: Outcome): readonly Edit[] {
  const staying = new Set(
    voices.flatMap(({ voiceId, personId }) => (personId === undefined ? [voiceId] : [])),
  )
  const speaking = new Set(transcript.segments.map(({ speaker }) => speaker))
  const owners = new Set(episode.links.map(({ personId }) => personId))
  const spoke = new Set(episode.transcript?.segments.map(({ speaker }) => speaker))
  const gone = episode.people.filter(
    ({ id, name }) => name === '' && spoke.has(id) && !speaking.has(id) && !owners.has(id),
  )
  const present = new Set<SegmentId>(transcript.segments.map(({ id }) => id))
  return [
    ...people
      .filter(({ id }) => staying.has(id) && speaking.has(id))
      .map((person): Edit => ({ type: 'person.add', person })),
    { type: 'transcript.set', transcript, corrections },
    ...[...ties].flatMap(([chapterId, segmentId]): readonly Edit[] =>
      present.has(segmentId) ? [{ type: 'chapter.change', chapterId, set: { segmentId } }] : [],
    ),
    ...gone.map(({ id }): Edit => ({ type: 'person.remove', personId: id })),
  ]
}
