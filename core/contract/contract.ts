import { z } from 'zod'
import { Edit } from '../editing/edit.ts'
import { Transcript } from '../episode/schema.ts'
import { EpisodeId, ShowId } from '../ids.ts'
import { Show, Term } from '../show/schema.ts'
import { command, query } from './call-kinds.ts'
import { EditOutcome, EpisodeSnapshot, SaveState } from './episode-shapes.ts'
import { ShowFindings, TextQuery } from './find-shapes.ts'
import {
  HandedFile,
  ImportBlock,
  ImportChoices,
  ImportFound,
  ImportPreview,
  ImportWarning,
} from './import-shapes.ts'
import {
  BackupInfo,
  EpisodeRef,
  FolderGrant,
  LibraryListing,
  Settings,
  StrayOriginals,
} from './library-shapes.ts'
import {
  AudioReport,
  BundlePlan,
  BundleReport,
  Destination,
  Finding,
  FormatDescription,
} from './publish-shapes.ts'
import { RecognitionPreview } from './recognition.ts'
import { count, nothing, revision, text } from './shape-parts.ts'

const onEpisode = z.strictObject({ episodeId: EpisodeId, baseRevision: revision })

/**
 * Everything a client may ask of the host: name → kind, input, output. Served by Electron IPC, by
 * loopback HTTP and in memory, always with both schemas checked.
 */
export const contract = {
  'library.list': query(nothing, LibraryListing),
  'library.openSample': command(nothing, EpisodeRef),
  /** Folders in `originals/` that no episode refers to, neither in the library nor in its trash. */
  'library.strayOriginals': query(nothing, z.array(StrayOriginals).readonly()),
  /** Moves them into the trash, whole; `to` is where each is now, inside the library. */
  'library.setAsideStrays': command(nothing, z.array(StrayOriginals.extend({ to: text })).readonly()),
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
  /** Writes the chapters into a copy of an audio file; the file handed in is never touched. */
  'audio.writeChapters': command(
    z.strictObject({
      episodeId: EpisodeId,
      file: HandedFile,
      destination: FolderGrant,
    }),
    AudioReport,
  ),
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
  /**
   * Saves a show that was made from `base`, the show as it was last answered. What was saved since is
   * combined with it, and the answer is what came of both. Only a show that is not there yet has no base.
   * `once` names what several windows do alike, such as what one step of undo means for the memory: of the saves
   * with one name the first counts, the others are answered with the show as it is.
   */
  'show.save': command(
    z.strictObject({ show: Show, base: Show.optional(), once: z.string().max(400).optional() }),
    Show,
  ),
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
