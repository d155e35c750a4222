import type { Episode } from '../../../core/episode/schema.ts'
import { isAppError } from '../../../core/errors.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import type { Disk } from './disk.ts'
import { type EpisodeFile, type FileMark, sha256Of } from './episode-file.ts'
import { readEpisode } from './episode-text.ts'
import { factsIfThere, readIfThere, sameFacts } from './file-system.ts'
import { asReadError } from './write-errors.ts'

/** What another program did to an episode file since it was last read or written here. */
export type ForeignChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'damaged'; readonly bytes: Uint8Array; readonly mark: FileMark }
  | {
      readonly kind: 'changed'
      readonly bytes: Uint8Array
      readonly mark: FileMark
      readonly episode: Episode
    }

/**
 * Looks whether another program changed the file. Date and size are asked first, so that the usual
 * answer costs no reading; `isOurs` knows the digests this process wrote or meant to write.
 *
 * @throws AppError `schema-too-new` when a newer Galley has written it; then it must stay as it is.
 */
export async function lookForForeignChange(
  disk: Disk,
  file: EpisodeFile,
  id: EpisodeId,
  isOurs: (sha256: string) => boolean,
): Promise<ForeignChange> {
  const { fileSystem } = disk
  try {
    const facts = await factsIfThere(fileSystem, file.path)
    const known = file.mark()
    if (facts && known?.facts && sameFacts(facts, known.facts)) return { kind: 'none' }
    const bytes = await readIfThere(fileSystem, file.path)
    if (!bytes) return { kind: 'gone' }
    const mark = { sha256: sha256Of(bytes), ...(facts && { facts }) }
    if (mark.sha256 === known?.sha256 || isOurs(mark.sha256)) {
      file.adopt(mark)
      return { kind: 'none' }
    }
    return { bytes, mark, ...readForeign(bytes, id) }
  } catch (error) {
    throw asReadError(error, 'The episode')
  }
}

function readForeign(
  bytes: Uint8Array,
  id: EpisodeId,
): { kind: 'damaged' } | { kind: 'changed'; episode: Episode } {
  try {
    return { kind: 'changed', episode: readEpisode(bytes, id).episode }
  } catch (error) {
    if (isAppError(error, 'episode-damaged')) return { kind: 'damaged' }
    throw error
  }
}
