import { isAppError } from '../../../core/errors.ts'
import type { Host } from '../host-options.ts'
import { type FileAnswer, serveFile } from './serve-range.ts'

/** Where the page finds an episode's audio, in every shell: `media/<episodeId>` beside the page. */
export const mediaPath = '/media/'

/** What a player sends along. */
export interface MediaRequest {
  readonly pathname: string
  readonly method: string
  readonly range: string | undefined
  readonly ifRange: string | undefined
}

/** Answers for the audio of an episode; a client names the episode, never a file. */
export async function answerMedia(host: Pick<Host, 'media'>, request: MediaRequest): Promise<FileAnswer> {
  const { pathname, method, range, ifRange } = request
  const file = await mediaFile(host, pathname.slice(mediaPath.length))
  return file ? serveFile({ ...file, method, range, ifRange }) : { status: 404, headers: {} }
}

async function mediaFile(host: Pick<Host, 'media'>, episodeId: string): ReturnType<Host['media']> {
  try {
    return await host.media(episodeId)
  } catch (error) {
    // No such episode, or one that cannot be read: there is no audio to play either way.
    if (isAppError(error)) return undefined
    throw error
  }
}
