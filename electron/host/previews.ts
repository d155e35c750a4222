import { AppError } from '../../core/errors.ts'
import type { Reading } from '../../core/import/reading.ts'
import { type HeldThings, heldThings } from './held-things.ts'
import type { Rooms } from './rooms.ts'

/** Something brought in, held until the person accepts or drops it. Nothing of it is on the disk. */
export interface HeldPreview {
  readonly reading: Reading
  /** The file's name, or the one a paste is kept under. */
  readonly fileName: string
  /** As it came, for `originals/`. */
  readonly bytes: Uint8Array
}

/** How long a preview may be looked at after it was last touched, in milliseconds. */
const lifetime = 2 * 60 * 60 * 1000
/** Of one connection; the oldest goes first. */
const perCaller = 30
/** Bytes of all previews together, in memory. */
const heaviest = 300 * 1024 * 1024
/** A reading holds its text as lines, cues and words beside the bytes. */
const weightOfReading = 6

/** The previews of one host. */
export function heldPreviews({ disk, newId }: Rooms): HeldThings<HeldPreview> {
  return heldThings({
    clock: disk.clock,
    newName: () => newId('preview'),
    lifetime,
    perCaller,
    weigh: ({ bytes }) => bytes.byteLength * weightOfReading,
    heaviest,
  })
}

/** The preview of that name, or the sentence for one that ended. */
export function requirePreview(
  previews: HeldThings<HeldPreview>,
  callerId: string,
  previewId: string,
): HeldPreview {
  const preview = previews.find(callerId, previewId)
  if (preview) return preview
  throw new AppError(
    'preview-expired',
    'This preview is no longer held. Nothing was saved from it. Bring the text in again.',
  )
}
