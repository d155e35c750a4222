import { z } from 'zod'
import { Edit, Patch } from '../editing/edit.ts'
import { Episode, Transcript } from '../episode/schema.ts'
import { EpisodeId, PersonId, SegmentId, ShowId } from '../ids.ts'
import { EpisodeSummary } from '../library/episode-summary.ts'
import { Show, Term } from '../show/schema.ts'
import { Millis } from '../time.ts'
import { RecognitionPreview } from './recognition.ts'

/** A call that only reads. */
export interface Query<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'query'
  readonly input: I
  readonly output: O
}
/** A call that changes something. */
export interface Command<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'command'
  readonly input: I
  readonly output: O
}
const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Query<I, O> => ({
  kind: 'query',
  input,
  output,
})
const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Command<I, O> => ({
  kind: 'command',
  input,
  output,
})

const nothing = z.strictObject({})
const revision = z.number().int().nonnegative()
const text = z.string()
const count = z.number().int().nonnegative()

/** An opaque name for a folder the person chose; a client can never name a path. */
export const FolderGrant = z.string().min(1).max(128).brand<'FolderGrant'>()
/** An opaque name for a folder the person chose. */
export type FolderGrant = z.infer<typeof FolderGrant>

/** Points at one episode. */
export const EpisodeRef = z.strictObject({ episodeId: EpisodeId })
/** Points at one episode. */
export type EpisodeRef = z.infer<typeof EpisodeRef>

/** A file in the library that could not be read, left untouched. */
export const DamagedEpisode = z.strictObject({
  episodeId: EpisodeId,
  message: text,
  /** When the newest readable backup was made, if there is one. */
  backupFrom: text.optional(),
})
/** A file in the library that could not be read. */
export type DamagedEpisode = z.infer<typeof DamagedEpisode>

/** What the library screen shows. */
export const LibraryListing = z.strictObject({
  folder: text,
  readOnly: z.boolean(),
  /** Why the library is read-only, in a sentence. */
  readOnlyReason: text.optional(),
  episodes: z.array(EpisodeSummary).readonly(),
  damaged: z.array(DamagedEpisode).readonly(),
})
/** What the library screen shows. */
export type LibraryListing = z.infer<typeof LibraryListing>

/** Where a save stands. */
export const SaveState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved'), at: text }),
  z.strictObject({ state: z.literal('saving') }),
  /** The edits are safe in memory and, where the journal could be written, on disk. */
  z.strictObject({ state: z.literal('failed'), message: text, journalled: z.boolean() }),
])
/** Where a save stands. */
export type SaveState = z.infer<typeof SaveState>

/** What undo and redo would do next. */
export const HistoryState = z.strictObject({ undoLabel: text.optional(), redoLabel: text.optional() })
/** What undo and redo would do next. */
export type HistoryState = z.infer<typeof HistoryState>

/** An episode as a client first sees it. */
export const EpisodeSnapshot = z.strictObject({
  episode: Episode,
  history: HistoryState,
  save: SaveState,
  readOnly: z.boolean(),
})
/** An episode as a client first sees it. */
export type EpisodeSnapshot = z.infer<typeof EpisodeSnapshot>

/** What an accepted edit, an undo or a redo did. */
export const EditOutcome = z.strictObject({
  revision,
  patches: z.array(Patch).readonly(),
  /** What was done, as in "Rename chapter". */
  label: text,
  history: HistoryState,
})
/** What an accepted edit, an undo or a redo did. */
export type EditOutcome = z.infer<typeof EditOutcome>

/** The parts an imported page is made of. */
export const BlockKind = z.enum([
  'show',
  'hosts',
  'title',
  'description',
  'chapters',
  'links',
  'promise',
  'transcript',
  'ignored',
])
/** The parts an imported page is made of. */
export type BlockKind = z.infer<typeof BlockKind>

/** A run of lines of the imported text that was read as one part. Lines count from 1, both inclusive. */
export const ImportBlock = z.strictObject({
  kind: BlockKind,
  fromLine: count,
  toLine: count,
  /** Why it was read so, such as "16 lines that start with a time". */
  reason: text,
})
/** A run of lines of the imported text that was read as one part. */
export type ImportBlock = z.infer<typeof ImportBlock>

/** Something import noticed. */
export const ImportWarning = z.strictObject({ code: text, message: text, line: count.optional() })
/** Something import noticed. */
export type ImportWarning = z.infer<typeof ImportWarning>

