import { type Envelope, failure } from '../../../core/contract/envelope.ts'
import type { ImportBlock, ImportChoices } from '../../../core/contract/import-shapes.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { isAppError } from '../../../core/errors.ts'
import type { IdSource } from '../../../core/ids.ts'
import { type AssembleContext, assembleEpisode } from '../../../core/import/assemble-episode.ts'
import { readAny } from '../../../core/import/read-any.ts'
import { reblock } from '../../../core/import/read-episode-page.ts'
import type { Reading, SourceText } from '../../../core/import/reading.ts'
import { segmentParts } from '../recognition/addition.ts'

/** A reading that was accepted, and what its episode is made with. */
export interface AssembleRequest {
  readonly reading: Reading
  readonly choices: ImportChoices
  readonly context: Omit<AssembleContext, 'newId'>
}

/** What bringing something in takes time for: a quarter of a second for a talk of many hours. */
export type ImportRequest =
  | { readonly kind: 'read'; readonly source: SourceText }
  | {
      readonly kind: 'reblock'
      readonly reading: Reading
      readonly blocks: readonly Omit<ImportBlock, 'reason'>[]
    }
  | ({ readonly kind: 'assemble' } & AssembleRequest)

/** An episode on its way out of a thread: long texts as JSON, the turns some in each part. */
export interface EpisodeParts {
  /** Without the turns of its transcript. */
  readonly episode: string
  readonly segments: readonly string[]
  /** The transcript as it is kept. */
  readonly original?: string
}

/** Makes the episode; the ids of what is new are made here too. */
export function episodeOf({ reading, choices, context }: AssembleRequest, newId: IdSource): Episode {
  return assembleEpisode(reading, choices, { ...context, newId }).episode
}

/** Answers a request written as JSON, wherever it runs: a reading as JSON, or an episode in parts. */
export function answerImport(request: string, newId: IdSource): Envelope {
  // Both ends are this program, so the text is taken for what it says.
  const asked = JSON.parse(request) as ImportRequest
  try {
    return { ok: true, value: answerTo(asked, newId) }
  } catch (error) {
    if (isAppError(error)) return failure(error)
    throw error
  }
}

function answerTo(asked: ImportRequest, newId: IdSource): string | EpisodeParts {
  switch (asked.kind) {
    case 'read':
      return JSON.stringify(readAny(asked.source))
    case 'reblock':
      return JSON.stringify(reblock(asked.reading, asked.blocks))
    case 'assemble': {
      const episode = episodeOf(asked, newId)
      const { transcript } = episode
      return {
        episode: JSON.stringify(
          transcript ? { ...episode, transcript: { ...transcript, segments: [] } } : episode,
        ),
        segments: segmentParts(transcript?.segments ?? []),
        ...(transcript && { original: JSON.stringify(transcript) }),
      }
    }
  }
}
