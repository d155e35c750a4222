import type { Episode } from '../../../core/episode/schema.ts'
import { isAppError } from '../../../core/errors.ts'
import { findInTurns, type SearchedTurn, searchedTurns } from '../../../core/library/find-in-turns.ts'
import { readEpisode } from '../store/episode-text.ts'
import type { LookedAt, LookMessage, LookRequest } from './look-request.ts'

/** Looks through one episode to the end, wherever it runs; says when reading is done and searching begins. */
export function look({ source, query, most }: LookRequest, say: (message: LookMessage) => void): void {
  const read = readSource(source)
  if ('message' in read) {
    say({ kind: 'answer', answer: { kind: 'damaged', message: read.message } })
    return
  }
  const { about, turns } = read
  say({ kind: 'searching', about })
  say({ kind: 'answer', answer: { ...findInTurns(turns, query, most), about } })
}

/** What a search needs to know of an episode. */
export function lookedAt({ title, number, revision }: Episode): LookedAt {
  return { title, revision, ...(number !== undefined && { number }) }
}

function readSource(
  source: LookRequest['source'],
): { readonly about: LookedAt; readonly turns: readonly SearchedTurn[] } | { readonly message: string } {
  if (source.kind === 'open') return source
  try {
    const { episode } = readEpisode(source.bytes, source.episodeId)
    return { about: lookedAt(episode), turns: searchedTurns(episode) }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { message: error.message }
  }
}