/** What was found, before anything is written. */
export const ImportFound = z.strictObject({
  show: z
    .strictObject({ title: text, summary: text.optional(), link: text.optional(), feedUrl: text.optional() })
    .optional(),
  title: text.optional(),
  number: z.number().int().positive().optional(),
  season: z.number().int().positive().optional(),
  language: text.optional(),
  publishedAt: text.optional(),
  duration: Millis.optional(),
  guests: z.array(z.strictObject({ name: text, from: text })).readonly(),
  hosts: z
    .array(
      z.strictObject({
        name: text,
        links: z.array(z.strictObject({ label: text, address: text })).readonly(),
      }),
    )
    .readonly(),
  /** Paragraphs of the description. */
  description: z.array(text).readonly(),
  chapters: z
    .array(
      z.strictObject({
        startTime: Millis,
        endTime: Millis.optional(),
        title: text,
        url: text.optional(),
        image: text.optional(),
        hidden: z.literal(true).optional(),
      }),
    )
    .readonly(),
  links: z.array(z.strictObject({ label: text, address: text, owner: text.optional() })).readonly(),
  promised: z
    .array(z.strictObject({ label: text, sentence: text, owner: text.optional(), line: count }))
    .readonly(),
  transcript: z
    .strictObject({
      words: count,
      turns: count,
      speakers: z.array(text).readonly(),
      /** What its times rest on. */
      timing: z.enum(['words', 'cues', 'none']),
      opening: text,
    })
    .optional(),
})
/** What was found, before anything is written. */
export type ImportFound = z.infer<typeof ImportFound>

/** A draft episode with the text it came from; held by the host until accepted or dropped. */
export const ImportPreview = z.strictObject({
  previewId: text,
  /** What the file was read as, such as `page`, `webvtt` or `podcast-chapters-json`. */
  readAs: text,
  name: text,
  /** Lines of the source text, for the left pane; a very long line is cut for display. */
  lines: z.array(text).readonly(),
  blocks: z.array(ImportBlock).readonly(),
  found: ImportFound,
  warnings: z.array(ImportWarning).readonly(),
  /** The show of this library it would join. */
  knownShowId: ShowId.optional(),
  /** An episode of this library that looks like the same one. */
  sameAs: EpisodeRef.optional(),
})
/** A draft episode with the text it came from. */
export type ImportPreview = z.infer<typeof ImportPreview>

/** What the person corrected before accepting. Absent fields keep what was found. */
export const ImportChoices = z.strictObject({
  show: text.optional(),
  title: text.optional(),
  /** 0 means none. */
  number: count.optional(),
  guests: z.array(text).readonly().optional(),
  hosts: z.array(text).readonly().optional(),
  /** Addresses for promised links, by their index in `found.promised`; a handle is completed. */
  promised: z.record(text, text).optional(),
  /** Parts to leave out. */
  leaveOut: z
    .array(z.enum(['description', 'chapters', 'links', 'transcript']))
    .readonly()
    .optional(),
  /** Put the parts into this episode instead of a new one. */
  into: EpisodeId.optional(),
  /** For a transcript that takes the place of another: what was decided on seeing `import.recognition`. */
  recognition: z
    .strictObject({
      /** The revision of the episode that was looked at; nothing is done to another one. */
      revision,
      /** Label of a voice to the person it is; empty for a voice that stays what the file calls it. */
      voices: z.record(text, z.union([PersonId, z.literal('')])).optional(),
      /** Changes to put in although the new text reads otherwise, by their id. */
      force: z.array(text).readonly().optional(),
    })
    .optional(),
})
/** What the person corrected before accepting. */
export type ImportChoices = z.infer<typeof ImportChoices>

/** A destination whose rules are checked. */
export const Destination = z.enum(['apple', 'spotify', 'youtube', 'podcasting20', 'id3', 'web'])
/** A destination whose rules are checked. */
export type Destination = z.infer<typeof Destination>

/** Where in the episode a check points. */
export const CheckPlace = z.strictObject({
  section: z.enum(['details', 'transcript', 'chapters', 'people', 'links', 'notes']),
  /** Id of the chapter, person, link or segment. */
  id: text.optional(),
  /** As a person would say it: "chapter 3, 5:58". */
  label: text,
})
/** Where in the episode a check points. */
export type CheckPlace = z.infer<typeof CheckPlace>

