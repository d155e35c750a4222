import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { isAppError } from '../../core/errors.ts'
import { readText } from '../../core/formats/documents/read-text.ts'
import { bytesInMemory } from '../../core/formats/media/memory-bytes.ts'
import { detectMedia } from '../../core/formats/media-registry.ts'
import { detectFormat } from '../../core/formats/registry.ts'
import { readAny } from '../../core/import/read-any.ts'

/** What became of one file: read, refused for a stated reason, or a fault of Galley. */
export type CorpusResult =
  | { readonly outcome: 'read'; readonly format: string; readonly count: number; readonly warnings: number }
  | { readonly outcome: 'refused'; readonly code: string; readonly message: string }
  | { readonly outcome: 'crash'; readonly message: string }

/** A file of the collection; a feed is told by its folder, since a feed may hold chapters too. */
export interface CorpusFile {
  readonly file: string
  readonly isFeed: boolean
}

/**
 * Reads a file as the program would, by its content first and its extension second. Feeds, and what is neither
 * chapters nor a transcript, are read as an import, which knows pages as well.
 */
export async function readCorpusFile({ file, isFeed }: CorpusFile): Promise<CorpusResult> {
  try {
    const bytes = readFileSync(file)
    const media = detectMedia(bytes)
    if (media) {
      const { value, warnings } = await media.read(bytesInMemory(bytes))
      const said = value.chapters.length === 0 ? [{ code: 'no-chapters' }, ...warnings] : warnings
      return { outcome: 'read', format: media.id, count: value.chapters.length, warnings: said.length }
    }
    const { text, warnings: inBytes, extension = extname(file) } = readText(bytes)
    const read = (isFeed ? undefined : readFormat(text, extension)) ?? readImport(text, basename(file))
    return { outcome: 'read', ...read, warnings: read.warnings + inBytes.length }
  } catch (error) {
    if (isAppError(error)) return { outcome: 'refused', code: error.code, message: error.message }
    return {
      outcome: 'crash',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}

interface Counted {
  readonly format: string
  readonly count: number
  readonly warnings: number
}

/** Undefined when no format claims the text, or the one that does finds nothing of its own in it. */
function readFormat(text: string, extension: string): Counted | undefined {
  try {
    const format = detectFormat(text, { extension })
    const { value, warnings } = format.parse(text)
    const count = 'cues' in value ? value.cues.length : value.chapters.length
    return { format: format.id, count, warnings: warnings.length }
  } catch (error) {
    if (isAppError(error, 'format-unknown') || isAppError(error, 'format-error')) return undefined
    throw error
  }
}

/** Items of a feed, blocks of a page. */
function readImport(text: string, name: string): Counted {
  const { readAs, feedItems, blocks, warnings } = readAny({ text, name })
  return { format: readAs, count: feedItems?.length ?? blocks.length, warnings: warnings.length }
}

// A file that is never finished can only be stopped from outside, so the runner gives each to a worker.
parentPort?.on('message', async (file: CorpusFile) => parentPort?.postMessage(await readCorpusFile(file)))
parentPort?.postMessage('ready')
