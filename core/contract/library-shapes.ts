import { z } from 'zod'
import { EpisodeId } from '../ids.ts'
import { EpisodeSummary } from '../library/episode-summary.ts'
import { count, revision, text } from './shape-parts.ts'

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

/** A folder of imported files that no episode refers to, as an import leaves it that was killed. */
export const StrayOriginals = z.strictObject({ episodeId: EpisodeId, files: z.array(text).readonly() })
/** A folder of imported files that no episode refers to. */
export type StrayOriginals = z.infer<typeof StrayOriginals>

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
