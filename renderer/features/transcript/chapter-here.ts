import type { Edit } from '../../../core/editing/edit.ts'
import { replaceTurns } from '../../../core/editing/replace-turns.ts'
import type { Chapter, Segment } from '../../../core/episode/schema.ts'
import { ChapterId, type IdSource, SegmentId } from '../../../core/ids.ts'
import type { Millis } from '../../../core/time.ts'
import { wordPlaces } from './editor/word-places.ts'

/** A place in the text where a heading could stand: a turn, and a word in it. */
export interface HeadingPlace {
  readonly segment: Segment
  readonly word: number
  /** When that word is said, where it was measured. */
  readonly start: Millis | undefined
}

/** The word a heading would stand before when the caret is at `offset` of a turn's line. */
export function headingPlace(segment: Segment, text: string, offset: number): HeadingPlace {
  const places = wordPlaces(segment.words, text)
  const here = places.find(({ to }) => to > offset)
  const word = here?.index ?? (offset > 0 ? segment.words.length : 0)
  return { segment, word, start: segment.words[word]?.start }
}

/** The edits that put a turn's start at a place, and the turn that starts there then. */
function startingThere(
  place: HeadingPlace,
  newId: IdSource,
): { readonly edits: readonly Edit[]; readonly id: SegmentId } {
  const { segment, word } = place
  if (word === 0) return { edits: [], id: segment.id }
  const id = SegmentId.parse(newId('sg'))
  const parts: readonly Segment[] = [
    { ...segment, words: segment.words.slice(0, word) },
    { ...segment, id, words: segment.words.slice(word) },
  ]
  return { edits: [replaceTurns([segment], parts)], id }
}

/** The edits that place a chapter's heading; where the words are timed its start follows them. */
export function placeChapter(chapter: Chapter, place: HeadingPlace, newId: IdSource): readonly Edit[] {
  const { edits, id } = startingThere(place, newId)
  const moves = place.start !== undefined && place.start !== chapter.startTime
  return [
    ...edits,
    ...(moves && place.start !== undefined
      ? [{ type: 'chapter.move' as const, chapterId: chapter.id, startTime: place.start }]
      : []),
    { type: 'chapter.change', chapterId: chapter.id, set: { segmentId: id } },
  ]
}

/** The edits that make a new chapter at a place. */
export function newChapterThere(
  startTime: Millis,
  place: HeadingPlace,
  newId: IdSource,
): { readonly edits: readonly Edit[]; readonly id: ChapterId } {
  const { edits, id: segmentId } = startingThere(place, newId)
  const id = ChapterId.parse(newId('ch'))
  return { edits: [...edits, { type: 'chapter.add', chapter: { id, startTime, title: '', segmentId } }], id }
}
