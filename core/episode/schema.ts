import { z } from 'zod'
import {
  ChapterId,
  CorrectionId,
  EpisodeId,
  LinkId,
  PersonId,
  RuleId,
  SegmentId,
  ShowId,
  SoundbiteId,
  SuggestionId,
} from '../ids.ts'
import { Millis } from '../time.ts'

/** The version of the episode file this program writes. */
export const currentSchemaVersion = 1

/** An instant as ISO 8601 in UTC, such as `2026-11-22T10:15:00.000Z`. */
export const Instant = z.iso.datetime()

/** A BCP 47 language tag such as `en` or `pt-BR`. */
export const LanguageTag = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)

/** Any value JSON can hold; used for keys of other programs that are carried along unread. */
export const JsonValue: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(JsonValue),
    z.record(z.string(), JsonValue),
  ]),
)
/** Any value JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

const Line = z.string().max(10_000)
const Prose = z.string().max(2_000_000)

/**
 * One word of a transcript, as heard or as corrected.
 *
 * Only measured times are stored. Times between them are estimated when they are needed
 * (`transcript.ts`), so an estimate can never be taken for a measurement. Words are joined by one
 * space unless `joined` says that nothing stands before this one (Japanese, split punctuation).
 */
export const Word = z
  .strictObject({
    text: z.string().min(1).max(2_000).regex(/^\S+$/u),
    start: Millis.optional(),
    end: Millis.optional(),
    confidence: z.number().min(0).max(1).optional(),
    joined: z.literal(true).optional(),
    /** The correction that put this word here; lost as soon as a person changes the word. */
    correctionId: CorrectionId.optional(),
  })
  .readonly()
/** One word of a transcript. */
export type Word = z.infer<typeof Word>

/** One uninterrupted stretch of speech by one speaker. */
export const Segment = z
  .strictObject({ id: SegmentId, speaker: PersonId.optional(), words: z.array(Word).readonly() })
  .readonly()
/** One uninterrupted stretch of speech by one speaker. */
export type Segment = z.infer<typeof Segment>

/** The words of an episode, in order. */
export const Transcript = z
  .strictObject({ language: LanguageTag.optional(), segments: z.array(Segment).readonly() })
  .readonly()
/** The words of an episode, in order. */
export type Transcript = z.infer<typeof Transcript>

/** A place on earth, as `podcast:location` and chapter files name it. */
export const Location = z.strictObject({ name: Line, geo: Line.optional(), osm: Line.optional() }).readonly()
/** A place on earth. */
export type Location = z.infer<typeof Location>

/** A titled point in the episode. */
export const Chapter = z
  .strictObject({
    id: ChapterId,
    startTime: Millis,
    /** Only when it was said; otherwise a chapter ends where the next one begins. */
    endTime: Millis.optional(),
    title: Line,
    url: Line.optional(),
    image: Line.optional(),
    /** False for a silent chapter: it has art or a link but is not listed. */
    inTableOfContents: z.boolean(),
    location: Location.optional(),
    /** The segment this chapter's heading stands before; absent, the heading is placed by time. */
    segmentId: SegmentId.optional(),
    /** Keys of the imported file that Galley does not know, kept for formats that can hold them. */
    extra: z.record(z.string(), JsonValue).optional(),
  })
  .readonly()
/** A titled point in the episode. */
export type Chapter = z.infer<typeof Chapter>

/** Someone credited. Speakers of the transcript are these same records. */
export const Person = z
  .strictObject({
    id: PersonId,
    /** Empty only for a voice nobody has named yet; then `label` says what the import called it. */
    name: Line,
    /** What an import called this voice, such as `SPEAKER_00`. */
    label: Line.optional(),
    /** A role of the podcast taxonomy, in lower case: `host`, `guest`, `editor`. */
    role: z.string().max(64),
    /** A group of the podcast taxonomy, in lower case: `cast`, `writing`. */
    group: z.string().max(64),
    /** One line about the person, such as "creator of Flask". */
    headline: Line.optional(),
    image: Line.optional(),
  })
  .readonly()
/** Someone credited. */
export type Person = z.infer<typeof Person>

/** One row of the link ledger. Addresses of chapters stay with their chapter. */
export const Link = z
  .strictObject({
    id: LinkId,
    label: Line,
    /** Absent for a link that was promised ("Follow Armin on X") but came without its address. */
    address: Line.optional(),
    personId: PersonId.optional(),
    /** The sentence that promised the link. */
    promisedBy: Line.optional(),
  })
  .readonly()
