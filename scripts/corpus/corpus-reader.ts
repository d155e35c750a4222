import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { isAppError } from '../../core/errors.ts'
import { readText } from '../../core/formats/documents/read-text.ts'
import { bytesInMemory } from '../../core/formats/media/memory-bytes.ts'
import { detectMedia } from '../../core/formats/media-registry.ts'
import { detectFormat } from '../../core/formats/registry.ts'

/** What became of one file: read, refused for a stated reason, or a fault of Galley. */
export type CorpusResult =
  | { readonly outcome: 'read'; readonly format: string; readonly count: number; readonly warnings: number }
  | { readonly outcome: 'refused'; readonly code: string; readonly message: string }
  | { readonly outcome: 'crash'; readonly message: string }

/** Reads a file as the program would, by its content first and its extension second. */
export async function readCorpusFile(file: string): Promise<CorpusResult> {
  try {
    const bytes = readFileSync(file)
    const media = detectMedia(bytes)
    if (media) {
      const { value, warnings } = await media.read(bytesInMemory(bytes))
      const said = value.chapters.length === 0 ? [{ code: 'no-chapters' }, ...warnings] : warnings
      return { outcome: 'read', format: media.id, count: value.chapters.length, warnings: said.length }
    }
    const { text, warnings: inBytes, extension = extname(file) } = readText(bytes)
    const format = detectFormat(text, { extension })
    const { value, warnings } = format.parse(text)
    const count = 'cues' in value ? value.cues.length : value.chapters.length
    return { outcome: 'read', format: format.id, count, warnings: warnings.length + inBytes.length }
  } catch (error) {
    if (isAppError(error)) return { outcome: 'refused', code: error.code, message: error.message }
    return {
      outcome: 'crash',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}

// A file that is never finished can only be stopped from outside, so the runner gives each to a worker.
parentPort?.on('message', async (file: string) => parentPort?.postMessage(await readCorpusFile(file)))
parentPort?.postMessage('ready')
