import type { Client } from '../../../core/contract/client.ts'
import type { ImportPreview } from '../../../core/contract/import-shapes.ts'
import { longestPayload, payloadTooLarge } from '../../../core/contract/payload.ts'
import { AppError } from '../../../core/errors.ts'
import { base64Of } from '../../state/base64-of.ts'
import type { Handed } from '../../state/handed.ts'
import { importText } from '../../text/import.ts'

const audio = /\.(?:mp3|m4a|m4b|mp4|aac|wav|ogg|oga|opus|flac|aiff?|wma|mov|webm)$/i
/** Audio that may hold chapters. */
const withChapters = /\.(?:mp3|m4a|m4b|mp4|aac|ogg|oga|opus|flac)$/i
/** The most the host takes of one file, in bytes. */
const largestFile = 50 * 1024 * 1024

/** Hands something to the host to look into; refuses early what would only travel in vain. */
export async function readHanded(client: Client, handed: Handed): Promise<ImportPreview> {
  if (handed.kind === 'text') return client.call('import.read', { source: { text: handed.text } })
  const { file } = handed
  if (/^(?:audio|video)\//.test(file.type) || audio.test(file.name)) {
    if (!withChapters.test(file.name))
      throw new AppError('unreadable-file', importText.audioRefused(file.name))
    if (file.size > largestFile) throw new AppError('too-large', importText.audioTooLarge(file.name))
  }
  if ((file.size * 4) / 3 + 1_000 > longestPayload) throw payloadTooLarge(longestPayload)
  const base64 = await base64Of(file, importText.unreadable(file.name))
  return client.call('import.read', { source: { file: { name: file.name, base64 } } })
}