/** One finding. Passed checks are findings too, with level `passed`. */
export const Finding = z.strictObject({
  /** Stable name of the check, such as `first-chapter-at-zero`. */
  id: text,
  level: z.enum(['error', 'warning', 'passed']),
  destination: z.union([Destination, z.literal('all')]),
  /** What is so: "The first chapter starts at 0:04." */
  message: text,
  /** What it costs: "YouTube and some apps ignore the whole list." */
  cost: text,
  where: z.array(CheckPlace).readonly(),
  /** One fix: edits a button can apply, or a place to go to. */
  fix: z
    .strictObject({ label: text, edits: z.array(Edit).readonly().optional(), safe: z.boolean() })
    .optional(),
})
/** One finding. */
export type Finding = z.infer<typeof Finding>

/** Something one file would not hold. */
export const Loss = z.strictObject({ field: text, count, message: text })
/** Something one file would not hold. */
export type Loss = z.infer<typeof Loss>

/** One file a bundle would hold. */
export const PlannedFile = z.strictObject({
  /** File id within the plan, such as `webvtt`. */
  id: text,
  path: text,
  format: text,
  /** Short name for the format chip: `VTT`. */
  chip: text,
  /** What it is for: "Transcript with speaker names, also for web players". */
  purpose: text,
  selected: z.boolean(),
  losses: z.array(Loss).readonly(),
  /** Why it cannot be written now, in a sentence; then it is not selected. */
  blocked: text.optional(),
})
/** One file a bundle would hold. */
export type PlannedFile = z.infer<typeof PlannedFile>

/** What an export would do. */
export const BundlePlan = z.strictObject({
  planId: text,
  revision,
  /** The folder's name. */
  name: text,
  profile: text,
  files: z.array(PlannedFile).readonly(),
  findings: z.array(Finding).readonly(),
  /** True when no error stands in the way. */
  ready: z.boolean(),
})
/** What an export would do. */
export type BundlePlan = z.infer<typeof BundlePlan>

/** What an export did. Every file was read back and compared before this was said. */
export const BundleReport = z.strictObject({
  folder: text,
  files: z
    .array(
      z.strictObject({
        path: text,
        format: text,
        bytes: count,
        sha256: text,
        losses: z.array(Loss).readonly(),
        verified: z.literal(true),
      }),
    )
    .readonly(),
})
/** What an export did. */
export type BundleReport = z.infer<typeof BundleReport>

/** One format as the rest of the world sees it. */
export const FormatDescription = z.strictObject({
  id: text,
  label: text,
  kind: z.enum(['chapters', 'transcript']),
  extensions: z.array(text).readonly(),
  mime: text,
  reads: z.boolean(),
  writes: z.boolean(),
  carries: z.array(text).readonly(),
})
/** One format as the rest of the world sees it. */
export type FormatDescription = z.infer<typeof FormatDescription>

/** Settings of this person on this machine. */
export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Pixels, 14 to 22. */
  readingSize: z.number().int().min(14).max(22),
  /** Pane widths in pixels, by view. */
  paneWidths: z.record(z.string(), z.number()),
})
/** Settings of this person on this machine. */
export type Settings = z.infer<typeof Settings>

/** A backup that can be restored. */
export const BackupInfo = z.strictObject({ name: text, at: text, revision, bytes: count })
/** A backup that can be restored. */
export type BackupInfo = z.infer<typeof BackupInfo>

/** What to look for in a text; the same in one episode and in all of a show. */
export const TextQuery = z.strictObject({
  text: z.string().min(1).max(10_000),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
  regularExpression: z.boolean(),
})
/** What to look for in a text. */
export type TextQuery = z.infer<typeof TextQuery>

/** One place that was found in a transcript. */
export const PlaceInEpisode = z.strictObject({
  segmentId: SegmentId,
  /** Which of the places of its turn, counting from 0. */
  nth: count,
  /** Where the turn starts, if that is known. */
  time: Millis.optional(),
  found: text,
  leftContext: text,
  rightContext: text,
})
/** One place that was found in a transcript. */
export type PlaceInEpisode = z.infer<typeof PlaceInEpisode>

/** What was found in one episode, as it stood at a revision. */
export const FoundInEpisode = z.strictObject({
  episodeId: EpisodeId,
  title: text,
  number: z.number().int().optional(),
  revision,
  /** All places; `places` holds the first 500. */
  count,
  places: z.array(PlaceInEpisode).readonly(),
})
/** What was found in one episode. */
export type FoundInEpisode = z.infer<typeof FoundInEpisode>

