import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Episode } from '../../core/episode/schema.ts'
import { isAppError } from '../../core/errors.ts'
import { decodeText } from '../../core/formats/syntax/decode-text.ts'
import { countingIds, EpisodeId } from '../../core/ids.ts'
import { assembleEpisode } from '../../core/import/assemble-episode.ts'
import { readAny } from '../../core/import/read-any.ts'

/** An episode of the collection with the voices its file names. */
export interface LabelledEpisode {
  readonly file: string
  readonly episode: Episode
}

/** Every file under `folders` of the collection that Galley reads as an episode with a transcript. */
export function episodesUnder(collection: string, folders: readonly string[]): LabelledEpisode[] {
  return folders.flatMap((folder) =>
    readdirSync(join(collection, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .flatMap((path) => {
        const episode = readEpisode(path)
        return episode?.transcript ? [{ file: relative(collection, path), episode }] : []
      }),
  )
}

/** What Galley makes of one file; undefined when it is none of Galley's. */
export function readEpisode(path: string): Episode | undefined {
  try {
    const { text } = decodeText(readFileSync(path))
    const reading = readAny({ name: path.split('/').at(-1) ?? path, text })
    return assembleEpisode(
      reading,
      {},
      {
        id: EpisodeId.parse('ep'),
        now: '2026-01-01T00:00:00.000Z',
        newId: countingIds(),
        template: '',
      },
    ).episode
  } catch (error) {
    if (isAppError(error)) return undefined
    throw error
  }
}
