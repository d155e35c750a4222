import type { HandedFile } from '../../core/contract/import-shapes.ts'
import { AppError } from '../../core/errors.ts'

/** The largest file a client may hand over, in bytes: ten times the transcript of a very long episode. */
const largestFile = 50 * 1024 * 1024

/**
 * The bytes of a file as a client handed it over. Size is judged before anything is decoded.
 *
 * @throws AppError `too-large` or `invalid-input`.
 */
export function bytesOf({ name, base64 }: HandedFile): Uint8Array {
  const size = Math.floor((base64.length / 4) * 3)
  if (size > largestFile + 2) throw tooLarge(name, size)
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw new AppError(
      'invalid-input',
      `“${shortName(name)}” did not arrive whole. Nothing was changed. Try again.`,
    )
  }
  return Buffer.from(base64, 'base64')
}

/** Refuses a text that is larger than a file may be. */
export function requireReadableSize(text: string, name: string): void {
  if (text.length > largestFile) throw tooLarge(name, text.length)
}

function tooLarge(name: string, size: number): AppError {
  const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)
  return new AppError(
    'too-large',
    `“${shortName(name)}” is ${megabytes(size)} MB. Galley reads texts of up to ${megabytes(largestFile)} MB. Nothing was changed. Bring in only the part you need.`,
    { bytes: size, limit: largestFile },
  )
}

/** A name as it can stand in a sentence. */
function shortName(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name
}