/** What one look through a part of a show came to. */
export const ShowFindings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('found'),
    /** Episodes in which it stands. */
    episodes: z.array(FoundInEpisode).readonly(),
    /** Where the next look begins; absent when this was the last episode. */
    next: count.optional(),
    /** How many episodes the show has. */
    of: count,
    /** Episodes whose files cannot be read; they were passed over. */
    unreadable: z.array(z.strictObject({ episodeId: EpisodeId, message: text })).readonly(),
  }),
  /** The expression cannot be read; `reason` is the engine's own words. */
  z.strictObject({ kind: z.literal('unreadable'), reason: text }),
  /** The expression took longer than 1.5 seconds in one episode and was stopped. */
  z.strictObject({ kind: z.literal('too-slow'), episodeId: EpisodeId, title: text }),
])
/** What one look through a part of a show came to. */
export type ShowFindings = z.infer<typeof ShowFindings>

const onEpisode = z.strictObject({ episodeId: EpisodeId, baseRevision: revision })
/** A file as a client hands it over: its bytes in base64. */
export const HandedFile = z.strictObject({ name: z.string().max(1_000), base64: z.string() })
/** A file as a client hands it over. */
export type HandedFile = z.infer<typeof HandedFile>

/**
 * Everything a client may ask of the host: name → kind, input, output. Served by Electron IPC, by
 * loopback HTTP and in memory, always with both schemas checked.
 */
