import type { PlannedFile } from '../contract/publish-shapes.ts'
import type { Episode } from '../episode/schema.ts'
import { AppError, isAppError } from '../errors.ts'
import { formatById } from '../formats/registry.ts'
import type { BundleContext, PlannedBundle, RenderedFile } from './bundle.ts'
import { type BundleFile, bundleFileById } from './bundle-files.ts'
import { type BundleSource, bundleSource, cuesFor } from './bundle-source.ts'
import { feedItem, type LinkedFile } from './feed-item.ts'
import type { RenderedNotes } from './notes/render-notes.ts'

/**
 * Writes the text of every file with one of `fileIds`; all selected files of the plan unless given.
 * The same episode and context give the same texts. Throws `not-found` for an id the plan does not have
 * and `invalid-input` for a blocked file.
 */
export function renderBundle(
  episode: Episode,
  plan: Pick<PlannedBundle, 'files'>,
  context: BundleContext = {},
  fileIds?: readonly string[],
): readonly RenderedFile[] {
  const source = bundleSource(episode, context)
  const chosen =
    fileIds === undefined ? plan.files.filter(({ selected }) => selected) : chosenFiles(plan, fileIds)
  return chosen.map((file) => ({
    id: file.id,
    path: file.path,
    format: file.format,
    text: fileText(file, source, chosen),
  }))
}

function chosenFiles(plan: Pick<PlannedBundle, 'files'>, ids: readonly string[]): PlannedFile[] {
  const byId = new Map(plan.files.map((file) => [file.id, file]))
  return [...new Set(ids)].map((id) => {
    const file = byId.get(id)
    if (!file) throw new AppError('not-found', `The plan has no file “${id}”. Nothing was written.`)
    if (file.blocked !== undefined) {
      throw new AppError('invalid-input', `${file.path} cannot be written. ${file.blocked}`, {
        path: file.path,
      })
    }
    return file
  })
}

function fileText(planned: PlannedFile, source: BundleSource, chosen: readonly PlannedFile[]): string {
  const file = knownFile(planned)
  if (file.kind === 'episode') return `${JSON.stringify(source.episode, null, 2)}\n`
  if (file.kind === 'notes') return notesText(file, notesOf(source))
  if (file.kind === 'item') return itemText(source, chosen)
  const format = formatById(file.id)
  const text =
    format?.kind === 'chapters'
      ? format.serialise?.(source.chapters())
      : format?.serialise?.(cuesFor(format, source))
  if (text === undefined) throw new AppError('format-read-only', `Galley does not write ${planned.path}.`)
  return text
}

function knownFile({ id }: PlannedFile): BundleFile {
  const file = bundleFileById(id)
  if (!file) throw new AppError('not-found', `Galley writes no “${id}”.`)
  return file
}

/** The notes, or the fault of their template as an error. */
export function notesOf(source: BundleSource): RenderedNotes {
  const notes = source.notes()
  if (isAppError(notes)) throw notes
  return notes
}

/** The form of the notes one file holds. */
function notesText(file: BundleFile, notes: RenderedNotes): string {
  if (file.id === 'show-notes-markdown') return notes.markdown
  return file.id === 'show-notes-html' ? notes.html : notes.plain
}

/** The feed item; it points to those files of the bundle that are written with it. */
function itemText(source: BundleSource, chosen: readonly PlannedFile[]): string {
  const { show } = source.context
  return feedItem(source.episode, {
    notes: notesOf(source),
    files: linkedFiles(chosen),
    ...(show && { show }),
  })
}

/** The files a feed item points to. */
export function linkedFiles(files: readonly { readonly id: string; readonly path: string }[]): LinkedFile[] {
  return files.flatMap(({ id, path }): LinkedFile[] => {
    const file = bundleFileById(id)
    if (!file?.inFeed || (file.kind !== 'chapters' && file.kind !== 'transcript')) return []
    return [{ url: encodeURIComponent(path), kind: file.kind, ...file.inFeed }]
  })
}