/** One row of the link ledger. */
export type Link = z.infer<typeof Link>

/** A start and a duration worth excerpting. */
export const Soundbite = z
  .strictObject({ id: SoundbiteId, startTime: Millis, duration: Millis, title: Line.optional() })
  .readonly()
/** A start and a duration worth excerpting. */
export type Soundbite = z.infer<typeof Soundbite>

/**
 * One accepted change of the transcript. The words it made carry its id, so it can be taken back
 * wherever they have moved to; `before` holds the words it replaced, with their times.
 */
export const Correction = z
  .strictObject({
    id: CorrectionId,
    ruleId: RuleId,
    /** Empty when another correction already brought back what stood here. */
    before: z.array(Word).readonly(),
    after: Line,
    reason: Line,
    origin: z.enum(['suggestion', 'replace', 'replace-list', 'hand']),
    decidedAt: Instant,
  })
  .readonly()
/** One accepted change of the transcript. */
export type Correction = z.infer<typeof Correction>

/**
 * How a suggestion was answered that changed no word: left as it is in this episode, or refused for the
 * whole show. What was accepted is a correction.
 */
export const Answer = z
  .strictObject({
    id: SuggestionId,
    heard: Line,
    right: Line,
    answer: z.enum(['skipped', 'refused']),
    /** How many places the answer was about. */
    places: z.number().int().nonnegative(),
    decidedAt: Instant,
  })
  .readonly()
/** How a suggestion was answered that changed no word. */
export type Answer = z.infer<typeof Answer>

/** The published media file. */
export const Enclosure = z
  .strictObject({
    source: Line,
    mediaType: z.string().max(128),
    duration: Millis.optional(),
    bytes: z.number().int().nonnegative().optional(),
    fingerprint: z.string().max(128).optional(),
  })
  .readonly()
/** The published media file. */
export type Enclosure = z.infer<typeof Enclosure>

/** The prose published with an episode: either a template filled from the episode, or text by hand. */
export const ShowNotes = z
  .strictObject({ source: z.enum(['template', 'text']), template: Prose, text: Prose })
  .readonly()
/** The prose published with an episode. */
export type ShowNotes = z.infer<typeof ShowNotes>

/** Where an imported value came from. Lines count from 1. */
export const Source = z
  .strictObject({
    /** The file in `originals/`, or what was pasted. */
    from: Line,
    fromLine: z.number().int().positive().optional(),
    toLine: z.number().int().positive().optional(),
  })
  .readonly()
/** Where an imported value came from. */
export type Source = z.infer<typeof Source>

/** The kind of episode a feed item declares. */
export const EpisodeType = z.enum(['full', 'trailer', 'bonus'])
/** The kind of episode a feed item declares. */
export type EpisodeType = z.infer<typeof EpisodeType>

/** One episode: Galley's document, and the content of one file in the library. */
export const Episode = z
  .strictObject({
    schemaVersion: z.literal(currentSchemaVersion),
    id: EpisodeId,
    /** Counts every accepted edit, undo and redo. */
    revision: z.number().int().nonnegative(),
    createdAt: Instant,
    updatedAt: Instant,
    show: z
      .strictObject({
        id: ShowId.optional(),
        title: Line,
        /** The show's own blurb, as the page gave it. */
        summary: Prose.optional(),
        feedUrl: Line.optional(),
      })
      .readonly(),
    title: Line,
    subtitle: Line.optional(),
    /** The description: paragraphs parted by one empty line. */
    summary: Prose,
    season: z.number().int().positive().optional(),
    number: z.number().int().positive().optional(),
    type: EpisodeType,
    guid: Line.optional(),
    link: Line.optional(),
    image: Line.optional(),
    language: LanguageTag,
    explicit: z.boolean().optional(),
    publishedAt: Instant.optional(),
    enclosure: Enclosure.optional(),
    people: z.array(Person).readonly(),
    chapters: z.array(Chapter).readonly(),
    transcript: Transcript.optional(),
    corrections: z.array(Correction).readonly(),
    /** Absent while nothing was skipped or refused. */
    answers: z.array(Answer).readonly().optional(),
    soundbites: z.array(Soundbite).readonly(),
    showNotes: ShowNotes,
    links: z.array(Link).readonly(),
    /** Field path, such as `title` or `chapters`, to where its value came from. */
    provenance: z.record(z.string(), Source).readonly(),
  })
  .readonly()
/** One episode: Galley's document. */
export type Episode = z.infer<typeof Episode>
