import type { Episode, Person, Segment, Transcript } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import type { CorrectionId, IdSource, PersonId, SegmentId } from '../ids.ts'
import type { Edit } from './edit.ts'
import type { TranscriptChange } from './original-diff.ts'
import { freeId, restored } from './original-diff-restore.ts'
import type { MovedWords, SpeakerChange } from './original-diff-speakers.ts'
import { replaceTurns } from './replace-turns.ts'

/** The edits that bring back the original words of some changes, with their measured times and their turns. */
export function revertEdits(
  episode: Episode,
  changes: readonly TranscriptChange[],
  newId: IdSource,
): readonly Edit[] {
  const { transcript } = episode
  if (!transcript || changes.length === 0) return []
  const speakers = changes.flatMap(({ was }) => was.map(({ turn }) => turn.speaker))
  if (transcript.segments.length === 0)
    return [...peopleAgain(episode, speakers), emptyRestored(transcript, changes)]
  const edits: Edit[] = []
  const corrections: CorrectionId[] = []
  for (const run of runsOf(changes)) {
    const [only] = run
    const correctionId = run.length === 1 && only ? soleCorrection(episode, only) : undefined
    if (correctionId) corrections.push(correctionId)
    else edits.push(...restored(transcript.segments, run, newId))
  }
  if (corrections.length > 0) edits.push({ type: 'correction.revert', correctionIds: corrections })
  const comeBack = edits.flatMap((edit) =>
    edit.type === 'transcript.replaceSegments' ? edit.segments.map(({ speaker }) => speaker) : [],
  )
  return [...peopleAgain(episode, comeBack), ...edits]
}

/** The edits that make the transcript what it was when it was imported: words, times, turns and speakers. */
export function revertAllEdits(episode: Episode, original: Transcript): readonly Edit[] {
  const speakers = original.segments.map(({ speaker }) => speaker)
  return [
    ...peopleAgain(episode, speakers),
    ...namedVoices(episode, original).flatMap(unnamedAgain),
    { type: 'transcript.set', transcript: original },
  ]
}

/** People who speak in the original under a label of the recogniser, and have been given a name since. */
export function namedVoices({ people }: Episode, original: Transcript): readonly Person[] {
  const speakers = new Set(original.segments.map(({ speaker }) => speaker))
  return people.filter(({ id, name, label }) => name !== '' && label !== undefined && speakers.has(id))
}

/** The edits that make a person a voice without a name again. */
export function unnamedAgain({ id }: Person): readonly Edit[] {
  return [{ type: 'person.change', personId: id, set: { name: '' } }]
}

/** People who were removed or merged away are added again under their id; the original knows nothing else of them. */
function peopleAgain({ people }: Episode, speakers: readonly (PersonId | undefined)[]): readonly Edit[] {
  const known = new Set(people.map(({ id }) => id))
  return [...new Set(speakers)].flatMap((id): readonly Edit[] =>
    id === undefined || known.has(id)
      ? []
      : [{ type: 'person.add', person: { id, name: '', role: 'guest', group: 'cast' } }],
  )
}

/** The edits that give words back to the speaker the import had. */
export function revertSpeakerEdits(
  episode: Episode,
  { was, moved }: SpeakerChange,
  newId: IdSource,
): readonly Edit[] {
  const segments = episode.transcript?.segments ?? []
  const edits: Edit[] = [...peopleAgain(episode, [was])]
  const whole = moved.filter(({ isWholeTurn }) => isWholeTurn).map(({ segmentId }) => segmentId)
  if (whole.length > 0)
    edits.push({
      type: 'transcript.setSpeaker',
      segmentIds: [...new Set(whole)],
      ...(was !== undefined && { personId: was }),
    })
  const standing = new Set(segments.map(({ id }) => id))
  for (const [at, segment] of segments.entries()) {
    const parts = moved.filter(({ place, isWholeTurn }) => place.segment === at && !isWholeTurn)
    if (parts.length === 0) continue
    const made = parted(segment, parts, was, (id) => freeId(id, standing, newId))
    edits.push(replaceTurns([segment], made))
  }
  return edits
}

/** A turn in which words of another speaker's were joined, as turns of their own again. */
function parted(
  segment: Segment,
  moved: readonly MovedWords[],
  speaker: SpeakerChange['was'],
  idOf: (wanted: SegmentId | undefined) => SegmentId,
): readonly Segment[] {
  const { speaker: _now, ...nameless } = segment
  const made: Segment[] = []
  let isKept = false
  const keep = (from: number, to: number): void => {
    if (from >= to) return
    made.push({ ...segment, id: isKept ? idOf(undefined) : segment.id, words: segment.words.slice(from, to) })
    isKept = true
  }
  let done = 0
  for (const { place, to, turnId } of moved) {
    keep(done, place.word)
    made.push({
      ...nameless,
      id: idOf(turnId),
      ...(speaker !== undefined && { speaker }),
      words: segment.words.slice(place.word, to),
    })
    done = to
  }
  keep(done, segment.words.length)
  return made
}

/** Changes that share a turn are restored together, since each moves the words after it. */
function runsOf(changes: readonly TranscriptChange[]): readonly (readonly TranscriptChange[])[] {
  const runs: TranscriptChange[][] = []
  for (const change of changes) {
    const last = runs.at(-1)
    if (last && (last.at(-1)?.room.to.segment ?? -1) >= change.room.from.segment) last.push(change)
    else runs.push([change])
  }
  return runs
}

/** The one correction that made exactly this change, so that taking it back also forgets it. */
function soleCorrection(episode: Episode, change: TranscriptChange): CorrectionId | undefined {
  const [id, ...others] = change.correctionIds
  if (id === undefined || others.length > 0) return undefined
  const correction = episode.corrections.find((one) => one.id === id)
  if (!correction || joinWords(correction.before) !== change.wasText || correction.after !== change.isText)
    return undefined
  const carriers = episode.transcript?.segments[change.from.segment]?.words.filter(
    (word) => word.correctionId === id,
  )
  return carriers?.length === change.to.word - change.from.word ? id : undefined
}

/** Where no turn is left there is nothing to put words into: the turns of the original come back as they were. */
function emptyRestored(transcript: Transcript, changes: readonly TranscriptChange[]): Edit {
  const segments = changes.flatMap(({ was }) => was.map(({ turn, words }) => ({ ...turn, words })))
  return { type: 'transcript.set', transcript: { ...transcript, segments } }
}
