import { readFile, stat } from 'node:fs/promises'
import { unwrap } from '../../core/contract/envelope.ts'
import type { LibraryListing } from '../../core/contract/library-shapes.ts'
import { AppError } from '../../core/errors.ts'
import { EpisodeId } from '../../core/ids.ts'
import type { Host } from '../host/host-options.ts'

/** The largest episode file that is looked into; a 60,000-word episode has about 5 MB. */
const mostBytes = 64 * 1024 * 1024

/** The episode file among the words Galley was started with: the system names what was double-clicked. */
export function episodeFileIn(argv: readonly string[]): string | undefined {
  return argv.find((word) => word.endsWith('.episode.json') && !word.startsWith('-'))
}

/** The place in the page for an episode file someone opened. Nothing of the file but its id is used. */
export async function placeOfFile(path: string, host: Pick<Host, 'dispatch'>): Promise<string> {
  const episodeId = await episodeIdIn(path)
  const answer = await host.dispatch('library.list', {}, { id: 'window-frame' })
  // The host has checked its answer against the schema this type is inferred from.
  const { episodes } = unwrap(answer) as LibraryListing
  if (episodes.some(({ id }) => id === episodeId)) return `#/episode/${episodeId}/transcript`
  throw new AppError(
    'episode-missing',
    'This episode is not in your library. The file was not changed. To work on it, bring in its page, transcript or chapters with "New episode".',
  )
}

async function episodeIdIn(path: string): Promise<EpisodeId> {
  const notOurs = new AppError(
    'unreadable-file',
    'This file is not an episode of Galley. It was not changed. Choose a file that ends in ".episode.json" and that Galley wrote.',
  )
  if ((await stat(path)).size > mostBytes) throw notOurs
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'))
    return EpisodeId.parse((content as { readonly id?: unknown } | null)?.id)
  } catch {
    // Not JSON, or JSON of something else: to the person it is the same.
    throw notOurs
  }
}
