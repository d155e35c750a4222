import { z } from 'zod'
import {
  Answer,
  Chapter,
  Correction,
  Enclosure,
  Episode,
  Link,
  Location,
  Person,
  Segment,
  ShowNotes,
  Transcript,
  type Word,
} from '../episode/schema.ts'
import { ChapterId, CorrectionId, LinkId, PersonId, RuleId, SegmentId, SuggestionId } from '../ids.ts'
import { Millis } from '../time.ts'

const line = z.string().max(10_000)
const index = z.number().int().nonnegative()

const EpisodeFields = z.strictObject({
  title: Episode.unwrap().shape.title,
  subtitle: line,
  summary: Episode.unwrap().shape.summary,
  season: z.number().int().positive(),
  number: z.number().int().positive(),
  type: Episode.unwrap().shape.type,
  guid: line,
  link: line,
  image: line,
  language: Episode.unwrap().shape.language,
  explicit: z.boolean(),
  publishedAt: z.iso.datetime(),
  enclosure: Enclosure,
  showTitle: line,
})

/** The fields of an episode that `details.change` may empty. */
export const ClearableDetail = z.enum([
  'subtitle',
  'season',
  'number',
  'guid',
  'link',
  'image',
  'explicit',
  'publishedAt',
  'enclosure',
])
/** The fields of an episode that `details.change` may empty. */
export type ClearableDetail = z.infer<typeof ClearableDetail>

/** What can be said of a chapter when it is made. An `id` that exists already keeps that chapter. */
export const ChapterDraft = z.strictObject({
  id: ChapterId.optional(),
  startTime: Millis,
  endTime: Millis.optional(),
  title: line,
  url: line.optional(),
  image: line.optional(),
  inTableOfContents: z.boolean().optional(),
  location: Location.optional(),
  segmentId: SegmentId.optional(),
  extra: Chapter.unwrap().shape.extra,
})
/** What can be said of a chapter when it is made. */
export type ChapterDraft = z.infer<typeof ChapterDraft>

/** A place in the transcript: words `from` up to, not including, `to`, and what they say now. */
export const WordSpan = z.strictObject({
  segmentId: SegmentId,
  from: index,
  to: index,
  /** The text of those words, joined as the transcript joins them. A mismatch means the place changed. */
  before: z.string().max(100_000),
})
/** A place in the transcript. */
export type WordSpan = z.infer<typeof WordSpan>

/** A place to correct, and what is to stand there when that differs from place to place: "Sentry." */
export const CorrectionPlace = WordSpan.extend({ after: line.optional() })
/** A place to correct. */
export type CorrectionPlace = z.infer<typeof CorrectionPlace>

/** What turns said when an edit was made for them, a line each. A mismatch means they changed since. */
const textOfRun = z.string().max(20_000_000)

