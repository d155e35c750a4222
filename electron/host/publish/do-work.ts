import { type Envelope, failure } from '../../../core/contract/envelope.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { isAppError } from '../../../core/errors.ts'
import { publishWork, type WorkRequest } from './publish-work.ts'

/** Answers one request after the other; the episode of the last is kept, with all that was made of it. */
export function workAnswerer(): (request: WorkRequest) => Envelope {
  let episode: Episode | undefined
  return (request) => {
    // Both ends are this program, so text and input are taken for what they say.
    if (request.episode !== undefined) episode = JSON.parse(request.episode) as Episode
    if (!episode) throw new Error('Work was asked for before there was an episode.')
    const work = publishWork[request.name] as (episode: Episode, input: unknown) => unknown
    try {
      return { ok: true, value: work(episode, request.input) }
    } catch (error) {
      if (isAppError(error)) return failure(error)
      throw error
    }
  }
}