export const contract = {
  'library.list': query(nothing, LibraryListing),
  'library.openSample': command(nothing, EpisodeRef),
  'library.search': query(
    z.strictObject({ text: z.string().max(500) }),
    z.array(z.strictObject({ episodeId: EpisodeId, where: text, excerpt: text })).readonly(),
  ),
  'episode.open': query(z.strictObject({ episodeId: EpisodeId }), EpisodeSnapshot),
  /** One step of history, however many edits: a gesture. All apply or none. */
  'episode.applyEdits': command(
    onEpisode.extend({
      edits: z.array(Edit).min(1).max(10_000).readonly(),
      /** Folds into the step before it when that has the same key: typing in one field. */
      mergeKey: z.string().max(200).optional(),
      /** Overrides the label derived from the edits. */
      label: z.string().max(200).optional(),
    }),
    EditOutcome,
  ),
  'episode.undo': command(onEpisode, EditOutcome),
  'episode.redo': command(onEpisode, EditOutcome),
  /** Writes now instead of when idle; answers when the file is on disk. */
  'episode.save': command(z.strictObject({ episodeId: EpisodeId }), SaveState),
  'episode.remove': command(z.strictObject({ episodeId: EpisodeId }), nothing),
  'episode.restore': command(z.strictObject({ episodeId: EpisodeId }), EpisodeRef),
  'episode.backups': query(z.strictObject({ episodeId: EpisodeId }), z.array(BackupInfo).readonly()),
  'episode.restoreBackup': command(z.strictObject({ episodeId: EpisodeId, name: text }), EpisodeRef),
  /** The transcript as it was imported, for the Changes view; absent when none was. */
  'episode.originalTranscript': query(
    z.strictObject({ episodeId: EpisodeId }),
    z.strictObject({ transcript: Transcript.optional() }),
  ),
  /** Reads chapters out of pasted text or a dropped file, for the paste preview. Nothing is changed. */
  'chapters.read': query(
    z.strictObject({ text: z.string().max(2_000_000), name: z.string().max(1_000).optional() }),
    z.strictObject({
      readAs: text,
      chapters: ImportFound.shape.chapters,
      /** Lines that were not understood as chapters, counting from 1. */
      ignoredLines: z.array(count).readonly(),
      warnings: z.array(ImportWarning).readonly(),
    }),
  ),
  'import.read': command(
    z.strictObject({
      source: z.union([z.strictObject({ text }), z.strictObject({ file: HandedFile })]),
      readAs: z.enum(['page', 'transcript', 'chapters', 'feed']).optional(),
    }),
    ImportPreview,
  ),
  /** The person moved a block's edge or renamed a block; everything found is read again. */
  'import.reblock': command(
    z.strictObject({ previewId: text, blocks: z.array(ImportBlock.omit({ reason: true })).readonly() }),
    ImportPreview,
  ),
  /**
   * What the transcript of a preview would make of an episode's present one. Absent where either has none. Nothing
   * is changed.
   */
  'import.recognition': query(
    z.strictObject({ previewId: text, episodeId: EpisodeId }),
    z.strictObject({ recognition: RecognitionPreview.optional() }),
  ),
  'import.accept': command(z.strictObject({ previewId: text, choices: ImportChoices }), EpisodeRef),
  'import.drop': command(z.strictObject({ previewId: text }), nothing),
  'notes.render': query(
    z.strictObject({ episodeId: EpisodeId }),
    z.strictObject({
      revision,
      markdown: text,
      /** Only the tags Apple takes. */
      html: text,
      /** With headings and emphasis, for the page and the preview; sanitised. */
      fullHtml: text,
      plain: text,
      /** UTF-8 bytes of `html` and characters of the plain text. */
      htmlBytes: count,
      plainCharacters: count,
      /** What is wrong with the template; then the last good text is shown. */
      problem: z.strictObject({ message: text, line: count }).optional(),
    }),
  ),
  'publish.check': query(
    z.strictObject({
      episodeId: EpisodeId,
      for: z.array(Destination).readonly().optional(),
      /** Suggestions nobody has decided, where they were looked for: they are found beside the page. */
      openCorrections: count.optional(),
    }),
    z.array(Finding).readonly(),
  ),
  /** The named choices of files; the first is taken when none is named. */
  'bundle.profiles': query(
    nothing,
    z.array(z.strictObject({ id: text, label: text, description: text })).readonly(),
  ),
  'bundle.plan': query(
    z.strictObject({
      episodeId: EpisodeId,
      profile: text.optional(),
      /** Format ids to choose exactly; overrides the profile's choice. */
      formats: z.array(text).readonly().optional(),
      /** The producer asks for VTT and SRT with estimated times. */
      allowEstimatedTimes: z.boolean().optional(),
      /** Suggestions nobody has decided, where they were looked for. */
      openCorrections: count.optional(),
    }),
    BundlePlan,
  ),
  'bundle.export': command(
    z.strictObject({
      planId: text,
      files: z.array(text).min(1).readonly(),
      destination: FolderGrant,
      ifExists: z.enum(['keep-both', 'replace', 'refuse']),
      /** Export although errors stand. */
      anyway: z.boolean(),
    }),
    BundleReport,
  ),
  /**
   * The text of one file as an export would write it, for copying without a folder. A plan answers as
   * long as the episode stays at its revision, also after its export.
   */
  'bundle.fileText': query(z.strictObject({ planId: text, file: text }), z.strictObject({ text })),
  'formats.list': query(nothing, z.array(FormatDescription).readonly()),
  'show.get': query(z.strictObject({ showId: ShowId }), Show),
  'show.list': query(
    nothing,
    z.array(z.strictObject({ showId: ShowId, title: text, episodes: count })).readonly(),
  ),
  /** Terms that other shows of this library lend to every show. */
  'show.sharedTerms': query(z.strictObject({ besides: ShowId.optional() }), z.array(Term).readonly()),
  /**
   * Looks through the transcripts of a show from its episode `from` on, the highest number first, edits
   * that are not saved yet included. A look ends after half a second or 1,000 places, so
   * whoever asks on from `next` sees how far it is and can stop.
   */
  'show.findText': query(
    z.strictObject({ showId: ShowId, query: TextQuery, from: count.optional() }),
    ShowFindings,
  ),
  'show.save': command(z.strictObject({ show: Show }), Show),
  'settings.get': query(nothing, Settings),
  'settings.set': command(Settings.partial(), Settings),
  /** Folders an export can go to: the usual one first. */
  'shell.destinations': query(
    z.strictObject({ episodeId: EpisodeId }),
    z.array(z.strictObject({ grant: FolderGrant, label: text })).readonly(),
  ),
  /** Asks the person for a folder; absent when they changed their mind or the shell has no picker. */
  'shell.pickFolder': command(
    nothing,
    z.strictObject({ grant: FolderGrant.optional(), label: text.optional(), supported: z.boolean() }),
  ),
  'shell.reveal': command(z.strictObject({ folder: text }), z.strictObject({ supported: z.boolean() })),
  'shell.openLink': command(z.strictObject({ address: z.string().max(10_000) }), nothing),
} as const

/** The table's type. */
export type Contract = typeof contract
/** The name of a call. */
export type CallName = keyof Contract
/** What a call takes, before its schema has run. */
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>
/** What a handler gets, after its schema has run. */
export type HandlerInput<N extends CallName> = z.output<Contract[N]['input']>
/** What a call answers. */
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>