const edits = [
  // details
  z.strictObject({
    type: z.literal('details.change'),
    set: EpisodeFields.partial(),
    clear: z.array(ClearableDetail).readonly().optional(),
  }),
  // chapters
  z.strictObject({ type: z.literal('chapter.add'), chapter: ChapterDraft }),
  z.strictObject({ type: z.literal('chapter.move'), chapterId: ChapterId, startTime: Millis }),
  z.strictObject({
    type: z.literal('chapter.change'),
    chapterId: ChapterId,
    set: z
      .strictObject({
        title: line,
        endTime: Millis,
        url: line,
        image: line,
        inTableOfContents: z.boolean(),
        segmentId: SegmentId,
      })
      .partial(),
    clear: z
      .array(z.enum(['endTime', 'url', 'image', 'segmentId']))
      .readonly()
      .optional(),
  }),
  z.strictObject({ type: z.literal('chapter.remove'), chapterIds: z.array(ChapterId).min(1).readonly() }),
  /** Moves every chapter at or after `from` by a signed number of milliseconds. */
  z.strictObject({ type: z.literal('chapter.shift'), by: z.number().int(), from: Millis.optional() }),
  /** Replaces the whole list; drafts with the id of a present chapter keep what they do not say. */
  z.strictObject({ type: z.literal('chapter.replaceAll'), chapters: z.array(ChapterDraft).readonly() }),
  // transcript
  z.strictObject({
    type: z.literal('transcript.replaceWords'),
    place: WordSpan,
    text: z.string().max(1_000_000),
  }),
  /** Parts a segment before word `at`; the new, second part gets the same speaker unless one is given. */
  z.strictObject({
    type: z.literal('transcript.splitSegment'),
    segmentId: SegmentId,
    at: index,
    speaker: PersonId.optional(),
  }),
  /** Joins a segment to the one before it, which keeps its id and speaker. */
  z.strictObject({ type: z.literal('transcript.joinSegment'), segmentId: SegmentId }),
  z.strictObject({
    type: z.literal('transcript.setSpeaker'),
    segmentIds: z.array(SegmentId).min(1).readonly(),
    personId: PersonId.optional(),
  }),
  z.strictObject({
    type: z.literal('transcript.removeSegments'),
    segmentIds: z.array(SegmentId).min(1).readonly(),
    before: textOfRun,
  }),
  /**
   * Puts `segments` in the place of the run of segments from `first` to `last`. The general edit, for
   * cutting and pasting across turns; segments that keep their id stay the same segment.
   */
  z.strictObject({
    type: z.literal('transcript.replaceSegments'),
    first: SegmentId,
    last: SegmentId,
    before: textOfRun,
    segments: z.array(Segment).readonly(),
  }),
  /** With `corrections` those take the place of the present ones, for a text that brings its own along. */
  z.strictObject({
    type: z.literal('transcript.set'),
    transcript: Transcript,
    corrections: z.array(Correction).readonly().optional(),
  }),
  z.strictObject({ type: z.literal('transcript.remove') }),
  // corrections
  z.strictObject({
    type: z.literal('correction.accept'),
    ruleId: RuleId,
    /** Places may not overlap; all are checked before any is changed. */
    places: z.array(CorrectionPlace).min(1).readonly(),
    after: line,
    reason: line,
    origin: Correction.unwrap().shape.origin,
  }),
  z.strictObject({
    type: z.literal('correction.revert'),
    correctionIds: z.array(CorrectionId).min(1).readonly(),
  }),
  /** Keeps an answer that changes no word; where there is one already, the newer one counts. */
  z.strictObject({
    type: z.literal('suggestion.answer'),
    ...Answer.unwrap().omit({ decidedAt: true }).shape,
  }),
  /** Takes answers back, so that the suggestions are open again; one that is not there needs nothing. */
  z.strictObject({
    type: z.literal('suggestion.reopen'),
    suggestionIds: z.array(SuggestionId).min(1).readonly(),
  }),
  // people
  z.strictObject({ type: z.literal('person.add'), person: Person.unwrap().partial({ id: true }) }),
  z.strictObject({
    type: z.literal('person.change'),
    personId: PersonId,
    set: z.strictObject({ name: line, role: line, group: line, headline: line, image: line }).partial(),
    clear: z
      .array(z.enum(['headline', 'image', 'label']))
      .readonly()
      .optional(),
  }),
  z.strictObject({ type: z.literal('person.remove'), personId: PersonId }),
  /** Everything of `personId` goes to `into`: segments, links; then the person is removed. */
  z.strictObject({ type: z.literal('person.merge'), personId: PersonId, into: PersonId }),
  z.strictObject({ type: z.literal('person.move'), personId: PersonId, before: PersonId.optional() }),
  // links
  z.strictObject({ type: z.literal('link.add'), link: Link.unwrap().partial({ id: true }) }),
  z.strictObject({
    type: z.literal('link.change'),
    linkId: LinkId,
    set: z.strictObject({ label: line, address: line, personId: PersonId }).partial(),
    clear: z
      .array(z.enum(['address', 'personId', 'promisedBy']))
      .readonly()
      .optional(),
  }),
  z.strictObject({ type: z.literal('link.remove'), linkId: LinkId }),
  z.strictObject({ type: z.literal('link.move'), linkId: LinkId, before: LinkId.optional() }),
  // show notes
  z.strictObject({ type: z.literal('notes.change'), set: ShowNotes.unwrap().partial() }),
] as const

/** One intent to change an episode: JSON-safe, validated by this schema everywhere. */
export const Edit = z.discriminatedUnion('type', edits)
/** One intent to change an episode. */
export type Edit = z.infer<typeof Edit>
/** The name of an edit. */
export type EditType = Edit['type']
/** The edit of one name. */
export type EditOf<T extends EditType> = Extract<Edit, { type: T }>

/** What an edit may use from the world, passed in so that results are reproducible. */
export interface EditContext {
  /** The instant of the edit, ISO 8601 in UTC. */
  readonly now: string
  readonly newId: import('../ids.ts').IdSource
  /** The words a turn had before it was emptied, where somebody still knows. */
  readonly wordsBefore?: (segmentId: SegmentId) => readonly Word[] | undefined
}

/** One immer patch as JSON. */
export const Patch = z.strictObject({
  op: z.enum(['replace', 'remove', 'add']),
  path: z.array(z.union([z.string(), z.number()])).readonly(),
  value: z.unknown().optional(),
})
/** One immer patch as JSON. */
export type Patch = z.infer<typeof Patch>
