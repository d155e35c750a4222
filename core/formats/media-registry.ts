import { flac } from './media/flac.ts'
import { id3 } from './media/id3.ts'
import { mp4 } from './media/mp4.ts'
import { ogg } from './media/ogg.ts'
import type { MediaFormat } from './media-format.ts'
import type { DescribedFormat } from './registry.ts'

/** Every media file Galley finds chapters in and writes them into. One import and one entry each. */
export const mediaFormats: readonly MediaFormat[] = [id3, mp4, ogg, flac]

/** The media format with this id, or undefined. */
export function mediaFormatById(id: string): MediaFormat | undefined {
  return mediaFormats.find((format) => format.id === id)
}

/** A media format sees no more of a file than this when it judges whose it is. */
export const mediaHeadLength = 4096
const leastScore = 0.5

/**
 * Which media format a file is in, by its first bytes; undefined when it is none, so that what is a text
 * can be read as one. Names play no part: they are wrong too often.
 */
export function detectMedia(bytes: Uint8Array): MediaFormat | undefined {
  const head = bytes.subarray(0, mediaHeadLength)
  let best: { readonly format: MediaFormat; readonly score: number } | undefined
  for (const format of mediaFormats) {
    const score = format.detect(head)
    if (score >= leastScore && score > (best?.score ?? 0)) best = { format, score }
  }
  return best?.format
}

/** Every media format, described as the chapter formats are: what they hold is chapters. */
export function describeMediaFormats(): DescribedFormat[] {
  return mediaFormats.map(({ id, label, extensions, mime, carries }) => ({
    id,
    label,
    kind: 'chapters',
    extensions: [...extensions],
    mime,
    reads: true,
    writes: true,
    carries: [...carries],
  }))
}
