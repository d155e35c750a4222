import type { JsonValue, Location } from '../episode/schema.ts'
import type { AppError } from '../errors.ts'
import type { Millis } from '../time.ts'

/** How sure a format is that a piece of text is its own: 0 no, 1 certain. */
export type Likelihood = number

/** Something a reader noticed and went on from. Lines count from 1. */
export interface ParseWarning {
  /** Stable and short, such as `cue-overlaps`; for programs. */
  readonly code: string
  /** A plain sentence for the person. */
  readonly message: string
  readonly line?: number
}

/** What a reader made of a text. */
export interface Parsed<T> {
  readonly value: T
  readonly warnings: readonly ParseWarning[]
}

/** Something one file would not hold; the contract's `Loss`. */
export interface FormatLoss {
  readonly field: string
  readonly count: number
  /** A plain sentence, such as "3 chapter images are left out." */
  readonly message: string
}

/** One chapter as files know it. Times in milliseconds. */
export interface ChapterEntry {
  readonly startTime: Millis
  /** Only when the file said so. */
  readonly endTime?: Millis
  readonly title: string
  readonly url?: string
  readonly image?: string
  /** True for a silent chapter, which is not listed. */
  readonly hidden?: true
  readonly location?: Location
  /** Keys the format allows but Galley does not know. */
  readonly extra?: Readonly<Record<string, JsonValue>>
}

/** A chapter file: its chapters in order of start, and what it says about the episode. */
export interface ChapterList {
  readonly chapters: readonly ChapterEntry[]
  readonly title?: string
  readonly podcastName?: string
  readonly author?: string
  readonly description?: string
  readonly fileName?: string
  /** Length of the whole episode, for formats whose last chapter needs an end. */
  readonly duration?: Millis
  readonly extra?: Readonly<Record<string, JsonValue>>
}

/** One word inside a cue; the same rules as a transcript's word. */
export interface CueWord {
  readonly text: string
  readonly start?: Millis
  readonly end?: Millis
  readonly confidence?: number
  readonly joined?: true
}

/** One timed block of a transcript file, or one paragraph where the file has no times. */
export interface Cue {
  readonly start?: Millis
  readonly end?: Millis
  /** The name or label the file gives the voice, as written. */
  readonly speaker?: string
  /** Plain text, white space folded to single spaces, no markup. Never empty. */
  readonly text: string
  /** Only when the file has times inside the cue. Joined, they make `text`. */
  readonly words?: readonly CueWord[]
}

/** A heading inside a transcript file, as Markdown and HTML transcripts have them. */
export interface CueHeading {
  /** Index of the cue it stands before. */
  readonly beforeCue: number
  readonly title: string
  readonly startTime?: Millis
}

/** A transcript file. */
export interface CueList {
  readonly cues: readonly Cue[]
  readonly language?: string
  readonly title?: string
  readonly headings?: readonly CueHeading[]
  /**
   * True when times are estimates, not measurements. A format that can say so must say so, and read
   * it back.
   */
  readonly estimated?: true
}

/** The parts of a chapter a file can hold, in the order in which they are shown. */
export const chapterFields = [
  'startTime',
  'endTime',
  'title',
  'url',
  'image',
  'hidden',
  'location',
  'extra',
] as const
/** A part of a chapter a file can hold. */
export type ChapterField = (typeof chapterFields)[number]

/**
 * The parts of a transcript a file can hold, in the order in which they are shown. `text` is always among
 * them. `words` are the starts of words; `wordEnds` their ends, which many formats leave to the start of
 * the next word.
 */
export const cueFields = [
  'text',
  'start',
  'end',
  'speaker',
  'words',
  'wordEnds',
  'confidence',
  'language',
  'headings',
  'estimated',
] as const
/** A part of a transcript a file can hold. */
export type CueField = (typeof cueFields)[number]

/** What every format says of itself. */
export interface FormatIdentity {
  /** Stable kebab-case name; equals the file name. Used in settings, bundles and the command line. */
  readonly id: string
  readonly label: string
  /** With no dot; the first one is used for writing. */
  readonly extensions: readonly [string, ...string[]]
  readonly mime: string
  /** Where the format is defined; shown in the generated docs. */
  readonly specification: string
}

interface TextReading<T> {
  /** Judges by content. Gets at most the first 4,096 characters, without a BOM. Must not throw. */
  detect(head: string): Likelihood
  /**
   * Reads the whole text (decoded, no BOM, any line ends). Understands all that can be understood
   * and warns about the rest; throws only `FormatError`, when nothing of the format is there.
   */
  parse(text: string): Parsed<T>
  /** Absent: read-only format. Ends with one newline; line feeds only unless the format says otherwise. */
  serialise?(value: T): string
}

/** Everything the program knows about one chapter file format. */
export interface ChapterFormat extends FormatIdentity, TextReading<ChapterList> {
  readonly kind: 'chapters'
  /** The chapter fields that survive a round trip. Tested, not trusted. */
  readonly carries: ReadonlySet<ChapterField>
  /** The smallest step of time the format can say, in milliseconds; 1 unless coarser. */
  readonly precision?: number
  /** The most chapters a file can hold, where there is a limit. */
  readonly limit?: number
  /**
   * Listed chapters in order, within the limit, as reading a written file gives them: in the format's own spelling,
   * without ends it cannot say. Absent where fields and precision say it all.
   */
  kept?(list: ChapterList): ChapterList
  /** What only this format cuts, beyond what its fields, precision and limit say; all that `kept` changes. */
  losses?(list: ChapterList): readonly FormatLoss[]
}

/** Everything the program knows about one transcript file format. */
export interface TranscriptFormat extends FormatIdentity, TextReading<CueList> {
  readonly kind: 'transcript'
  /** The transcript fields that survive a round trip. Tested, not trusted. */
  readonly carries: ReadonlySet<CueField>
  /** True for caption formats that cannot be written without times. */
  readonly needsTimes?: true
  /** True where a piece of text without a name is read as going on with the speaker before it. */
  readonly speakerGoesOn?: true
  readonly precision?: number
  /** What only this format cuts, beyond what its fields and precision say. */
  losses?(list: CueList): readonly FormatLoss[]
}

/** A chapter or a transcript format. */
export type Format = ChapterFormat | TranscriptFormat

/** Why a text could not be read as a format; an `AppError` with `format-error` and `details.line`. */
export type FormatError = AppError & { readonly code: 'format-error' }
