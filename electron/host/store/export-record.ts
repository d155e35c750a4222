import { dirname } from 'node:path'
import { z } from 'zod'
import type { Episode } from '../../../core/episode/schema.ts'
import { isAppError } from '../../../core/errors.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { makeFolder, writeAtomically } from './atomic-write.ts'
import type { Disk } from './disk.ts'
import { exportFingerprint } from './export-fingerprint.ts'
import { jsonText, readJsonFile } from './json-file.ts'
import type { LibraryPaths } from './library-paths.ts'

/** What was last exported of an episode, to know which delivered files no longer match. */
const ExportRecord = z.strictObject({
  revision: z.number().int().nonnegative(),
  /** What the export could say of the episode (`exportFingerprint`); records of older Galleys have none. */
  fingerprint: z.string().optional(),
  at: z.string(),
  /** The folder that got the bundle's folder, offered again the next time. */
  destination: z.string(),
  folder: z.string(),
  files: z.array(z.strictObject({ path: z.string(), sha256: z.string() })).readonly(),
})
/** What was last exported of an episode. */
type ExportRecord = z.infer<typeof ExportRecord>

/** Whether the files of an export still say what the episode says. */
export function isStillExported(record: ExportRecord, episode: Episode): boolean {
  if (record.revision === episode.revision) return true
  return record.fingerprint !== undefined && record.fingerprint === exportFingerprint(episode)
}

/** The last export of every episode. */
export interface ExportRecords {
  /** A record that cannot be read counts as none: the next export makes a new one. */
  read(id: EpisodeId): Promise<ExportRecord | undefined>
  write(id: EpisodeId, record: ExportRecord): Promise<void>
}

/** The export records of one library. */
export function exportRecords(disk: Disk, paths: LibraryPaths): ExportRecords {
  return {
    async read(id) {
      try {
        const what = 'The record of the last export'
        const file = await readJsonFile(disk, paths.exported(id), ExportRecord, what)
        return file.state === 'good' ? file.value : undefined
      } catch (error) {
        if (isAppError(error)) return undefined
        throw error
      }
    },
    async write(id, record) {
      const path = paths.exported(id)
      await makeFolder(disk, dirname(path), 'The record of the export')
      await writeAtomically(disk, path, jsonText(record), 'The record of the export')
    },
  }
}
