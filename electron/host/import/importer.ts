import type { ImportBlock } from '../../../core/contract/import-shapes.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { AppError } from '../../../core/errors.ts'
import type { IdSource } from '../../../core/ids.ts'
import { readAny } from '../../../core/import/read-any.ts'
import { reblock } from '../../../core/import/read-episode-page.ts'
import type { Reading, SourceText } from '../../../core/import/reading.ts'
import { readSegments } from '../recognition/addition.ts'
import { type AskedThread, askThread, startHostThread, type WorkerThread } from '../worker-thread.ts'
import { type AssembleRequest, type EpisodeParts, episodeOf, type ImportRequest } from './import-work.ts'

/** The thread of an import takes its request as JSON. */
export type ImportWorker = WorkerThread<string>

/** A new episode, and its transcript as it is kept. */
export interface MadeEpisode {
  readonly episode: Episode
  readonly original?: string
}

/** Reads what is brought in and makes episodes of it, without ever holding up the host for long. */
export interface Importer {
  read(source: SourceText): Promise<Reading>
  /** `size` is that of the source, in bytes. */
  reblock(reading: Reading, blocks: readonly Omit<ImportBlock, 'reason'>[], size: number): Promise<Reading>
  assemble(request: AssembleRequest, newId: IdSource, size: number): Promise<MadeEpisode>
  /** Ends what is under way as `cancelled`. */
  stop(): void
}

/** What is shorter is read at once: some milliseconds, less than a thread takes to begin. In bytes. */
const longestHere = 150_000

/** Works in this very thread: for the command line, where nobody else waits, and for what is short. */
export function importHere(): Importer {
  return {
    read: async (source) => readAny(source),
    reblock: async (reading, blocks) => reblock(reading, blocks),
    async assemble(request, newId) {
      const episode = episodeOf(request, newId)
      const { transcript } = episode
      return { episode, ...(transcript && { original: JSON.stringify(transcript) }) }
    },
    stop: () => undefined,
  }
}

/** Every long import has a thread of its own, which ends with it: they are rare, and their memory is large. */
export function createImporter(startWorker: () => ImportWorker = newWorker): Importer {
  const here = importHere()
  const underWay = new Set<AskedThread>()
  const ask = async (request: ImportRequest): Promise<unknown> => {
    const asked = askThread(startWorker, JSON.stringify(request))
    underWay.add(asked)
    return asked.answer.finally(() => underWay.delete(asked))
  }
  // The answers are what `answerImport` makes of each kind of request.
  const readingFor = async (request: ImportRequest): Promise<Reading> =>
    JSON.parse((await ask(request)) as string) as Reading
  return {
    read: (source) =>
      source.text.length < longestHere ? here.read(source) : readingFor({ kind: 'read', source }),
    reblock: (reading, blocks, size) =>
      size < longestHere
        ? here.reblock(reading, blocks, size)
        : readingFor({ kind: 'reblock', reading, blocks }),
    async assemble(request, newId, size) {
      if (size < longestHere) return here.assemble(request, newId, size)
      return readEpisodeParts((await ask({ kind: 'assemble', ...request })) as EpisodeParts)
    },
    stop() {
      for (const { stop } of underWay) stop(calledOff())
    },
  }
}

async function readEpisodeParts({ episode, segments, original }: EpisodeParts): Promise<MadeEpisode> {
  const turns = await readSegments(segments)
  const made = JSON.parse(episode) as Episode
  const { transcript } = made
  return {
    episode: transcript ? { ...made, transcript: { ...transcript, segments: turns } } : made,
    ...(original !== undefined && { original }),
  }
}

function calledOff(): AppError {
  return new AppError('cancelled', 'Galley is closing, so this was not finished. Nothing was changed.')
}

const newWorker = (): ImportWorker => startHostThread('import-worker')
