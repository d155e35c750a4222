import { Episode } from '../episode/schema.ts'
import { AppError, isAppError } from '../errors.ts'
import { formatById } from '../formats/registry.ts'
import { formatFault } from '../formats/syntax/format-error.ts'
import type { BundleContext, PlannedBundle, RenderedFile } from './bundle.ts'
import { type BundleFile, bundleFileById } from './bundle-files.ts'
import { type BundleSource, bundleSource, cuesFor } from './bundle-source.ts'
import { chapterDifference } from './compare-chapters.ts'
import { cueDifference } from './compare-cues.ts'
import { itemDifference } from './compare-item.ts'
import { notesDifference } from './compare-notes.ts'
import { linkedFiles, notesOf } from './render-bundle.ts'

/**
 * Parses every file again and compares it with what the episode says, as far as the format carries it.
 * Give it all files of the bundle, as they were read back from the disk. Throws `round-trip-failed`, naming the file
 * and the first difference.
 */
export function verifyBundle(
  episode: Episode,
  plan: Pick<PlannedBundle, 'files'>,
  files: readonly RenderedFile[],
  context: BundleContext = {},
): void {
  const source = bundleSource(episode, context)
  const planned = new Set(plan.files.map(({ path }) => path))
  for (const file of files) {
    const known = bundleFileById(file.id)
    const difference =
      known && planned.has(file.path)
        ? differenceOf(known, file, files, source)
        : 'it is not part of the plan.'
    if (difference !== undefined) throw roundTripFailed(file.path, difference)
  }
}

function roundTripFailed(path: string, difference: string): AppError {
  return new AppError(
    'round-trip-failed',
    `${path} was read back and is not what the episode says: ${difference} ` +
      'The episode is unchanged, and the bundle was not finished. Export again; if it happens again, leave this file out.',
    { path, difference },
  )
}

/** The first difference of one file, or why it cannot be read at all; undefined when it is right. */
function differenceOf(
  file: BundleFile,
  rendered: RenderedFile,
  all: readonly RenderedFile[],
  source: BundleSource,
): string | undefined {
  const { text } = rendered
  try {
    if (file.kind === 'episode') return episodeDifference(source.episode, text)
    if (file.kind === 'notes') return notesDifference(file.id, notesOf(source), text)
    if (file.kind === 'item') {
      const { show } = source.context
      return itemDifference(
        source.episode,
        { notes: notesOf(source), files: linkedFiles(all), ...(show && { show }) },
        text,
      )
    }
    const format = formatById(file.id)
    if (format?.kind === 'chapters') return chapterDifference(format, source.chapters(), text)
    if (format?.kind === 'transcript') return cueDifference(format, cuesFor(format, source), text)
    return 'Galley does not know its format.'
  } catch (error) {
    if (isAppError(error, 'format-error')) return formatFault(error)
    throw error
  }
}

function episodeDifference(episode: Episode, text: string): string | undefined {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    // Whatever the fault is, the file is not the episode.
    return 'it is not JSON.'
  }
  if (JSON.stringify(read) !== JSON.stringify(episode)) return 'it is not the whole episode.'
  return Episode.safeParse(read).success ? undefined : 'Galley would not open it.'
}
