import { mediaFormats } from '../../core/formats/media-registry.ts'
import { formats } from '../../core/formats/registry.ts'

/** A question such as ` Did you mean webvtt?`, for a name that is the ending of a file; empty when it is none. */
export function nearFormats(name: string): string {
  const near = [...formats, ...mediaFormats]
    .filter(({ extensions }) => extensions.includes(name.toLowerCase()))
    .map(({ id }) => id)
  return near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''
}
