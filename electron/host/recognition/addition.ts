import { setImmediate } from 'node:timers/promises'
import type { ImportChoices } from '../../../core/contract/import-shapes.ts'
import type { Edit } from '../../../core/editing/edit.ts'
import { freezeDeeply } from '../../../core/editing/freeze-deeply.ts'
import type { Episode, Segment, Transcript } from '../../../core/episode/schema.ts'
import { addToEpisode } from '../../../core/import/add-to-episode.ts'
import type { Reading } from '../../../core/import/reading.ts'
import { randomIds } from '../new-id.ts'

/** A source that brings a transcript, and the episode it is to join. */
export interface AddRequest {
  readonly reading: Pick<Reading, 'readAs' | 'makes' | 'name' | 'found' | 'warnings' | 'material'>
  readonly episode: Episode
  readonly choices: ImportChoices
  /** The import the present transcript came from. */
  readonly kept?: Transcript
}

/** What the source makes of the episode. */
export interface HeardAddition {
  readonly edits: readonly Edit[]
  /** The text of the transcript as it was recognised, as it is kept. */
  readonly original?: string
}

/** The same on its way out of a thread: a transcript of hours is read a little at a time. */
export interface AdditionParts {
  /** The edits as JSON, the transcript without its turns. */
  readonly edits: string
  /** The turns as JSON, some in each part. */
  readonly segments: readonly string[]
  readonly original?: string
}

/** Turns in one part: some milliseconds' work. */
const turnsInPart = 40

/** Makes the edits. The ids of what is new are made here too. */
export function additionParts({ reading, episode, choices, kept }: AddRequest): AdditionParts {
  const whole = { lines: [], blocks: [], ...reading }
  const { edits, original } = addToEpisode(whole, episode, choices, randomIds, kept)
  const segments = edits.flatMap((edit) => (edit.type === 'transcript.set' ? edit.transcript.segments : []))
  return {
    edits: JSON.stringify(edits.map((edit) => withTurns(edit, []))),
    segments: segmentParts(segments),
    ...(original && { original: JSON.stringify(original) }),
  }
}

/** Reads the edits, with a turn for others between one part and the next. */
export async function readAddition({ edits, segments, original }: AdditionParts): Promise<HeardAddition> {
  const turns = await readSegments(segments)
  return {
    edits: (JSON.parse(edits) as Edit[]).map((edit) => withTurns(edit, turns)),
    ...(original !== undefined && { original }),
  }
}

/** Turns as JSON, some in each part, for `readSegments`. */
export function segmentParts(segments: readonly Segment[]): readonly string[] {
  return inParts(segments).map((part) => JSON.stringify(part))
}

/** Reads turns, with a turn for others between one part and the next. */
export async function readSegments(parts: readonly string[]): Promise<readonly Segment[]> {
  const turns: Segment[] = []
  for (const part of parts) {
    // Frozen by parts too: an edit takes what is frozen as it is, and looks through all else at once.
    turns.push(...freezeDeeply(JSON.parse(part) as Segment[]))
    await setImmediate()
  }
  return Object.freeze(turns)
}

/** One source brings one transcript at most, so there is one edit that sets it. */
function withTurns(edit: Edit, segments: readonly Segment[]): Edit {
  return edit.type === 'transcript.set'
    ? { ...edit, transcript: Object.freeze({ ...edit.transcript, segments }) }
    : edit
}

function inParts(segments: readonly Segment[]): Segment[][] {
  const parts: Segment[][] = []
  for (let from = 0; from < segments.length; from += turnsInPart)
    parts.push(segments.slice(from, from + turnsInPart))
  return parts
}
